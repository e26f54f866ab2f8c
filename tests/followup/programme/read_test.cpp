#include <gtest/gtest.h>

#include "base/error.hpp"
#include "example.hpp"

namespace handlingsrom::programme {
namespace {

std::string reading_fault(const std::string& text) {
  try {
    read(text);
  } catch (const Error& error) {
    return error.what();
  }
  return {};
}

TEST(ProgrammeFile, ShowsTheCircle) {
  EXPECT_EQ(
      reading_fault(task("a", 1, "\"c\"") + task("b", 1, "\"a\"") + task("c", 1, "\"b\"") + task("d", 1, "\"c\"")),
      "programme_circle: file=p.toml, line=5, column=1, found=a → b → c → a");
  EXPECT_EQ(reading_fault(task("a", 1) + task("b", 1, "\"b\"")),
            "programme_circle: file=p.toml, line=11, column=1, found=b → b");
}

TEST(ProgrammeFile, RefusesAGroupWithoutLeader) {
  EXPECT_EQ(reading_fault("[[group]]\nid = \"g\"\nname = \"Styringsgruppe\"\nkind = \"steering\"\n"),
            "programme_no_leader: file=p.toml, line=5, column=1, name=Styringsgruppe");
}

TEST(ProgrammeFile, RefusesDatesInTheWrongOrder) {
  EXPECT_EQ(reading_fault("[[phase]]\nid = \"1\"\nname = \"n\"\nfrom = 2027-02-01\nto = 2027-01-31\n"),
            "programme_dates: file=p.toml, line=9, column=6, found=2027-01-31, expected=2027-02-01");
  EXPECT_NE(reading_fault(task("a", 1, "", "earliest = 2027-02-01\ndeadline = 2027-01-01")).find("programme_dates"),
            std::string::npos);
}

TEST(ProgrammeFile, RefusesWhatIsNotThereOrTwice) {
  EXPECT_EQ(reading_fault(task("a", 1, "\"x\"")),
            "programme_unknown: file=p.toml, line=9, column=10, found=x, expected=a");
  EXPECT_NE(reading_fault(task("a", 1) + task("a", 1)).find("programme_twice"), std::string::npos);
  EXPECT_NE(reading_fault("[[risk]]\nid = \"r\"\nname = \"n\"\nproject = \"q\"\nlikelihood = 1\nconsequence = 1\n")
                .find("programme_unknown"),
            std::string::npos);
  EXPECT_NE(reading_fault("[[task]]\nid = \"a\"\nname = \"a\"\n").find("days"), std::string::npos);
  EXPECT_NE(reading_fault("person = \"N. N.\"\n").find("toml_unknown_key"), std::string::npos);
}

TEST(ProgrammeFile, AMeetingPastMidnightEndsTheNextDay) {
  const Programme programme = read(
      "[[group]]\nid = \"g\"\nname = \"n\"\nkind = \"working\"\nleader = \"leader\"\n"
      "[[group.meeting]]\ndate = 2026-10-24\nfrom = \"23:30\"\nto = \"01:30\"\n");
  EXPECT_EQ(programme.groups[0].meetings[0].to, 25 * 60 + 30);
  EXPECT_EQ(programme.groups[0].count_of("leader"), 1);
}

}  // namespace
}  // namespace handlingsrom::programme
