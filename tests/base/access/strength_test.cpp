// Passwords that are tried first, and passwords that nobody tries.
#include "base/access/strength.hpp"

#include <gtest/gtest.h>

#include "base/error.hpp"

namespace handlingsrom::access {
namespace {

std::string fault(const std::string& password, const std::string& name) {
  try {
    check_password(password, name);
  } catch (const Error& error) {
    return error.key();
  }
  return "";
}

TEST(PasswordStrength, RefusesThoseOfTheFormThatIsTriedFirst) {
  for (const char* weak : {"kort", "elleve tegn", "aaaaaaaaaaaaaaa", "abcabcabcabcabc", "123456789012",
                           "qwertyuiopasdf", "Passord2026!!!", "kari.nordmann2026", "handlingsrom2026"})
    EXPECT_EQ(fault(weak, "Kari.Nordmann"), "password_weak") << weak;
  EXPECT_EQ(fault(std::string(600, 'a') + "bcd", "x"), "password_weak");
  EXPECT_EQ(fault("tolv tegn er", "Kari"), "");
  EXPECT_EQ(fault("blåbærsyltetøy på brødskiva", "Kari"), "");
}

// From lists of leaked passwords that are much used (SecLists' and zxcvbn's), all of twelve characters or more.
TEST(PasswordStrength, RefusesThoseThatHaveLeaked) {
  for (const char* leaked :
       {"iloveyou1234", "1q2w3e4r5t6y", "football12345", "qwerty123456", "michelle123456", "dragon1234567890",
        "1qaz2wsx3edc", "superman12345", "princess12345", "unbelievable", "administrator"})
    EXPECT_EQ(fault(leaked, "Kari"), "password_common") << leaked;
  for (const char* twice : {"trustno1trustno1", "letmeinletmein", "starwarsstarwars"})
    EXPECT_EQ(fault(twice, "Kari"), "password_weak") << twice;
}

TEST(PasswordStrength, RefusesWhatPeopleHereThinkOfFirst) {
  for (const char* guessed : {"Sommeren2026!", "Sommer2026!!", "Velkommen2026", "fredagfredag1", "kommunekommune2"})
    EXPECT_EQ(fault(guessed, "Kari"), "password_common") << guessed;
  EXPECT_EQ(fault("1nordmann1992", "nordmann1992"), "password_weak") << "the name in it";
  EXPECT_EQ(fault("n0rdmann!1992", "nordmann"), "password_common") << "the name with a letter changed";
  EXPECT_LT(strength_of("n0rdmann!1992", "nordmann").bits, strength_of("n0rdmann!1992", "Kari").bits);
}

TEST(PasswordStrength, SaysBeforeWhatIsDecidedAfter) {
  for (const char* one : {"kort", "iloveyou1234", "en lang setning uten mening", "kx7Qp2!vRt9z", "Sommer2026!!", ""}) {
    EXPECT_EQ(strength_of(one, "Kari").good, fault(one, "Kari").empty()) << one;
  }
  EXPECT_LT(strength_of("iloveyou1234", "").bits, strength_of("iloveyou1234 gulrot", "").bits);
}

}  // namespace
}  // namespace handlingsrom::access
