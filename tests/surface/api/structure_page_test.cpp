// The study of structure as the page asks for it: written as a file, read again, told to a parent and to a head teacher; every choice gone through again.
#include "surface/api/structure_page.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

#include "base/error.hpp"
#include "surface/api/bundled.hpp"
#include "surface/api/service.hpp"
#include "surface/api/structure_parts.hpp"
#include "surface/api/structure_studied.hpp"
#include "surface/report/svg/picture.hpp"

namespace handlingsrom::api {
namespace {

StructureRequest skaun() {
  StructureRequest request;
  request.municipality = "5029";
  request.alternatives = {{"Close \"Viggja\"", {"Viggja oppvekstsenter Avdeling skole"}, {}}};
  return request;
}

std::string text_of(const std::filesystem::path& file) {
  std::ifstream input(file, std::ios::binary);
  std::ostringstream text;
  text << input.rdbuf();
  return text.str();
}

void refused(const StructureRequest& request, const std::string& key) {
  try {
    studied(service(), request, false, catalogue());
    ADD_FAILURE() << key;
  } catch (const Error& error) {
    EXPECT_EQ(error.key(), key) << error.what();
  }
}

/// The total of a choice without chance, from the placing alone: staff of every place and year, buildings, transport, what is paid once.
double gone_through(const structure_study::Study& study, const structure_study::Choice& choice) {
  double total = 0;
  for (std::size_t s = 0; s < study.sites.size(); ++s) {
    const structure_study::Site& site = study.sites[s];
    if (choice.open[s] != 0) total += site.investment + (site.open_today ? 0 : site.opening_cost);
    if (choice.open[s] == 0 && site.open_today) total += site.closing_cost - site.sale;
  }
  for (int t = 0; t < study.years; ++t) {
    double cost = 0;
    for (std::size_t s = 0; s < study.sites.size(); ++s) {
      staffing::ByGrade here{};
      double all = 0;
      for (std::size_t a = 0; a < study.areas.size(); ++a) {
        for (std::size_t g = 0; g < here.size(); ++g) {
          if (choice.placing[a][g] != s) continue;
          EXPECT_NE(choice.open[s], 0);
          const double pupils = study.areas[a].pupils[static_cast<std::size_t>(t)][g];
          here[g] += pupils;
          all += pupils;
          if (study.way(s, a) > study.transport_limit[g == 0 ? 0 : 1]) cost += pupils * study.costs.transport;
        }
      }
      if (choice.open[s] == 0) continue;
      const double fte = all > 0 ? structure_study::staff_at(study, here).all() : structure_study::fixed_leader(study);
      cost += study.sites[s].running_cost + fte * study.costs.fte;
    }
    total += cost / std::pow(1 + study.costs.discount, t);
  }
  return total;
}

TEST(StructurePage, EverySolutionIsGoneThroughAgain) {
  StructureRequest request = skaun();
  request.file =
      text_of("examples/skaun-skoler.toml") +
      "\n[assumption.structure]\nyear_group_variation = 0\n[assumption.structure_study]\nyearly_spread = 0\nyearly_spread_unborn = 0\n";
  const StructureStudyAnswer answer = studied(service(), request, true, catalogue());
  ASSERT_GE(answer.alternatives.size(), 6U);
  for (const StudiedAlternative& one : answer.alternatives) {
    if (!one.possible || !one.grades.empty()) continue;
    EXPECT_NEAR(one.sums.total, gone_through(answer.study, one.choice), 1e-6 * one.sums.total) << one.title << one.kind;
  }
  for (const structure_study::Point& point : answer.result.frontier)
    EXPECT_NEAR(point.total, gone_through(answer.study, point.choice), 1e-6 * point.total);
  EXPECT_TRUE(answer.result.proved);
}

TEST(StructurePage, WhatIsWrittenIsReadAgainAndComparedWithoutASearch) {
  StructureRequest request = skaun();
  request.sites = {{"Buvik skole", 500.0, 600.0, "stay"}};
  const std::string text = structure_file(service(), request, catalogue());
  EXPECT_NE(text.find("title = \"Close \\\"Viggja\\\"\""), std::string::npos) << text;
  const auto best = structure_best_json(service(), request, catalogue());
  EXPECT_TRUE(best["proved"].get<bool>());
  EXPECT_EQ(best["areas"].size(), 6U);
  for (const auto& point : best["points"]) {
    StructureRequest::Alternative one{"–", {}, {}};
    for (const auto& name : point["close"]) one.close.push_back(name.get<std::string>());
    request.points.push_back(one);
  }
  for (const char* shown : {"today", "cheapest", "nearest", "point-0", "alternative-3"}) {
    const auto compared = structure_compared_json(service(), request, shown, std::nullopt, catalogue());
    EXPECT_NE(compared["map"]["charts"][0]["svg"].get<std::string>().find("c-pick"), std::string::npos);
    EXPECT_EQ(compared.dump().find("nan"), std::string::npos);
    EXPECT_EQ(compared["alternatives"][3]["name"], "Close \"Viggja\"");
  }
  const StructureStudyAnswer answer = studied(service(), request, false, catalogue());
  EXPECT_NEAR(answer.alternatives[1].sums.total, best["total"].get<double>(), 10);
  EXPECT_THROW(structure_compared_json(service(), request, "point-99", std::nullopt, catalogue()), Error);
  EXPECT_THROW(structure_compared_json(service(), request, "best", std::nullopt, catalogue()), Error);
  EXPECT_THROW(structure_compared_json(service(), request, "today", 2101, catalogue()), Error);
}

TEST(StructurePage, WhatHappensToOurChildren) {
  StructureRequest request = skaun();
  const auto child =
      structure_answer_json(service(), request, {"Viggja oppvekstsenter Avdeling skole", 2022, "", 2031}, catalogue());
  EXPECT_EQ(child["year"], 2031);
  ASSERT_EQ(child["sentences"].size(), 2U) << "today and the own alternative";
  EXPECT_NE(child["section"]["heading"].get<std::string>().find("grade 4 in 2031"), std::string::npos);
  EXPECT_NE(child["sentences"][0].get<std::string>().find("Viggja"), std::string::npos);
  EXPECT_EQ(child["sentences"][1].get<std::string>().find("Viggja oppvekstsenter Avdeling skole,"), std::string::npos);
  const auto school =
      structure_answer_json(service(), request, {"", {}, "Viggja oppvekstsenter Avdeling skole", 2031}, catalogue());
  EXPECT_NE(school["sentences"][1].get<std::string>().find("closed"), std::string::npos);
  EXPECT_THROW(structure_answer_json(service(), request, {"Nowhere", 2022, "", 2031}, catalogue()), Error);
  EXPECT_THROW(structure_answer_json(service(), request, {"Buvik skole", 1990, "", 2031}, catalogue()), Error);
  EXPECT_THROW(structure_answer_json(service(), request, {"", {}, "Nowhere", 2031}, catalogue()), Error);
}

// "5–7 to D": the table, the parent's answer and the head teacher's name D.
TEST(StructurePage, GradesGoToTheSchoolThatIsNamed) {
  StructureRequest request = skaun();
  request.alternatives = {{"To Børsa", {"Viggja oppvekstsenter Avdeling skole:5-7=Buvik skole"}, {}}};
  const auto child =
      structure_answer_json(service(), request, {"Viggja oppvekstsenter Avdeling skole", 2020, "", 2031}, catalogue());
  EXPECT_NE(child["sentences"][1].get<std::string>().find("Buvik skole"), std::string::npos) << child.dump();
  const auto young =
      structure_answer_json(service(), request, {"Viggja oppvekstsenter Avdeling skole", 2022, "", 2031}, catalogue());
  EXPECT_NE(young["sentences"][1].get<std::string>().find("Viggja"), std::string::npos) << "grade 4 stays";
  const auto from =
      structure_answer_json(service(), request, {"", {}, "Viggja oppvekstsenter Avdeling skole", 2031}, catalogue());
  EXPECT_NE(from["sentences"][1].get<std::string>().find("Grades 5–7 go to Buvik skole."), std::string::npos);
  const auto to = structure_answer_json(service(), request, {"", {}, "Buvik skole", 2031}, catalogue());
  EXPECT_NE(to["sentences"][1].get<std::string>().find("Grades 5–7 come from Viggja"), std::string::npos);
  const StructureStudyAnswer answer = studied(service(), request, false, catalogue());
  EXPECT_EQ(closed_with_years(answer, answer.alternatives.back()),
            "Viggja oppvekstsenter Avdeling skole 5–7 → Buvik skole");
}

TEST(StructurePage, NoFileOfTheServersIsRead) {
  StructureRequest request = skaun();
  request.file = "title = \"T\"\nmunicipality = \"Skaun\"\nfirst_year = 2030\nlast_year = 2031\nways = \"README.md\"\n";
  refused(request, "study_ways_elsewhere");
  request.ways = "from,to,km\nBuvik skole,Nowhere,3\n";
  EXPECT_THROW(studied(service(), request, false, catalogue()), Error);
  request.alternatives.clear();
  request.file = "title = \"T\"\nmunicipality = \"Malvik\"\nfirst_year = 2030\nlast_year = 2031\n";
  refused(request, "structure_elsewhere");
}

TEST(StructurePage, KindergartensHaveTheMunicipalitysChildren) {
  StructureRequest request;
  request.municipality = "5029";
  request.file = text_of("examples/skaun-barnehager.toml");
  const StructureStudyAnswer answer = studied(service(), request, true, catalogue());
  EXPECT_EQ(answer.study.service, structure_study::Service::kindergarten);
  const double asked = answer.alternatives.front().sums.pupils.front();
  EXPECT_GT(asked, 100);
  for (const StudiedAlternative& one : answer.alternatives) {
    if (!one.possible) continue;
    EXPECT_NEAR(one.sums.pupils.front(), asked, 1e-6) << "nobody is lost";
    for (int t = 0; t < answer.study.years && !one.changed.empty(); ++t)
      EXPECT_LE(std::count(one.changed.begin(), one.changed.end(), t), 1) << "one change a year";
  }
  request.file =
      "title = \"T\"\nservice = \"care_home\"\nmunicipality = \"Skaun\"\nfirst_year = 2030\nlast_year = 2031\n";
  refused(request, "study_no_place");
  request.file += "[assumption.staffing]\nnorm_1_4 = 16\n";
  refused(request, "study_assumption_idle");
}

/// The rows of a section of the plan on paper, each as one text, and its paragraphs.
std::vector<std::string> said_in(const StructureStudyAnswer& answer, const std::string& id) {
  const report::Words words(catalogue());
  std::vector<std::string> said;
  for (const report::Part& part : StructureParts(answer, words).parts()) {
    for (const report::Section& section : part.sections) {
      if (section.id != "structure_" + id) continue;
      said = section.paragraphs;
      for (const report::Chart& chart : section.charts) {
        for (const auto& row : chart.table.rows) {
          said.emplace_back();
          for (const report::Cell& cell : row) said.back() += cell.text + "|";
        }
      }
    }
  }
  return said;
}

StructureStudyAnswer homes(const std::string& head, const std::string& site) {
  StructureRequest request;
  request.municipality = "4647";
  std::string file = text_of("examples/sunnfjord-sjukeheimar.toml");
  const auto put = [&](const std::string& old, const std::string& text) {
    const std::size_t at = file.find(old);
    ASSERT_NE(at, std::string::npos) << old;
    file.replace(at, old.size(), text);
  };
  put("last_year = 2042\n", "last_year = 2042\n" + head);
  put("latitude = 61.460\nlongitude = 5.820\n", site);
  request.file = file;
  return studied(service(), request, true, catalogue());
}

TEST(StructurePage, AHomeThatIsNotYetInUseSaysFromWhen) {
  const StructureStudyAnswer answer = homes("changes_a_year = 1\n", "latitude = 61.460\nlongitude = 5.820\n");
  const std::vector<std::string> said = said_in(answer, "capacity");
  EXPECT_TRUE(std::any_of(said.begin(), said.end(), [](const std::string& row) {
    return row.find("Nytt sjukeheim i Førde (from 20") != std::string::npos;
  }));
}

TEST(StructurePage, AHomeThatNobodyGetsAPlaceAtHasNoRowOfNoughts) {
  // Beyond the one that is there already, which has room for all.
  const StructureStudyAnswer answer = homes("", "latitude = 61.458\nlongitude = 5.885\n");
  const std::vector<std::string> said = said_in(answer, "capacity");
  ASSERT_FALSE(said.empty());
  EXPECT_NE(said.front().find("Nobody gets a place at Nytt sjukeheim i Førde"), std::string::npos) << said.front();
  for (const std::string& row : said) EXPECT_EQ(row.find("|Nytt sjukeheim"), std::string::npos) << row;
}

TEST(StructurePage, ThePrintedPlanHasTheMapOfEachAlternativeAndTheCurve) {
  const StructureStudyAnswer answer = studied(service(), skaun(), true, catalogue());
  const report::Words words(catalogue());
  int maps = 0, curves = 0;
  for (const report::Part& part : StructureParts(answer, words, 640, &service()).parts()) {
    for (const report::Section& section : part.sections) {
      for (const report::Chart& chart : section.charts) {
        const std::string drawn = svg::draw(chart.drawing);
        maps += drawn.find("id=\"structure-map-") != std::string::npos;
        curves += drawn.find("id=\"structure-frontier") != std::string::npos;
        for (const char* bare : {"NaN", "nan", "structure_"}) EXPECT_EQ(drawn.find(bare), std::string::npos) << bare;
      }
    }
  }
  EXPECT_EQ(maps, 3) << "today, the cheapest and the one asked for";
  EXPECT_EQ(curves, 1);
}

}  // namespace
}  // namespace handlingsrom::api
