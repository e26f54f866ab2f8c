// Gains whose figures come from the choice room and from published figures: nothing is typed twice, and the gains add up.
#include <gtest/gtest.h>

#include <cmath>

#include "base/error.hpp"
#include "choice/scenario/evaluate.hpp"
#include "surface/api/programme_files.hpp"
#include "surface/api/programmes.hpp"
#include "surface/api/programmes_read.hpp"
#include "surface/api/scenario_questions.hpp"
#include "surface/report/bundle_fixture.hpp"

namespace handlingsrom::api {
namespace {

const std::string head = "id = \"p\"\ntitle = \"t\"\nmunicipality = \"Skaun\"\nupdated = 2026-11-28\n";

std::string gain(const std::string& id, const std::string& more, const std::string& settled = "released") {
  return "[[gain]]\nid = \"" + id + "\"\nname = \"" + id +
         "\"\nowner = \"leader\"\nunit = \"u\"\ntype = \"avoided_cost\"\nsettled = \"" + settled +
         "\"\nbaseline = {value = 7.7, date = 2025-12-31, source = \"s\"}\n" + more;
}
std::string of_measure(const std::string& id, const std::string& figure = {}) {
  return "measure = {id = \"" + id + "\", from = 2027, until = 2040" +
         (figure.empty() ? "" : ", figure = \"" + figure + "\"") + "}\n";
}

ProgrammeAnswer read(const std::string& text) {
  return read_programme_text(report::service(), head + text, "p.toml", "");
}
std::string fault(const std::string& text) {
  try {
    read(text);
  } catch (const Error& error) {
    return error.key();
  }
  return {};
}

TEST(ProgrammeOrigins, TheGainsOfSeveralMeasuresAddUpToWhatTheyDoTogether) {
  const ProgrammeAnswer answer =
      read(gain("a", of_measure("sick_leave:0.06")) + gain("b", of_measure("welfare_technology:0.4")) +
           gain("c", of_measure("reablement:0.3")));
  // The slow and obvious way: a scenario with the same three.
  scenario::Scenario scenario;
  for (const char* id : {"sick_leave", "welfare_technology", "reablement"}) {
    scenario::Turn turn;
    turn.lever = scenario::lever_index(id);
    turn.value = std::string(id) == "sick_leave" ? 0.06 : std::string(id) == "reablement" ? 0.3 : 0.4;
    turn.from = Year{2027};
    turn.full = Year{2027 + scenario::all_levers()[turn.lever]->ramp_years};
    scenario.turns.push_back(turn);
  }
  const auto index = report::service().find("Skaun");
  const scenario::Evaluator evaluator = evaluator_of(report::service(), index, scenario);
  const rooms::Figures with = evaluator.run(scenario::settings_of(scenario, evaluator.period()));
  const rooms::Figures without = course(report::service(), index);
  for (const int year : {2027, 2030, 2040}) {
    double sum = 0;
    for (const gains::Gain& one : answer.programme.gains) {
      for (const gains::YearValue& money : one.planned_money) sum += money.year == year ? money.value : 0;
    }
    const double together = with.middle("rooms.money", Year{year}) - without.middle("rooms.money", Year{year});
    EXPECT_NEAR(sum, together, 1e-6 * std::abs(together) + 1e-3) << year;
  }
  EXPECT_EQ(answer.effects.size(), 3U);
}

TEST(ProgrammeOrigins, TheTargetIsTheBaselineAndWhatTheMeasureDoesToTheFigure) {
  const ProgrammeAnswer answer = read(gain("a", of_measure("sick_leave:0.06", "lever")) +
                                      gain("b", of_measure("sick_leave:0.06", "rooms.people"), "time_only"));
  const gains::Gain& leave = answer.programme.gains[0];
  EXPECT_NEAR(leave.targets.back().value, 6.0, 1e-9);  // from 7.7 % to 6.0 %
  EXPECT_LT(leave.targets.front().value, 7.7);
  const gains::Gain& staff = answer.programme.gains[1];
  EXPECT_GT(staff.targets.back().value, 7.7);
  const GainEffect& effect = answer.effects[1];
  const auto at = static_cast<std::size_t>(2040 - effect.first.value);
  EXPECT_NEAR(staff.targets.back().value, 7.7 + effect.with[at] - effect.without[at], 1e-9);
}

TEST(ProgrammeOrigins, RealisedIsWhatIsPublished) {
  const ProgrammeAnswer answer = read(
      "[[gain]]\nid = \"g\"\nname = \"g\"\nowner = \"leader\"\nunit = \"kr\"\ntype = \"quality\"\nrealised_from = {figure = \"school_6_15\"}\n"
      "baseline = {date = 2023-12-31, source = \"KOSTRA\"}\n");
  const gains::Gain& gain = answer.programme.gains[0];
  EXPECT_GT(gain.baseline, 100000);
  ASSERT_FALSE(gain.realised.empty());
  EXPECT_GT(gain.realised.front().year, 2023);
  EXPECT_FALSE(gain.realised.front().source.empty());
}

TEST(ProgrammeOrigins, FaultsAreNamed) {
  EXPECT_EQ(fault(gain("a", of_measure("nothing:1"))), "gain_measure");
  EXPECT_EQ(fault(gain("a", of_measure("sick_leave"))), "gain_measure");
  EXPECT_EQ(fault(gain("a", of_measure("sick_leave:9"))), "lever_out_of_range");
  EXPECT_EQ(fault(gain("a", of_measure("sick_leave:0.06", "no.figure"))), "gain_figure");
  EXPECT_EQ(fault(gain("a", of_measure("sick_leave:0.06")) + gain("b", of_measure("sick_leave:0.06"))),
            "gain_measure_twice");
  EXPECT_EQ(fault(gain("a", of_measure("sick_leave:0.06")) + gain("b", of_measure("sick_leave:0.065"))),
            "scenario_exclude");
  EXPECT_EQ(fault(gain("a", "realised_from = {figure = \"nothing\"}\n")), "gain_figure");
}

TEST(ProgrammesRead, TheSameTextIsReadOnce) {
  ProgrammesRead kept(2);
  const std::string text = head + gain("a", of_measure("sick_leave:0.06"));
  const auto first = kept.read(report::service(), text, "p.toml", "");
  EXPECT_EQ(first, kept.read(report::service(), text, "p.toml", ""));
  EXPECT_NE(first, kept.read(report::service(), text, "p.toml", "2027-01-01"));
  EXPECT_NE(first, kept.read(report::service(), text + "\n", "p.toml", ""));
  EXPECT_NE(first, kept.read(report::service(), text, "p.toml", ""));  // it was the oldest of three
}

TEST(ProgrammeFiles, WhatAGainGaveIsWrittenDownInTheFile) {
  const std::string text =
      head + gain("a", "target = [{year = 2026, value = 5}]\n") +
      "\n[[gain]]\nid = \"b\"\nname = \"b\"\nowner = \"l\"\nunit = \"u\"\ntype = \"quality\"\n" +
      "baseline = {value = 1, date = 2025-01-01, source = \"s\"}\nrealised = [{year = 2025, value = 2, source = \"s\"}]\n";
  const auto after = [&](const RealisedGain& one) {
    return programme::read_programme(record_gain(text, "p.toml", one), "p.toml");
  };
  EXPECT_DOUBLE_EQ(after({"a", 2026, 6.5, 1000, "egen \"telling\""}).gains[0].realised.at(0).value, 6.5);
  EXPECT_DOUBLE_EQ(after({"a", 2026, 6.5, 1000, "s"}).gains[0].realised_money.at(0).value, 1000);
  EXPECT_EQ(after({"b", 2026, 3, {}, "s"}).gains[1].realised.size(), 2U);
  EXPECT_EQ(after({"b", 2026, 3, {}, "s"}).version, 2);
  EXPECT_THROW(after({"b", 2025, 3, {}, "s"}), Error);  // that year is there
  const programme::Programme corrected = after({"b", 2025, 3, {}, "s", "why"});
  EXPECT_DOUBLE_EQ(corrected.gains[1].realised.at(0).value, 3);
  EXPECT_DOUBLE_EQ(corrected.gains[1].corrections.at(0).was, 2);
  EXPECT_THROW(after({"c", 2026, 3, {}, "s"}), Error);
}

TEST(ProgrammeFiles, AnswersAreCountedInAndWordsDeleted) {
  const std::string text =
      head +
      "# Høring\n[[consultation]]\nid = \"h\"\nname = \"H\"\nopens = 2026-01-01\ncloses = 2026-02-01\nkeep_until = 2026-06-01\n"
      "question = [{id = \"q\", text = \"Q\", choice = [{text = \"A\", page = 2}, {text = \"B\"}]}]\ntheme = [{text = \"T\", count = 3}]\n"
      "[[involvement]]\nid = \"i\"\narena = \"A\"\nwho = \"inhabitants\"\nstep = \"consult\"\ndate = 2026-01-02\nasked = \"q\"\nsaid = \"hemmelig\"\n";
  const std::string counted = count_answers(text, "p.toml", "h", {{"q", "A", 0, 5}, {"q", "B", 1, 0}});
  const programme::Programme after = programme::read_programme(counted, "p.toml");
  EXPECT_EQ(after.consultations[0].questions[0].choices[0].page, 2);
  EXPECT_EQ(after.consultations[0].questions[0].choices[0].paper, 5);
  EXPECT_EQ(after.consultations[0].questions[0].choices[1].page, 1);
  EXPECT_NE(counted.find("# Høring\n"), std::string::npos);
  EXPECT_THROW(count_answers(text, "p.toml", "h", {{"q", "C", 0, 1}}), Error);
  EXPECT_THROW(count_answers(text, "p.toml", "x", {}), Error);
  const std::string forgotten = delete_words(delete_words(text, "p.toml", "i"), "p.toml", "h");
  EXPECT_EQ(forgotten.find("hemmelig"), std::string::npos);
  const programme::Programme left = programme::read_programme(forgotten, "p.toml");
  EXPECT_EQ(left.involvement[0].asked, "q");
  EXPECT_TRUE(left.consultations[0].themes.empty());
  EXPECT_EQ(left.consultations[0].questions[0].choices[0].page, 2);
}

TEST(ProgrammeFiles, OnlyWhatIsSharedIsShared) {
  const auto gathering = [](const std::string& name, bool shared) {
    return "[[gathering]]\nname = \"" + name + "\"\nfrom = 2026-01-01\nabsent = [\"mayor\"]\nlessons = [\"L\"]\n" +
           (shared ? "shared = true\n" : "");
  };
  const std::string text = shared_learning(head + gathering("open", true) + gathering("lukket", false), "p.toml");
  EXPECT_NE(text.find("open"), std::string::npos);
  EXPECT_EQ(text.find("lukket"), std::string::npos);
  EXPECT_EQ(text.find("mayor"), std::string::npos);
  EXPECT_THROW(shared_learning(head + gathering("lukket", false), "p.toml"), Error);
}

}  // namespace
}  // namespace handlingsrom::api
