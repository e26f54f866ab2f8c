// What the user's store holds is in force in every command, is said, and can be left: own figures, fetched tables, what changed since.
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>

#include "surface/program/in_force.hpp"

namespace handlingsrom::cli {
namespace {

const char* const own_figures =
    "figure,sector,value,unit,note\nmunicipality,,5029,,\nyear,,2025,,\nsource,,Invented,,\n"
    "long_term_debt,,1234567,1000 kr,\n";

TEST_F(InForce, OwnFiguresOfTheStoreAreUsedWithoutOwnAndSaid) {
  const double published = today("economy", "economy.debt");
  EXPECT_EQ(call({"facts", "keep", "5029", file("own.csv", own_figures)}).code, 0);
  EXPECT_DOUBLE_EQ(today("economy", "economy.debt"), 1'234'567'000);
  EXPECT_NE(published, 1'234'567'000);
  EXPECT_DOUBLE_EQ(today("economy", "economy.debt", {"--without-own"}), published);
  const Outcome told = call({"economy", "project", "5029"});
  EXPECT_NE(told.err.find("Own figures for Skaun: 1 figure from the store (Invented)"), std::string::npos) << told.err;
  EXPECT_EQ(call({"economy", "project", "5029", "--without-own"}).err.find("Own figures"), std::string::npos);
  // Of another municipality nothing is said.
  EXPECT_EQ(call({"economy", "project", "4647"}).err.find("Own figures"), std::string::npos);
}

TEST_F(InForce, ScenariosRegionsAndReportsUseThemToo) {
  const std::string scenario = file("s.toml", "name = \"t\"\nmunicipality = \"5029\"\n");
  const auto all = [&](const std::vector<std::string>& more) {
    std::string text;
    for (std::vector<std::string> arguments :
         {std::vector<std::string>{"explain", "5029", "economy.debt", "2026"},
          std::vector<std::string>{"economy", "project", "--region", "5029,5028", "--format", "csv"}}) {
      arguments.insert(arguments.end(), more.begin(), more.end());
      const Outcome told = call(arguments);
      EXPECT_EQ(told.code, 0) << told.err;
      text += told.out;
    }
    return text;
  };
  const std::string published = all({});
  EXPECT_EQ(call({"facts", "keep", "5029", file("own.csv", own_figures)}).code, 0);
  const std::string with_own = all({});
  EXPECT_NE(with_own, published);
  EXPECT_NE(with_own.find("own.csv"), std::string::npos) << "explain leads to the file";
  EXPECT_EQ(all({"--without-own"}), published);
}

TEST_F(InForce, AnEarlierAnswerIsHadAgain) {
  EXPECT_EQ(call({"facts", "keep", "5029", file("own.csv", own_figures)}).code, 0);
  const auto deliveries = Json::parse(call({"facts", "deliveries", "--format", "json"}).out)["rows"];
  ASSERT_EQ(deliveries.size(), 1U);
  const std::string then = deliveries[0]["since"];
  std::string changed(own_figures);
  changed.replace(changed.find("1234567"), 7, "1200000");
  ::usleep(5000);  // the store's times are of thousandths
  EXPECT_EQ(call({"facts", "keep", "5029", file("own.csv", changed)}).code, 0);
  EXPECT_DOUBLE_EQ(today("economy", "economy.debt"), 1'200'000'000);
  EXPECT_DOUBLE_EQ(today("economy", "economy.debt", {"--as-of", then}), 1'234'567'000);
  const Outcome changes = call({"facts", "changes", "--format", "json"});
  EXPECT_EQ(changes.code, 0) << changes.err;
  const auto rows = Json::parse(changes.out)["rows"];
  ASSERT_FALSE(rows.empty());
  EXPECT_EQ(rows.back()["place"], "Skaun");
  EXPECT_EQ(rows.back()["before"], 1'234'567'000);
  EXPECT_EQ(rows.back()["after"], 1'200'000'000);
  EXPECT_EQ(call({"economy", "project", "5029", "--as-of", "yesterday"}).code, 2);
}

// What someone chose later, or by another rate, is not in an earlier answer; nor in what was known then.
TEST_F(InForce, AnEarlierAnswerHasTheChoicesOfItsTime) {
  std::string another(own_figures);
  another.replace(another.find("1234567"), 7, "1200000");
  another.replace(another.find("Invented"), 8, "Auditor");
  EXPECT_EQ(call({"facts", "keep", "5029", file("auditor.csv", another)}).code, 0);
  ::usleep(5000);  // the store's times are of thousandths
  EXPECT_EQ(call({"facts", "keep", "5029", file("own.csv", own_figures)}).code, 0);
  const auto deliveries = Json::parse(call({"facts", "deliveries", "--format", "json"}).out)["rows"];
  ASSERT_EQ(deliveries.size(), 2U);
  const std::string first = deliveries[0]["since"], then = deliveries[1]["since"];
  const std::vector<std::string> series{"5029", "own/long_term_debt"};
  const auto known = [&](const char* verb, const std::string& time) {
    const Outcome told = call({"facts", verb, series[0], series[1], "2025", "--as-of", time, "--format", "json"});
    EXPECT_EQ(told.code, 0) << told.err;
    return told.out;
  };
  const std::string history_then = known("history", then), why_then = known("why", then);
  EXPECT_EQ(Json::parse(known("history", first))["rows"].size(), 1U);
  EXPECT_EQ(Json::parse(history_then)["rows"].size(), 2U);
  EXPECT_NE(call({"facts", "history", series[0], series[1]}).out.find("Long-term debt"), std::string::npos);
  ::usleep(5000);
  EXPECT_EQ(call({"facts", "choose", series[0], series[1], "2025", "--source", "Auditor", "--reason", "audited"}).code,
            0);
  EXPECT_DOUBLE_EQ(today("economy", "economy.debt"), 1'200'000'000);
  EXPECT_DOUBLE_EQ(today("economy", "economy.debt", {"--as-of", then}), 1'234'567'000);
  EXPECT_EQ(call({"facts", "deflator", "0.03", "--reason", "our own"}).code, 0);
  EXPECT_NE(call({"facts", "deflator"}).out.find("our own"), std::string::npos);
  EXPECT_EQ(call({"facts", "deflator", "--as-of", then}).out.find("our own"), std::string::npos);
  EXPECT_NE(known("why", "2099"), why_then);
  EXPECT_EQ(known("why", then), why_then);
  EXPECT_EQ(known("history", then), history_then);
  // Before anything was known of it.
  EXPECT_EQ(call({"facts", "history", series[0], series[1], "--as-of", "2020"}).code, 2);
}

TEST_F(InForce, RevisedAccountsTakeTheOldOnesPlaceAndAnOlderReleaseDoesNot) {
  const double published = today("economy", "economy.gross_revenue");
  // Invented amounts, changed on a day after those of the program.
  record("2027-01-15T07:00:00Z", {"AGD13", "AGD9"}, {"2025", "2031"}, {{"5029", {1'000'000, 5, 900'000, 5}}});
  const Outcome brought = update("12137", folder / "tables");
  EXPECT_EQ(brought.code, 0) << brought.err;
  EXPECT_DOUBLE_EQ(today("economy", "economy.gross_revenue"), 1'000'000'000);
  EXPECT_DOUBLE_EQ(today("economy", "economy.gross_revenue", {"--without-own"}), published);
  const Outcome told = call({"economy", "project", "5029"});
  EXPECT_NE(told.err.find("Table 12137 (Statistics Norway, changed 2027-01-15): 2 figures are newer"),
            std::string::npos)
      << told.err;
  EXPECT_NE(told.err.find("Table 12137: figures for 2031 are in the store"), std::string::npos) << told.err;
  const Outcome why = call({"facts", "why", "5029", "12137/AGD13/KOSbelop0000", "2025"});
  EXPECT_NE(
      why.out.find(
          "The calculations read Gross operating revenue = NOK 1,000,000,000 from here (table 12137, changed 2027-01-15)"),
      std::string::npos)
      << why.out << why.err;
  EXPECT_NE(call({"facts", "sources"}).out.find("ssb_12137_fetched"), std::string::npos);
}

TEST_F(InForce, AnOlderReleaseDoesNotTakeTheProgramsPlace) {
  const double published = today("economy", "economy.gross_revenue");
  record("2026-03-16T07:00:00Z", {"AGD13"}, {"2025"}, {{"5029", {1'000'000}}});
  EXPECT_EQ(update("12137", folder / "tables").code, 0);
  EXPECT_DOUBLE_EQ(today("economy", "economy.gross_revenue"), published);
  // Unless someone says so, with a reason.
  EXPECT_EQ(call({"facts", "choose", "5029", "12137/AGD13/KOSbelop0000", "2025", "--source", "ssb", "--reason",
                  "the auditor's figure"})
                .code,
            0);
  EXPECT_DOUBLE_EQ(today("economy", "economy.gross_revenue"), 1'000'000'000);
}

TEST_F(InForce, ADamagedStoreSaysHowToRestoreAndTheProgramGoesOnWithoutIt) {
  EXPECT_EQ(call({"facts", "keep", "5029", file("own.csv", own_figures)}).code, 0);
  file("store.sqlite", std::string(20'000, 'x'));
  const Outcome refused = call({"economy", "project", "5029"});
  EXPECT_EQ(refused.code, 2);
  EXPECT_NE(refused.err.find("handlingsrom store restore"), std::string::npos) << refused.err;
  EXPECT_EQ(call({"economy", "project", "5029", "--without-own"}).code, 0);
}

TEST_F(InForce, AFormFilledInIsReadAndStoredAndTheExampleIsNot) {
  const std::string blank = (folder / "f.xlsx").string();
  EXPECT_EQ(call({"facts", "template", "users", "--municipality", "5029", "--out", blank}).code, 0);
  EXPECT_EQ(call({"import", blank}).code, 0);
  EXPECT_EQ(call({"facts", "template", "users", "--filled", "--municipality", "5029", "--out", blank}).code, 0);
  const Outcome shown = call({"import", blank, "--format", "csv"});
  EXPECT_EQ(shown.code, 0) << shown.err;
  EXPECT_NE(shown.out.find("users.users,step: home_nursing; age: 80–89,86"), std::string::npos) << shown.out;
  EXPECT_NE(shown.err.find("invented example"), std::string::npos) << shown.err;
  EXPECT_EQ(call({"import", blank, "--save"}).code, 2);
  EXPECT_EQ(call({"facts", "template", "wishes", "--filled"}).code, 2);
  EXPECT_NE(call({"facts", "template"}).out.find("vacancies"), std::string::npos);
}

TEST_F(InForce, TheRecordedAnswersOfStatisticsNorwayReachComparisonAndReport) {
  const std::filesystem::path recorded = "../shared/data/jsonstat";
  if (!std::filesystem::exists(recorded)) GTEST_SKIP() << "the recordings are not here: " << recorded;
  EXPECT_EQ(update("12134", recorded).code, 0);
  const Outcome comparison = call({"comparison", "show", "bergen"});
  EXPECT_EQ(comparison.code, 0) << comparison.err;
  for (const char* part : {"Frie inntekter per innbygger", "66", "605", "2026-03-16"})
    EXPECT_NE((comparison.out + comparison.err).find(part), std::string::npos)
        << part << comparison.out << comparison.err;
}

}  // namespace
}  // namespace handlingsrom::cli
