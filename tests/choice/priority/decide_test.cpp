#include "choice/priority/decide.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <fstream>
#include <sstream>

#include "base/error.hpp"

namespace handlingsrom::priority {
namespace {

const std::string head = "first_year = 2027\nlast_year = 2030\ncriteria = [\"users\", \"staff\"]\n";
std::string measure(const std::string& id, const std::string& lines) {
  return "[[measure]]\nid = \"" + id + "\"\nscores = { users = 2, staff = 1 }\n" + lines + "\n";
}
std::string limit(const std::string& of, double value) {
  return "[[limit]]\nof = \"" + of + "\"\neach_year = " + std::to_string(value) + "\n";
}

std::string fault_of(const std::string& text) {
  try {
    read_measures(text, "f.toml");
  } catch (const Error& error) {
    return error.what();
  }
  return "no fault";
}

TEST(Measures, NameThePlaceOfEachFault) {
  EXPECT_EQ(fault_of(head), "priority_empty: file=f.toml");
  EXPECT_NE(fault_of("first_year = 2027\nlast_year = 2028\n").find("priority_no_criterion: file=f.toml"),
            std::string::npos);
  EXPECT_NE(fault_of(head + measure("a", "needs = [\"b\"]")).find("priority_unknown: file=f.toml, line=4, found=b"),
            std::string::npos);
  EXPECT_NE(fault_of(head + measure("a", "needs = [\"b\"]") + measure("b", "needs = [\"a\"]")).find("priority_circle"),
            std::string::npos);
  EXPECT_NE(fault_of(head + measure("a", "needs = [\"b\"]") + measure("b", "excludes = [\"a\"]"))
                .find("priority_needs_excluded"),
            std::string::npos);
  EXPECT_NE(fault_of(head + measure("a", "money = \"much\""))
                .find("toml_value: file=f.toml, line=7, column=9, name=money, found=\"much\", expected=a number"),
            std::string::npos);
  EXPECT_NE(fault_of(head + measure("a", "") + measure("a", "")).find("priority_measure_id"), std::string::npos);
  EXPECT_NE(fault_of(head + measure("a", "earliest = 2040")).find("priority_years"), std::string::npos);
  EXPECT_NE(fault_of(head + measure("a", "earliest = 1e300")).find("toml_value: file=f.toml, line=7"),
            std::string::npos);
  EXPECT_NE(
      fault_of(head + measure("a", "mony = 3")).find("toml_unknown_key: file=f.toml, line=7, column=1, found=mony"),
      std::string::npos);
  EXPECT_NE(
      fault_of(head + measure("a", "") + "[[limit]]\nof = \"money\"\nby_year = { 20x8 = 3 }\n").find("priority_years"),
      std::string::npos);
  EXPECT_NE(fault_of("titel = \"x\"\n" + head + measure("a", "")).find("toml_unknown_key: file=f.toml, line=1"),
            std::string::npos);
  EXPECT_NE(fault_of(head + measure("a", "") + "[[case]]\nprobability = 0.4\n").find("priority_probabilities"),
            std::string::npos);
}

TEST(Decide, StartsAsEarlyAsTheLimitsAllow) {
  const MeasureList list = read_measures(
      head + measure("a", "one_off = 5\nmoney = 0") + measure("b", "one_off = 5\nmoney = 0") + limit("money", 5), "f");
  const Plan plan = decide(list);
  ASSERT_EQ(plan.status, Status::optimal);
  ASSERT_TRUE(plan.start[0] && plan.start[1]);
  EXPECT_EQ(std::min(*plan.start[0], *plan.start[1]), Year{2027});
  EXPECT_EQ(std::max(*plan.start[0], *plan.start[1]), Year{2028});
}

TEST(Decide, CutsWhereMoneyMustBeFreed) {
  const MeasureList list = read_measures(head + "[[measure]]\nid = \"cut\"\nscores = { users = -3 }\nmoney = 10\n" +
                                             measure("good", "money = -4") + limit("money", -5),
                                         "f");
  const Plan plan = decide(list);
  ASSERT_EQ(plan.status, Status::optimal);
  EXPECT_TRUE(plan.start[0]);
  EXPECT_TRUE(plan.start[1]);
  EXPECT_NEAR(plan.money, -24, 1e-9);
}

TEST(Decide, HeedsNeedsAndExclusions) {
  const MeasureList list =
      read_measures(head + measure("base", "money = -1\nearliest = 2028") + measure("top", "needs = [\"base\"]") +
                        measure("other", "excludes = [\"top\"]"),
                    "f");
  const Plan plan = decide(list);
  ASSERT_EQ(plan.status, Status::optimal);
  if (plan.start[1]) {
    ASSERT_TRUE(plan.start[0]);
    EXPECT_GE(*plan.start[1], *plan.start[0]);
    EXPECT_FALSE(plan.start[2]);
  }
}

TEST(Decide, SaysWhichDemandsCollide) {
  const MeasureList list = read_measures(head + measure("duty", "statutory = true\nmoney = -10") +
                                             measure("loose", "money = -1") + limit("money", 5) + limit("people", 100),
                                         "f");
  EXPECT_EQ(decide(list).status, Status::infeasible);
  const auto found = conflicts(list);
  ASSERT_EQ(found.size(), 2U);  // the duty, and one year's money
  EXPECT_EQ(found[0].kind, Conflict::Kind::statutory);
  EXPECT_EQ(found[0].name, "duty");
  EXPECT_TRUE(found[1].name.starts_with("money"));
}

TEST(Decide, FindsWhatWouldBringAMeasureIn) {
  const MeasureList list =
      read_measures(head + measure("a", "money = -5") + measure("b", "money = -6") + limit("money", 5), "f");
  const Plan plan = decide(list);
  const auto outside = just_outside(list, plan);
  ASSERT_EQ(outside.size(), 1U);
  EXPECT_EQ(outside[0].measure, 1U);
  ASSERT_TRUE(outside[0].money_each_year);
  EXPECT_LE(*outside[0].money_each_year, 6.01);
}

TEST(Decide, WorstCaseHoldsInEveryCaseAndRegretIsNotNegative) {
  const std::string text =
      head + measure("sure", "money = -4") +
      "[[measure]]\nid = \"risky\"\nscores = { users = 5, staff = 5 }\nmoney = -4\n" + limit("money", 5) +
      "[[case]]\nname = \"good\"\nprobability = 0.5\n[[case]]\nname = \"bad\"\nprobability = 0.5\nmeasure_effect = { risky = 2 }\n";
  const Plan expected = decide(read_measures(text, "f"));
  EXPECT_FALSE(expected.start[1]);  // 6 expected a year is over the limit of 5
  const Plan worst = decide(read_measures("rule = \"worst_case\"\n" + text, "f"));
  EXPECT_TRUE(worst.start[0]);
  EXPECT_FALSE(worst.start[1]);
  const Plan regret = decide(read_measures("rule = \"regret\"\n" + text, "f"));
  EXPECT_GE(regret.regret, -1e-9);
}

TEST(Decide, FrontierRisesWithMoney) {
  const MeasureList list =
      read_measures(head + measure("a", "money = -5") + measure("b", "money = -7") + measure("c", "money = -2"), "f");
  const auto points = frontier(list, 6);
  ASSERT_GE(points.size(), 2U);
  for (std::size_t k = 1; k < points.size(); ++k) {
    EXPECT_GT(points[k].value, points[k - 1].value);
    EXPECT_GT(points[k].money, points[k - 1].money);
  }
}

TEST(Judgements, ConsistentPairsGiveTheirWeights) {
  const Judgement exact = weigh_pairs({{1, 2, 4}, {0.5, 1, 2}, {0.25, 0.5, 1}});
  EXPECT_NEAR(exact.weights[0], 4.0 / 7, 1e-12);
  EXPECT_NEAR(exact.consistency, 0, 1e-12);
  EXPECT_GT(weigh_pairs({{1, 9, 1.0 / 9}, {1.0 / 9, 1, 9}, {9, 1.0 / 9, 1}}).consistency, 0.1);
}

TEST(Example, IsSolved) {
  std::ifstream input("examples/tiltak-eksempel.toml");
  ASSERT_TRUE(input);
  std::stringstream text;
  text << input.rdbuf();
  const MeasureList list = read_measures(text.str(), "tiltak-eksempel.toml");
  const Plan plan = decide(list);
  EXPECT_EQ(plan.status, Status::optimal);
  EXPECT_TRUE(plan.start[list.index_of("internkontroll")]);
}

}  // namespace
}  // namespace handlingsrom::priority
