// Passwords, tokens and codes against the vectors of the documents that define them.
#include "base/access/secrets.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <ctime>
#include <set>

namespace handlingsrom::access {
namespace {

// RFC 6238, appendix B.
TEST(OneTimeCode, IsThatOfTheStandardsTable) {
  const std::string ten = "1234567890";
  const std::string sha1 = ten + ten, sha256 = sha1 + ten + "12", sha512 = sha1 + sha1 + sha1 + "1234";
  struct Row {
    std::uint64_t time;
    const char *sha1, *sha256, *sha512;
  };
  for (const Row& row :
       {Row{59, "94287082", "46119246", "90693936"}, Row{1111111109, "07081804", "68084774", "25091201"},
        Row{1111111111, "14050471", "67062674", "99943326"}, Row{1234567890, "89005924", "91819424", "93441116"},
        Row{2000000000, "69279037", "90698825", "38618901"}, Row{20000000000, "65353130", "77737706", "47863826"}}) {
    EXPECT_EQ(one_time_code(sha1, row.time / 30, 8, Hash::sha1), row.sha1) << row.time;
    EXPECT_EQ(one_time_code(sha256, row.time / 30, 8, Hash::sha256), row.sha256) << row.time;
    EXPECT_EQ(one_time_code(sha512, row.time / 30, 8, Hash::sha512), row.sha512) << row.time;
  }
}

// RFC 4226, appendix D.
TEST(OneTimeCode, IsThatOfTheCountersTable) {
  const char* const expected[] = {"755224", "287082", "359152", "969429", "338314",
                                  "254676", "287922", "162583", "399871", "520489"};
  for (std::uint64_t counter = 0; counter < 10; ++counter)
    EXPECT_EQ(one_time_code("12345678901234567890", counter), expected[counter]);
}

TEST(OneTimeCode, HoldsForThreeStepsAndOnce) {
  const std::string key = new_code_key();
  constexpr std::uint64_t now = 1'800'000'015, step = now / 30;
  const std::string raw = *from_base32(key);
  for (const std::uint64_t near : {step - 1, step, step + 1})
    EXPECT_EQ(code_step(key, one_time_code(raw, near), now, 0), near);
  EXPECT_FALSE(code_step(key, one_time_code(raw, step - 2), now, 0));
  EXPECT_FALSE(code_step(key, one_time_code(raw, step + 2), now, 0));
  EXPECT_FALSE(code_step(key, one_time_code(raw, step), now, step)) << "used";
  EXPECT_FALSE(code_step(key, one_time_code(raw, step - 1), now, step)) << "older than the one used";
  EXPECT_FALSE(code_step("", "755224", now, 0)) << "no key: no code holds";
  EXPECT_FALSE(code_step(key, "", now, 0));
}

// RFC 4648, section 10.
TEST(Base32, IsThatOfTheStandard) {
  for (const auto& [bytes, text] : {std::pair{"f", "MY"},
                                    {"fo", "MZXQ"},
                                    {"foo", "MZXW6"},
                                    {"foob", "MZXW6YQ"},
                                    {"fooba", "MZXW6YTB"},
                                    {"foobar", "MZXW6YTBOI"}}) {
    EXPECT_EQ(to_base32(bytes), text);
    EXPECT_EQ(from_base32(text), bytes);
  }
  EXPECT_FALSE(from_base32("M1"));
}

TEST(Base64Url, ComesBackAndRefusesOtherLetters) {
  const std::string bytes("\x00\xff\xfe?>", 5);
  EXPECT_EQ(from_base64url(base64url(bytes)), bytes);
  EXPECT_FALSE(from_base64url("a+b/"));
  EXPECT_FALSE(from_base64url("YQ=="));
}

TEST(Password, IsArgon2idWithASaltOfItsOwn) {
  const std::string hash = password_hash("en lang setning uten mening");
  EXPECT_EQ(hash.find("$argon2id$v=19$m=65536,t=2,p=1$"), 0U) << hash;
  EXPECT_NE(hash, password_hash("en lang setning uten mening"));
  EXPECT_TRUE(password_fits(hash, "en lang setning uten mening"));
  EXPECT_FALSE(password_fits(hash, "en lang setning uten meninG"));
  EXPECT_FALSE(password_fits("", ""));
}

TEST(Password, NobodyTakesAsLongAsSomebody) {
  // Processor time of this thread: what else the machine does is no part of it. A comparison left out would take a thousandth.
  const auto spent = [] {
    timespec at{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &at);
    return static_cast<double>(at.tv_sec) + 1e-9 * static_cast<double>(at.tv_nsec);
  };
  const std::string hash = password_hash("en lang setning uten mening");
  const auto fastest = [&](const std::string& known) {
    double best = 1e9;
    for (int i = 0; i < 5; ++i) {
      const double begin = spent();
      EXPECT_FALSE(password_fits(known, "noe annet enn det"));
      best = std::min(best, spent() - begin);
    }
    return best;
  };
  password_fits("", "");  // what nobody is compared with has been made
  const double somebody = fastest(hash), nobody = fastest("");
  EXPECT_LT(somebody / nobody, 3);
  EXPECT_LT(nobody / somebody, 3);
}

TEST(Token, IsKeptByANameThatDoesNotLeadBack) {
  std::set<std::string> seen;
  for (int i = 0; i < 1000; ++i) {
    const std::string token = new_token();
    EXPECT_EQ(token.size(), 43U);
    EXPECT_EQ(token_name(token).find(token), std::string::npos);
    seen.insert(token);
  }
  EXPECT_EQ(seen.size(), 1000U);
}

}  // namespace
}  // namespace handlingsrom::access
