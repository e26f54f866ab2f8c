// A study of schools as a person writes it: what is wrong with it is said with place, found and expected.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "surface/cli/command.hpp"

namespace handlingsrom::cli {
namespace {

class StructureStudyFile : public ::testing::Test {
 protected:
  void SetUp() override {
    folder_ =
        std::filesystem::path(::testing::TempDir()) / ::testing::UnitTest::GetInstance()->current_test_info()->name();
    std::filesystem::create_directories(folder_);
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  std::string file(const std::string& name, const std::string& text) const {
    std::ofstream(folder_ / name) << text;
    return (folder_ / name).string();
  }
  static std::string study(const std::string& more) {
    return "title = \"T\"\nmunicipality = \"Skaun\"\nfirst_year = 2030\nlast_year = 2031\n" + more;
  }
  Outcome solve(const std::string& text) const {
    return run_plain({"structure", "solve", file("study.toml", text), "--lang", "en"});
  }
  void refused(const std::string& text, int code, const std::vector<std::string>& words) const {
    const Outcome outcome = solve(text);
    EXPECT_EQ(outcome.code, code) << outcome.err;
    for (const std::string& word : words)
      EXPECT_NE(outcome.err.find(word), std::string::npos) << word << ": " << outcome.err;
  }

  std::filesystem::path folder_;
};

TEST_F(StructureStudyFile, FaultsWithTheirPlace) {
  refused(study("[[site]]\nname = \"Nowhere\"\nseats = 9\n"), 2, {"Nowhere", "Buvik"});
  refused(study("[[site]]\nname = \"Buvik\"\ngrades = \"1-14\"\n"), 2, {"line 7", "1-14", "1-7"});
  refused(study("[[site]]\nname = \"Buvik\"\nmust = \"perhaps\"\n"), 2, {"line 7", "perhaps", "stay, close"});
  refused(study("[[site]]\nname = \"Buvik\"\nseat = 9\n"), 2, {"line 7", "seat"});
  refused("title = \"T\"\nmunicipality = \"Skaun\"\nfirst_year = 1999\nlast_year = 2031\n", 2,
          {"line 3", "1999", "2026"});
  refused(study("most_schools = 99\n"), 2, {"line 5", "99"});
  refused(study("[[area]]\nname = \"A\"\nschool = \"Buvik\"\nshare = 0.7\nlatitude = 63.3\nlongitude = 10\n"
                "[[area]]\nname = \"B\"\nschool = \"Buvik\"\nshare = 0.7\nlatitude = 63.3\nlongitude = 10\n"),
          2, {"line 14", "Buvik"});
}

TEST_F(StructureStudyFile, DemandsThatCollideAreNamed) {
  refused(study("most_schools = 1\n"), 3, {"at most 1 schools"});
  refused(
      study(
          "[longest]\nkm_1_4 = 3\n[[site]]\nname = \"Viggja\"\nmust = \"close\"\n[[site]]\nname = \"Buvik\"\nmust = \"stay\"\n"),
      3, {"Viggja oppvekstsenter Avdeling skole must close", "grades 1–4 may have at most 3.0 km"});
}

TEST_F(StructureStudyFile, WaysOfTheWrongSizeOrSign) {
  file("ways.json", "{\"distances\": [[0, 1000], [1000, 0]]}");
  refused(study("ways = \"ways.json\"\n"), 2, {"ways.json", "distances", "found 2, expected 6"});
  file("ways.json", "{\"sources_to_targets\": [[{\"distance\": 1}]]}");
  refused(study("ways = \"ways.json\"\n"), 2, {"sources_to_targets", "found 1, expected 6"});
  file("ways.csv", "from,to,km\nBuvik skole,Børsa skole,-3\n");
  refused(study("ways = \"ways.csv\"\n"), 2, {"ways.csv, C2 (km)", "-3", "0 or more"});
  file("ways.csv", "from,to,km\nBuvik skole,Nowhere,3\n");
  refused(study("ways = \"ways.csv\"\n"), 2, {"ways.csv, B2 (to)", "Nowhere"});
}

TEST_F(StructureStudyFile, WhatASettlementWasPromisedIsCheckedAgainstEachAlternative) {
  const std::string text = study(
      "[[alternative]]\ntitle = \"One\"\nclose = [\"Viggja\"]\n"
      "[[service_level]]\narea = \"Viggja oppvekstsenter Avdeling skole\"\ngrades = \"1-4\"\nmost_km = 2\n");
  const Outcome outcome = solve(text);
  EXPECT_EQ(outcome.code, 0) << outcome.err;
  EXPECT_NE(outcome.out.find("“One” breaks what Viggja"), std::string::npos) << outcome.out;
  EXPECT_EQ(outcome.out.find("“As today” breaks"), std::string::npos);
  refused(study("[[service_level]]\narea = \"Nowhere\"\ngrades = \"1\"\nmost_km = 2\n"), 2, {"line 6", "Nowhere"});
}

TEST_F(StructureStudyFile, EveryKindOfBadInputSaysWhatWasExpected) {
  refused("{\"title\": 1}", 2, {"line 1"});
  refused("%PDF-1.4", 2, {"line 1"});
  refused("", 2, {"title"});
  refused(study("[[site]]\nname = \"New\"\nnew = true\ngrades = \"1-7\"\nlatitude = 63.3\n"), 2,
          {"line 5", "longitude"});
  refused(study("[[site]]\nname = \"New\"\nnew = true\nlatitude = 63.3\nlongitude = 10\n"), 2, {"grades"});
  refused(study("[[site]]\nname = \"Buvik\"\nlatitude = 12\n"), 2, {"line 7", "12"});
  refused(study("[[site]]\nname = \"Buvik\"\nseats = -4\n"), 2, {"line 7", "-4"});
  refused(study("[longest]\nkm_1_4 = -1\n"), 2, {"line 6", "-1"});
  refused(study("changes_a_year = 0\n"), 2, {"line 5", "0"});
  refused(study("service = \"library\"\n"), 2, {"line 5", "library", "kindergarten"});
  refused(study("service = \"kindergarten\"\n"), 2, {"[[site]]", "Skaun"});
  refused(study("[[alternative]]\ntitle = \"A\"\nclose = [\"Nowhere\"]\n"), 2, {"Nowhere"});
  refused(study("[[alternative]]\ntitle = \"A\"\nclose = [\"Buvik:1-14\"]\n"), 2, {"1-14"});
  refused(study("[[alternative]]\ntitle = \"A\"\nclose = [\"Buvik:3-4\"]\n"), 2,
          {"Buvik skole:1-4", "Buvik skole:3-7"});
  refused(study("[[alternative]]\ntitle = \"A\"\nclose = [\"Buvik:5-7=Nowhere\"]\n"), 2, {"Nowhere"});
  refused(study("[[alternative]]\ntitle = \"A\"\nclose = [\"Buvik:5-7=Buvik\"]\n"), 2, {"Buvik"});
  refused(study("[[site]]\nname = \"Venn\"\npupils = [18, 16]\n"), 2, {"7, 1–7"});
  refused(study("[assumption.care]\nfte_place = 2\n"), 2, {"fte_place"});
  refused(study("[assumption.structure_study]\ncare_ward = 9\n"), 2, {"structure_study.care_ward"});
  // Seats below the pupils everywhere, and what must both stay and close.
  refused(study("[[site]]\nname = \"Skaun ungdomsskole\"\nseats = 10\n"), 3, {"Skaun ungdomsskole has 10.0 seats"});
  refused(study("[[site]]\nname = \"Skaun ungdomsskole\"\nmust = \"close\"\n"), 3, {"Skaun ungdomsskole must close"});
}

TEST_F(StructureStudyFile, AnUnreachableSettlement) {
  file(
      "ways.csv",
      "from,to,km\nBuvik skole,Buvik skole,0\nBørsa skole,Børsa skole,0\nJåren Råbygda skole og barnehage,Buvik skole,9\n");
  const Outcome outcome = solve(study("ways = \"ways.csv\"\n"));
  EXPECT_NE(outcome.code, 0) << outcome.out;
  EXPECT_NE(outcome.code, 1) << outcome.err;
}

TEST_F(StructureStudyFile, ChangesAreSpreadOverTheYears) {
  const Outcome outcome =
      run_plain({"structure", "solve",
                 file("study.toml",
                      "title = \"T\"\nmunicipality = \"Skaun\"\nfirst_year = 2030\nlast_year = 2034\n"
                      "changes_a_year = 1\n[[alternative]]\ntitle = \"Two\"\nclose = [\"Viggja\", \"Jåren\"]\n"
                      "[[alternative]]\ntitle = \"Grades\"\nclose = [\"Jåren:5-7\"]\n"),
                 "--lang", "en", "--as", "csv"});
  EXPECT_EQ(outcome.code, 0) << outcome.err;
  EXPECT_NE(outcome.out.find("Two,2030,"), std::string::npos);
  EXPECT_NE(outcome.out.find(" (2030)"), std::string::npos) << outcome.out.substr(0, 3000);
}

// Grades go to the school that is named, whoever lies nearer, and the table names it.
TEST_F(StructureStudyFile, GradesGoToTheSchoolThatIsNamed) {
  const std::string head =
      "title = \"T\"\nmunicipality = \"Skaun\"\nfirst_year = 2030\nlast_year = 2034\n[[site]]\nname = \"Venn\"\npupils = "
      "[18, 16, 20, 19, 17, 18, 20]\n";
  const Outcome outcome =
      run_plain({"structure", "solve",
                 file("study.toml", head + "[[alternative]]\ntitle = \"Near\"\nclose = [\"Jåren:5-7\"]\n"
                                           "[[alternative]]\ntitle = \"Named\"\nclose = [\"Jåren:5-7=Buvik\"]\n"),
                 "--lang", "en", "--as", "csv"});
  EXPECT_EQ(outcome.code, 0) << outcome.err;
  EXPECT_NE(outcome.out.find("5–7 → Buvik skole"), std::string::npos) << outcome.out.substr(0, 3000);
  const auto cells = [&](const std::string& begin) {
    const std::size_t at = outcome.out.find("\n" + begin);
    return outcome.out.substr(at + 1, outcome.out.find('\n', at + 1) - at - 1);
  };
  EXPECT_NE(cells("Near,2030,").substr(10), cells("Named,2030,").substr(11)) << "further, and other classes";
}

TEST_F(StructureStudyFile, KindergartensAreStudiedInTheirOwnWords) {
  const Outcome outcome = run_plain({"structure", "solve", "examples/skaun-barnehager.toml", "--lang", "en"});
  EXPECT_EQ(outcome.code, 0) << outcome.err;
  EXPECT_NE(outcome.out.find("No other set of kindergartens"), std::string::npos) << outcome.out;
  EXPECT_EQ(outcome.out.find("pupils"), std::string::npos) << outcome.out;
}

TEST(Buildings, ShownByPartAndRefused) {
  const Outcome shown = run_plain({"buildings", "show", "examples/skaun-bygg.csv", "--lang", "en"});
  EXPECT_EQ(shown.code, 0) << shown.err;
  EXPECT_NE(shown.out.find("Jåren skole stands empty from 2030"), std::string::npos) << shown.out;
  const Outcome years = run_plain(
      {"buildings", "show", "examples/skaun-bygg.csv", "skaun", "--part", "years", "--lang", "en", "--format", "csv"});
  EXPECT_EQ(years.code, 0) << years.err;
  EXPECT_NE(years.out.find("\n2030,"), std::string::npos) << years.out;
  EXPECT_EQ(run_plain({"buildings", "show", "examples/skaun-bygg.csv", "--part", "rooms"}).code, 2);
  EXPECT_EQ(run_plain({"buildings", "show", "examples/skaun-bygg.csv", "--part", "years"}).code, 2);
  EXPECT_EQ(run_plain({"buildings", "show", "examples/skaun-bygg.csv", "--set", "buildings.rate=x"}).code, 2);
  EXPECT_EQ(run_plain({"buildings", "show", "examples/skaun-bygg.csv", "--set", "buildings.colour=1"}).code, 2);
  EXPECT_EQ(run_plain({"buildings", "show", "examples/skaun-bygg.csv", "skaun", "--from", "1999"}).code, 2);
  EXPECT_EQ(run_plain({"buildings", "show", "examples/skaun-bygg.csv", "--years", "0"}).code, 2);
  EXPECT_EQ(run_plain({"buildings", "show", "examples/skaun-skoler.toml"}).code, 2);
  EXPECT_EQ(run_plain({"buildings", "show", "nowhere.csv"}).code, 2);
}

TEST_F(StructureStudyFile, AlternativesStandBesideToday) {
  const Outcome outcome = run_plain(
      {"structure", "solve", file("study.toml", study("[[alternative]]\ntitle = \"One\"\nclose = [\"Viggja\"]\n")),
       "--lang", "en", "--as", "csv"});
  EXPECT_EQ(outcome.code, 0) << outcome.err;
  EXPECT_NE(outcome.out.find("As today,2030,–,"), std::string::npos) << outcome.out.substr(0, 400);
  EXPECT_NE(outcome.out.find("One,2031,Viggja oppvekstsenter Avdeling skole,"), std::string::npos);
}

TEST(StructureShow, KindergartensAndHomesByCommand) {
  const Outcome list = run_plain({"structure", "show", "sunnfjord", "--service", "kindergarten", "--places",
                                  "examples/sunnfjord-barnehagar.csv", "--lang", "en"});
  EXPECT_EQ(list.code, 0) << list.err;
  EXPECT_NE(list.out.find("Bygstad barnehage"), std::string::npos);
  EXPECT_NE(list.out.find("The whole municipality"), std::string::npos);
  const Outcome study = run_plain({"structure", "show", "sunnfjord", "--service", "care_home", "--places",
                                   "examples/sunnfjord-sjukeheimar.toml", "--format", "csv", "--year", "2031"});
  EXPECT_EQ(study.code, 0) << study.err;
  EXPECT_EQ(std::count(study.out.begin(), study.out.end(), '\n'), 6) << "a head, four homes, the whole: " << study.out;
  const Outcome schools = run_plain({"structure", "show", "skaun", "--lang", "en"});
  EXPECT_NE(schools.out.find("--service care_home"), std::string::npos) << "the others are pointed to";
  EXPECT_EQ(run_plain({"structure", "show", "skaun", "--year", "1999"}).code, 2);
  EXPECT_EQ(run_plain({"structure", "show", "skaun", "--service", "library"}).code, 2);
  EXPECT_EQ(run_plain({"structure", "show", "skaun", "--service", "care_home", "--pupils", "venn=3"}).code, 2);
  EXPECT_EQ(run_plain({"structure", "show", "skaun", "--service", "kindergarten", "--places", "nowhere.csv"}).code, 2);
}

}  // namespace
}  // namespace handlingsrom::cli
