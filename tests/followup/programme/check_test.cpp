#include "followup/programme/check.hpp"

#include <algorithm>

#include <gtest/gtest.h>

#include "example.hpp"

namespace handlingsrom::programme {
namespace {

using Kind = Finding::Kind;

const std::string project =
    "[[project]]\nid = \"care\"\nname = \"Omsorg\"\nowner = \"leader\"\nsubjects = [\"care\"]\n";
const std::string mandate = "[mandate]\ntext = \"m\"\nadopted_by = \"council\"\nadopted = 2026-01-01\n";

std::vector<Finding> findings(const std::string& text, double now = 100) {
  const Programme programme = read(text);
  return check(
      programme, plan_of(programme), representation(), day(2026, 11, 28),
      [now](std::string_view figure, int) { return figure == "rooms.money" ? std::optional(now) : std::nullopt; },
      2050);
}

std::vector<Finding> of(const std::vector<Finding>& all, Kind kind) {
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
  for (const Finding& finding : of(findings(mandate + project + group), Kind::missing_role)) {
    roles.push_back(text_of(finding, "role"));
    EXPECT_FALSE(finding.basis.empty());
  }
  EXPECT_EQ(roles, (std::vector<std::string>{"union_representative", "safety_delegate", "employee"}));
  const std::string members =
      "member = [{role = \"union_representative\"}, {role = \"safety_delegate\"}, {role = \"employee\"}]\n";
  EXPECT_TRUE(of(findings(mandate + project + group + members), Kind::missing_role).empty());
}

TEST(Check, ASeatDoesNotReplaceTheCouncilsWord) {
  const std::string decision =
      "[[decision]]\nid = \"d\"\nname = \"Vedtak\"\nproject = \"care\"\nbody = \"council\"\ndate = 2026-06-01\n";
  const auto elderly = [&](const std::string& more) {
    const auto all = of(findings(mandate + project + decision + more), Kind::not_heard);
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
  EXPECT_TRUE(of(findings(decision, 100), Kind::figure_moved).empty());
  const auto moved = of(findings(decision, 100.1), Kind::figure_moved);
  ASSERT_EQ(moved.size(), 1U);
  EXPECT_EQ(moved[0].weight, Finding::Weight::must);
  EXPECT_EQ(moved[0].basis, "koml. § 13-1");
}

TEST(Check, MustComesFirst) {
  const std::string late = task("a", 30, "", "deadline = 2026-11-10");
  const auto all = findings(late);
  ASSERT_GE(all.size(), 2U);
  EXPECT_EQ(all[0].kind, Kind::late);
  EXPECT_TRUE(
      std::is_sorted(all.begin(), all.end(), [](const Finding& a, const Finding& b) { return a.weight < b.weight; }));
}

TEST(Check, PromisesAreHeldAgainstTheFigures) {
  const std::string promise =
      "[[promise]]\nid = \"l\"\nname = \"n\"\nsource = \"samfunnsdelen\"\nfigure = \"rooms.money\"\nfrom = 2030\nat_least = 150\n";
  EXPECT_EQ(of(findings(promise, 100), Kind::promise_broken).size(), 1U);
  EXPECT_TRUE(of(findings(promise, 150), Kind::promise_broken).empty());
}

}  // namespace
}  // namespace handlingsrom::programme
