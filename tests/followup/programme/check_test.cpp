#include "followup/programme/check.hpp"

#include <algorithm>

#include <gtest/gtest.h>

#include "example.hpp"
#include "outlook/rooms/figures.hpp"

namespace handlingsrom::programme {
namespace {

using FindingKind = Finding::Kind;

const std::string project =
    "[[project]]\nid = \"care\"\nname = \"Omsorg\"\nowner = \"leader\"\nsubjects = [\"care\"]\n";
const std::string mandate = "[mandate]\ntext = \"m\"\nadopted_by = \"council\"\nadopted = 2026-01-01\n";

/// The money room stands still at `now`, from 2026 to 2050.
std::vector<Finding> findings(const std::string& text, double now = 100, Day on = day(2026, 11, 28)) {
  const Programme programme = read(text);
  rooms::Figures figures(Year{2026}, 25);
  rooms::Figure money;
  money.id = "rooms.money";
  money.middle.assign(25, now);
  figures.add(money);
  return check(
      programme, plan_of(programme, on), representation(), on,
      [now](std::string_view figure, int) { return figure == "rooms.money" ? std::optional(now) : std::nullopt; },
      kept_promises(programme.promises, figures), figures.first_year());
}

std::vector<Finding> of(const std::vector<Finding>& all, FindingKind kind) {
  std::vector<Finding> some;
  std::copy_if(all.begin(), all.end(), std::back_inserter(some), [&](const Finding& f) { return f.kind == kind; });
  return some;
}

std::string text_of(const Finding& finding, const std::string& name) {
  for (const auto& [key, value] : finding.texts) {
    if (key == name) return value;
  }
  return {};
}

TEST(Check, SaysWhoIsMissingAndWhy) {
  const std::string group =
      "[[group]]\nid = \"g\"\nname = \"Prosjektgruppe\"\nkind = \"project\"\nproject = \"care\"\nleader = \"leader\"\n";
  std::vector<std::string> roles;
  for (const Finding& finding : of(findings(mandate + project + group), FindingKind::missing_role)) {
    roles.push_back(text_of(finding, "role"));
    EXPECT_FALSE(finding.basis.empty());
  }
  EXPECT_EQ(roles, (std::vector<std::string>{"union_representative", "safety_delegate", "employee"}));
  const std::string members =
      "member = [{role = \"union_representative\"}, {role = \"safety_delegate\"}, {role = \"employee\"}]\n";
  EXPECT_TRUE(of(findings(mandate + project + group + members), FindingKind::missing_role).empty());
}

TEST(Check, ASeatDoesNotReplaceTheCouncilsWord) {
  const std::string decision =
      "[[decision]]\nid = \"d\"\nname = \"Vedtak\"\nproject = \"care\"\nbody = \"council\"\ndate = 2026-06-01\n";
  const auto elderly = [&](const std::string& more) {
    const auto all = of(findings(mandate + project + decision + more), FindingKind::not_heard);
    return std::find_if(all.begin(), all.end(),
                        [](const Finding& f) { return text_of(f, "role") == "elderly_council"; }) == all.end()
               ? std::string("heard")
               : "not";
  };
  const auto heard_on = [](const std::string& date) {
    return "[[involvement]]\nid = \"i\"\nproject = \"care\"\narena = \"møte\"\nwho = \"elderly_council\"\nstep = \"consult\"\nasked = \"hva?\"\ndate = " +
           date + "\n";
  };
  EXPECT_EQ(elderly(""), "not");
  EXPECT_EQ(
      elderly(
          "[[group]]\nid = \"g\"\nname = \"n\"\nkind = \"resource\"\nproject = \"care\"\nleader = \"elderly_council\"\n"),
      "not");
  EXPECT_EQ(elderly(heard_on("2026-05-01")), "heard");
  EXPECT_EQ(elderly(heard_on("2026-07-01")), "not");  // after the decision
}

TEST(Check, TellsWhenAFigureHasMovedBeyondItsTolerance) {
  const std::string decision =
      "[[decision]]\nid = \"d\"\nname = \"Vedtak\"\nbody = \"council\"\ndate = 2026-06-01\nversion = \"1\"\n"
      "figure = [{figure = \"rooms.money\", year = 2030, value = 90, tolerance = 10}]\n";
  EXPECT_TRUE(of(findings(decision, 100), FindingKind::figure_moved).empty());
  const auto moved = of(findings(decision, 100.1), FindingKind::figure_moved);
  ASSERT_EQ(moved.size(), 1U);
  EXPECT_EQ(moved[0].weight, Finding::Weight::must);
  EXPECT_EQ(moved[0].basis, "koml. § 13-1");
}

TEST(Check, MustComesFirst) {
  const std::string late = task("a", 30, "", "deadline = 2026-11-10");
  const auto all = findings(late);
  ASSERT_GE(all.size(), 2U);
  EXPECT_EQ(all[0].kind, FindingKind::late);
  EXPECT_TRUE(
      std::is_sorted(all.begin(), all.end(), [](const Finding& a, const Finding& b) { return a.weight < b.weight; }));
}

TEST(Check, PromisesAreHeldAgainstTheFigures) {
  const std::string promise =
      "[[promise]]\nid = \"l\"\nname = \"n\"\nsource = \"samfunnsdelen\"\nfigure = \"rooms.money\"\nfrom = 2030\nat_least = 150\n";
  EXPECT_EQ(of(findings(promise, 100), FindingKind::promise_broken).size(), 1U);
  EXPECT_TRUE(of(findings(promise, 150), FindingKind::promise_broken).empty());
}

TEST(Check, APromiseMayBeAShareACeilingOrReckonedByTheMunicipality) {
  const std::string begin = "[[promise]]\nid = \"l\"\nname = \"n\"\nsource = \"s\"\nfrom = 2030\n";
  const auto broken = [&](const std::string& more) {
    const auto found = of(findings(begin + more, 100), FindingKind::promise_broken);
    return found.empty() ? 0.0 : found.front().numbers.front().second;
  };
  EXPECT_EQ(broken("figure = \"rooms.money\"\nat_most = 99\n"), 2030);
  EXPECT_EQ(broken("figure = \"rooms.money\"\nper = \"rooms.money\"\nat_least = 1\n"), 0);
  EXPECT_EQ(broken("figure = \"rooms.money\"\nper = \"rooms.money\"\nat_least = 1.1\n"), 2030);
  EXPECT_EQ(broken("lever = \"school_count\"\nat_least = 0\n"), 0);
  // Years that nobody has reckoned are not known, and break nothing.
  EXPECT_EQ(
      broken(
          "at_least = 3\npossible = [{year = 2030, value = 3, source = \"s\"}, {year = 2034, value = 2, source = \"s\"}]\n"),
      2034);
}

TEST(Check, WordsAreDeletedInTimeAndFormsSuitSavings) {
  const std::string saving =
      "[[project]]\nid = \"s\"\nname = \"Skule\"\nowner = \"leader\"\nsubjects = [\"school\"]\nsaving = true\n";
  const auto involvement = [](const std::string& id, const std::string& form) {
    return "[[involvement]]\nid = \"" + id +
           "\"\nproject = \"s\"\narena = \"A\"\nwho = \"inhabitants\"\nstep = \"consult\"\ndate = 2026-03-01\nasked = \"q\"\nsaid = \"s\"\n"
           "answer = \"a\"\nanswered = 2026-03-02\nkeep_until = 2026-10-01\nform = \"" +
           form + "\"\n";
  };
  const std::string meeting = saving + involvement("a", "public_meeting");
  EXPECT_EQ(of(findings(meeting), FindingKind::form_unsuited).size(), 1U);
  EXPECT_TRUE(of(findings(meeting + involvement("b", "joint_meeting")), FindingKind::form_unsuited).empty());
  const auto late = of(findings(meeting), FindingKind::to_be_deleted);
  ASSERT_EQ(late.size(), 1U);
  EXPECT_EQ(late.front().weight, Finding::Weight::must);
  EXPECT_TRUE(of(findings(meeting, 100, day(2026, 10, 1)), FindingKind::to_be_deleted).empty());
}

TEST(Check, GrantsAndIndicatorsWhoseTimeIsOver) {
  const auto support = [](const std::string& used) {
    return "[[support]]\nid = \"g\"\nname = \"Skjønn\"\nkind = \"grant\"\nfrom_whom = \"Statsforvalteren\"\nto = 2026-06-30\namount = 100\nused = " +
           used + "\n";
  };
  EXPECT_EQ(of(findings(support("80")), FindingKind::support_unspent).size(), 1U);
  EXPECT_TRUE(of(findings(support("80"), 100, day(2026, 6, 30)), FindingKind::support_unspent).empty());
  EXPECT_TRUE(of(findings(support("100")), FindingKind::support_unspent).empty());
  EXPECT_EQ(of(findings(support("101")), FindingKind::support_overspent).size(), 1U);
  const auto indicator = [](const std::string& values) {
    return "[[indicator]]\nid = \"i\"\nname = \"Opplæring\"\nkind = \"training\"\ntarget = 95\ntarget_year = 2025\n" +
           values;
  };
  EXPECT_EQ(text_of(of(findings(indicator("")), FindingKind::indicator_behind).at(0), "measured"), "no");
  EXPECT_EQ(
      of(findings(indicator("value = [{year = 2025, value = 94, source = \"s\"}]\n")), FindingKind::indicator_behind)
          .size(),
      1U);
  EXPECT_TRUE(
      of(findings(indicator("value = [{year = 2025, value = 95, source = \"s\"}]\n")), FindingKind::indicator_behind)
          .empty());
  // Less is better where it begins above the target.
  EXPECT_TRUE(
      of(findings(indicator(
             "value = [{year = 2024, value = 200, source = \"s\"}, {year = 2025, value = 90, source = \"s\"}]\n")),
         FindingKind::indicator_behind)
          .empty());
}

TEST(Check, WhatShouldHaveBeenDoneByNowIsToldWithItsDay) {
  // Three days from Monday 2 November; seen on the Friday it is overdue, what waits for it is not.
  const std::string tasks = task("a", 3) + task("b", 2, "\"a\"");
  const auto late = of(findings(tasks, 100, day(2026, 11, 6)), FindingKind::overdue);
  ASSERT_EQ(late.size(), 1U);
  EXPECT_EQ(text_of(late.front(), "task"), "a");
  EXPECT_EQ(text_of(late.front(), "date"), "2026-11-04");
  EXPECT_TRUE(of(findings(tasks, 100, day(2026, 11, 4)), FindingKind::overdue).empty()) << "it has its last day";
}

}  // namespace
}  // namespace handlingsrom::programme
