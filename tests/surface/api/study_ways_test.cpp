// Tables of ways as people have them: text with any separator, a router's JSON; both directions in the mean; faults with their place.
#include <gtest/gtest.h>

#include <cmath>
#include <filesystem>
#include <fstream>

#include "base/error.hpp"
#include "surface/api/bundled.hpp"
#include "surface/api/studies.hpp"
#include "surface/api/study_files.hpp"
#include "surface/api/ways.hpp"

namespace handlingsrom::api {
namespace {

const std::vector<WayEnd> three{{"Sogndal", "4640"}, {"Luster", "4644"}, {"Vik", "4639"}};

std::string ways_refusal(const std::string& text) {
  try {
    read_ways(text, "veger.csv", three, three);
  } catch (const Error& error) {
    std::string said = error.key();
    for (const auto& [name, value] : error.arguments()) said += "|" + value;
    return said;
  }
  return "";
}

TEST(Ways, AreReadAsASpreadsheetInNorwegianWritesThem) {
  const Ways ways =
      read_ways("Til;Frå;Minutt;km\nLuster;Sogndal;35;30,5\n4639;LUSTER;;90\n", "veger.csv", three, three);
  EXPECT_DOUBLE_EQ(ways.kilometres[0 * 3 + 1], 30.5);
  EXPECT_DOUBLE_EQ(ways.minutes[0 * 3 + 1], 35);
  EXPECT_DOUBLE_EQ(ways.kilometres[1 * 3 + 2], 90);
  EXPECT_TRUE(std::isnan(ways.minutes[1 * 3 + 2]));
  EXPECT_TRUE(std::isnan(ways.kilometres[1 * 3 + 0])) << "the other way is another";
}

TEST(Ways, AreReadAsRoutersGiveThem) {
  const Ways osrm =
      read_ways(R"({"distances":[[0,31000,null],[33000,0,2],[1,2,0]],"durations":[[0,1800,60],[0,0,0],[0,0,0]]})",
                "table.json", three, three);
  EXPECT_DOUBLE_EQ(osrm.kilometres[1], 31);
  EXPECT_DOUBLE_EQ(osrm.minutes[1], 30);
  EXPECT_TRUE(std::isnan(osrm.kilometres[2]));
  const Ways valhalla = read_ways(
      R"({"sources_to_targets":[[{"distance":0,"time":0},{"distance":31.5,"time":1860},{}],[{},{},{}],[{},{},{}]]})",
      "matrix.json", three, three);
  EXPECT_DOUBLE_EQ(valhalla.kilometres[1], 31.5);
  EXPECT_DOUBLE_EQ(valhalla.minutes[1], 31);
}

TEST(Ways, FaultsAreToldWithTheirPlace) {
  EXPECT_EQ(ways_refusal(""), "study_ways|veger.csv|1|–|CSV, JSON");
  EXPECT_EQ(ways_refusal("from,to\nSogndal,Luster\n"), "study_ways|veger.csv|1|from, to|from, to, km, minutes");
  EXPECT_EQ(ways_refusal("from,to,km\nSogndal,Oslo,3\n"), "study_ways|veger.csv|B2 (to)|Oslo|Sogndal, Luster, Vik");
  EXPECT_EQ(ways_refusal("from,to,km\nSogndal,Luster,far\n"), "study_ways|veger.csv|C2 (km)|far|a number");
  EXPECT_EQ(ways_refusal("from,to,km\nSogndal,Luster,-3\n"), "study_ways|veger.csv|C2 (km)|-3|0 or more");
  EXPECT_EQ(ways_refusal("{"), "study_ways|veger.csv|1|{|JSON");
  EXPECT_EQ(ways_refusal(R"({"distances":[[0,1],[1,0]]})"), "study_ways|veger.csv|distances|2|3");
  EXPECT_EQ(ways_refusal(R"({"distances":[[0,1,"x"],[1,0,2],[1,2,0]]})").substr(0, 38),
            "study_ways|veger.csv|distances[0][2]|\"");
}

TEST(StudyWays, ThereAndBackInTheMeanAndWithinWhatCanBe) {
  const auto ways = ways_json(service(), {"4640", "Luster"},
                              "from,to,km,minutes\nSogndal,Luster,30,40\nLuster,Sogndal,34,\n", "veger.csv");
  ASSERT_EQ(ways["distances"].size(), 1U);
  EXPECT_EQ(ways["distances"][0]["from"], "4640");
  EXPECT_DOUBLE_EQ(ways["distances"][0]["km"], 32);
  EXPECT_DOUBLE_EQ(ways["distances"][0]["minutes"], 40);
  EXPECT_THROW(ways_json(service(), {"4640", "Luster"}, "from,to,km\nSogndal,Luster,9000\n", "veger.csv"), Error);
  EXPECT_THROW(ways_json(service(), {"4640", "Nowhere"}, "from,to,km\n", "veger.csv"), Error);
}

TEST(StudyWays, AStudyTakesThemFromTheFileBesideItWhereItsOwnSaysNothing) {
  const std::filesystem::path folder = std::filesystem::path(testing::TempDir()) / "study-ways";
  std::filesystem::create_directories(folder);
  const std::string study =
      "title = \"T\"\nservice = \"child_protection\"\nmunicipalities = [\"Sogndal\", \"Luster\", \"Vik\"]\nhosts = "
      "[\"Sogndal\"]\nfirst_year = 2027\nquality = \"q\"\nnearness = \"n\"\nways = \"veger.csv\"\n\n[[distance]]\nfrom "
      "= \"Luster\"\nto = \"Sogndal\"\nkm = 30\n";
  std::ofstream(folder / "study.toml") << study;
  std::ofstream(folder / "veger.csv") << "fra;til;km;minutter\nSogndal;Luster;99;99\nVik;Sogndal;61,5;90\n";
  constexpr int draws = 4;
  const StudyAnswer answer = study_cooperation(service(), folder / "study.toml", 1, draws);
  ASSERT_EQ(answer.distances.size(), 2U);
  EXPECT_DOUBLE_EQ(answer.distances[0].km, 30) << "what the study says itself";
  EXPECT_DOUBLE_EQ(answer.distances[1].km, 61.5);
  EXPECT_DOUBLE_EQ(answer.distances[1].minutes, 90);
  EXPECT_TRUE(answer.over_sea.empty()) << "no way is reckoned from the map";
  try {
    study_cooperation_text(service(), study, "study.toml", 1, draws);
    FAIL() << "no file of the machine is read for a text";
  } catch (const Error& error) {
    EXPECT_EQ(error.key(), "study_ways_elsewhere");
  }
  std::filesystem::remove_all(folder);
}

TEST(StudyOpened, SaysWhatItCannotHold) {
  const messages::Catalogue catalogue("data/messages", messages::Language::english);
  std::ifstream file("examples/sogn-barnevern.toml");
  const std::string text{std::istreambuf_iterator<char>(file), {}};
  const auto opened = study_opened_json(service(), text, "sogn.toml", catalogue);
  EXPECT_EQ(opened["asked"]["municipalities"].size(), 7U);
  EXPECT_EQ(opened["asked"]["hosts"], (nlohmann::ordered_json{"4640", "4643"}));
  EXPECT_EQ(opened["asked"]["settings"][0]["id"], "joint_share");
  EXPECT_DOUBLE_EQ(opened["asked"]["settings"][0]["high"], 0.5);
  EXPECT_EQ(opened["left_out"].size(), 2U) << "the reason of an assumption and the names of the keys";
  EXPECT_THROW(study_opened_json(service(), "title = 1", "x.toml", catalogue), Error);
}

}  // namespace
}  // namespace handlingsrom::api
