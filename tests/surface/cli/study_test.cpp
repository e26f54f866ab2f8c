// `cooperation study`, `partners`, `inquiry` and `workforce vulnerability` from outside: what they print, refusals with their code, papers whole.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

#include "surface/cli/command.hpp"

namespace handlingsrom::cli {
namespace {

const std::string sogn = "examples/sogn-barnevern.toml";

TEST(Study, EveryTableHasARowForWhatItIsAbout) {
  const std::vector<std::pair<std::string, std::size_t>> tables{{"members", 7}, {"shares", 7},    {"promises", 11},
                                                                {"costs", 7},   {"leaving", 7},   {"agreement", 9},
                                                                {"rooms", 27},  {"years", 7 * 24}};
  for (const auto& [table, rows] : tables) {
    const nlohmann::json json = json_of({"cooperation", "study", sogn, "--show", table, "--draws", "20"});
    EXPECT_EQ(json.at("rows").size(), rows) << table;
  }
}

TEST(Study, SaysWhatTheFiguresSay) {
  const Outcome outcome = run_with({"cooperation", "study", sogn, "--draws", "20"});
  EXPECT_EQ(outcome.code, 0) << outcome.err;
  EXPECT_NE(outcome.out.find("Sogndal"), std::string::npos);
  EXPECT_NE(outcome.out.find("The agreement lacks 5 of 9 fields"), std::string::npos) << outcome.out;
  EXPECT_NE(outcome.out.find("koml. § 20-8"), std::string::npos) << outcome.out;
}

TEST(Study, RefusalsHaveTheirCode) {
  EXPECT_EQ(run_with({"cooperation", "study", "nowhere.toml"}).code, 2);
  EXPECT_EQ(run_with({"cooperation", "study", sogn, "--show", "weather"}).code, 2);
  EXPECT_EQ(run_with({"cooperation", "study", sogn, "--draws", "0"}).code, 2);
  const std::filesystem::path far = std::filesystem::path(testing::TempDir()) / "far.toml";
  std::ofstream(far)
      << "title = \"T\"\nservice = \"fire\"\nmunicipalities = [\"Vik\", \"Oslo\"]\nhosts = [\"Vik\"]\nfirst_year = 2027\nquality = \"q\"\nnearness = \"n\"\nmost_km = 50\n";
  const Outcome outcome = run_with({"cooperation", "study", far.string()});
  EXPECT_EQ(outcome.code, 3) << outcome.err;
  EXPECT_NE(outcome.err.find("cannot become one unit"), std::string::npos) << outcome.err;
}

TEST(Partners, NeedAPlaceAndAService) {
  EXPECT_EQ(run_with({"cooperation", "partners"}).code, 2);
  EXPECT_EQ(run_with({"cooperation", "partners", "vik", "--service", "ski"}).code, 2);
  EXPECT_EQ(run_with({"cooperation", "partners", "vik", "--members", "9"}).code, 2);
  EXPECT_EQ(json_of({"cooperation", "partners", "--existing"}).at("rows").size(), 64U);
  const nlohmann::json best = json_of({"cooperation", "partners", "leirfjord"});
  EXPECT_EQ(best.at("rows").size(), 8U);
}

TEST(Inquiry, WhoHasNotAnswered) {
  const Outcome outcome = run_with({"cooperation", "inquiry", "examples/sogn-utgreiing.toml"});
  EXPECT_EQ(outcome.code, 0) << outcome.err;
  EXPECT_NE(outcome.out.find("No answer yet to “Forstudie”: Lærdal, Årdal, Aurland, Høyanger"), std::string::npos)
      << outcome.out;
  EXPECT_EQ(run_with({"cooperation", "inquiry", "examples/region-profil.toml", "--papers"}).code, 2) << "no study";
}

TEST(Vulnerability, AllAndOne) {
  const nlohmann::json all = json_of({"workforce", "vulnerability", "--all"});
  EXPECT_GT(all.at("rows").size(), 5 * 350U);
  const nlohmann::json one =
      json_of({"workforce", "vulnerability", "vik", "--service", "ppt", "--posts", "1", "--set", "vacancy_months=9"});
  ASSERT_EQ(one.at("rows").size(), 3U) << "the ladder without a pool";
  EXPECT_EQ(run_with({"workforce", "vulnerability", "vik", "--service", "ppt"}).code, 2);
  EXPECT_EQ(run_with({"workforce", "vulnerability"}).code, 2);
  EXPECT_EQ(run_with({"workforce", "vulnerability", "vik", "--set", "sick=2"}).code, 2);
  EXPECT_EQ(run_with({"workforce", "vulnerability", "vik", "--set", "luck=1"}).code, 2);
  EXPECT_EQ(run_with({"workforce", "vulnerability", "vik", "--needed", "0"}).code, 2);
  EXPECT_EQ(run_with({"workforce", "vulnerability", "vik", "--service", "nurses", "--skills", "Kari"}).code, 2);
}

}  // namespace
}  // namespace handlingsrom::cli
