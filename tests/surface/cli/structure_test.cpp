// `handlingsrom structure schools` from outside: the table, the three forms, and every refusal with its code.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "surface/cli/command.hpp"

namespace handlingsrom::cli {
namespace {

Outcome schools(std::vector<std::string> arguments) {
  arguments.insert(arguments.begin(), {"structure", "schools"});
  return run_with(std::move(arguments));
}

TEST(StructureSchools, SaysWhoMovesAndWhatIsGained) {
  const Outcome outcome = schools({"skaun", "--close", "viggja", "--year", "2035"});
  EXPECT_EQ(outcome.code, 0) << outcome.err;
  EXPECT_NE(outcome.out.find("Børsa skole (1–7)"), std::string::npos) << outcome.out;
  EXPECT_NE(outcome.out.find("In 2035 the municipality saves about NOK"), std::string::npos) << outcome.out;
  EXPECT_NE(outcome.out.find("We do not know where the pupils live"), std::string::npos);
}

TEST(StructureSchools, NothingClosedIsToday) {
  const Outcome outcome = schools({"høylandet"});
  EXPECT_EQ(outcome.code, 0) << outcome.err;
  EXPECT_NE(outcome.out.find("No school is closed"), std::string::npos);
}

TEST(StructureSchools, EveryYearInCsvAndJson) {
  const Outcome csv = schools({"skaun", "--close", "974563258", "--format", "csv"});
  EXPECT_EQ(std::count(csv.out.begin(), csv.out.end(), '\n'), 1 + 25 * 7)
      << "a head, 25 years of six schools and their sum";
  const Outcome json = schools({"skaun", "--close", "974563258", "--format", "json", "--year", "2040"});
  EXPECT_EQ(nlohmann::json::parse(json.out)["rows"].size(), 7U);
}

TEST(StructureSchools, GradesOwnNumbersAndAssumptions) {
  const Outcome grades = schools({"sunnfjord", "--close", "naustdal:8-10"});
  EXPECT_NE(grades.out.find("(8–10)"), std::string::npos) << grades.out;
  const Outcome own = schools({"sunnfjord", "--close", "holsen", "--pupils", "viksdalen=60"});
  EXPECT_NE(own.out.find("Viksdalen skule (1–7)"), std::string::npos) << "with a number it may receive";
  const Outcome wide = schools({"sunnfjord", "--close", "holsen", "--set", "structure.detour_factor=2"});
  EXPECT_NE(wide.out, schools({"sunnfjord", "--close", "holsen"}).out);
}

TEST(StructureSchools, Refusals) {
  const auto refused = [](const std::vector<std::string>& arguments, int code, const std::string& words) {
    const Outcome outcome = schools(arguments);
    EXPECT_EQ(outcome.code, code) << outcome.err;
    EXPECT_EQ(outcome.out, "");
    EXPECT_NE(outcome.err.find(words), std::string::npos) << outcome.err;
  };
  refused({"høylandet", "--close", "høylandet"}, 3, "no school to go to");
  refused({"sunnfjord", "--close", "snade"}, 2, "Sande skule");
  refused({"sunnfjord", "--close", "førde"}, 2, "Førde barneskule, Førde ungdomsskule");
  refused({"sunnfjord", "--close", "naustdal:10-8"}, 2, "NAME:8-10");
  refused({"sunnfjord", "--close", "bygstad:8-10"}, 2, "does not have grades");
  refused({"sunnfjord", "--pupils", "viksdalen"}, 2, "NAME=60");
  refused({"skaun", "--pupils", "buvik=60/60"}, 2, "It has 7");
  refused({"skaun", "--pupils", "buvik=60//60"}, 2, "buvik=60//60");
  refused({"skaun", "--close", "buvik=buvik"}, 2, "cannot take the pupils");
  refused({"skaun", "--close", "buvik:5-7=nowhere"}, 2, "nowhere");
  refused({"sunnfjord", "--pupils", "viksdalen=-4"}, 2, "viksdalen=-4");
  refused({"sunnfjord", "--set", "structure.nonsense=1"}, 2, "structure.nonsense");
  refused({"sunnfjord", "--from", "1999"}, 2, "1999");
  refused({"sunnfjord", "--year", "2099"}, 2, "2099");
  refused({"oslo", "--close", "Lyse montessoriskole"}, 2, "private");
  refused({"oslo", "--close", "Oslo sjøskole"}, 2, "neither grades nor pupils");
}

}  // namespace
}  // namespace handlingsrom::cli
