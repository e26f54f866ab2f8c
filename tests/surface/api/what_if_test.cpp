// Contributions add up and share fairly; the solver meets its target or says that it cannot. On an invented valuation.
#include "surface/api/what_if.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "base/error.hpp"

namespace handlingsrom::api {
namespace {

double value_of(std::span<const Change> changes, std::string_view id) {
  for (const Change& change : changes) {
    if (change.id == id) return change.value;
  }
  return 1;
}

double product(std::span<const Change> changes) {
  return 100 * value_of(changes, "a") * value_of(changes, "b") + value_of(changes, "c");
}

TEST(Contributions, AddUpAndShareWhatTwoDoTogether) {
  const std::vector<Change> changes{{"a", 2, {}, {}, ""}, {"b", 3, {}, {}, ""}, {"c", 5, {}, {}, ""}};
  const Contributions result = contributions(changes, product);
  EXPECT_DOUBLE_EQ(result.before, 101);
  EXPECT_DOUBLE_EQ(result.after, 605);
  EXPECT_TRUE(result.all_orders);
  EXPECT_EQ(result.error, 0);
  EXPECT_NEAR(result.effects[0], 200, 1e-9);  // by hand: mean of 100·1·1 and 100·1·3
  EXPECT_NEAR(result.effects[1], 300, 1e-9);  // mean of 200 and 400
  EXPECT_NEAR(result.effects[2], 4, 1e-9);
}

TEST(Contributions, OfNothingAndOfOne) {
  EXPECT_EQ(contributions({}, product).after, 101);
  const std::vector<Change> one{{"a", 2, {}, {}, ""}};
  EXPECT_DOUBLE_EQ(contributions(one, product).effects.at(0), 100);
}

TEST(Contributions, OverDrawnOrdersStillAddUpAndComeNearTheTruth) {
  std::vector<Change> changes;
  for (int i = 0; i < 10; ++i) changes.push_back({"p" + std::to_string(i), i < 2 ? 2.0 : 1.1, {}, {}, ""});
  const auto value = [&](std::span<const Change> made) {
    double all = 1;
    for (const Change& change : made) all *= change.value;
    return all;
  };
  const Contributions result = contributions(changes, value);
  EXPECT_FALSE(result.all_orders);
  EXPECT_GT(result.error, 0);
  double sum = result.before;
  for (const double effect : result.effects) sum += effect;
  EXPECT_NEAR(sum, result.after, 1e-9);
  EXPECT_NEAR(result.effects[0], result.effects[1], 6 * result.error);  // the same by symmetry
  EXPECT_EQ(result.effects, contributions(changes, value).effects);     // the same each time
}

TEST(Solve, MeetsTheTargetWithTheOtherChangesInForce) {
  const Solution alone = solve_for({}, "a", {1, {0, 2, -10, 10}}, 0, product);
  EXPECT_NEAR(alone.reached, 0, 1e-6);
  EXPECT_NEAR(alone.value, -0.01, 1e-9);
  const std::vector<Change> others{{"b", 2, {}, {}, ""}, {"a", 7, {}, {}, ""}};
  EXPECT_NEAR(solve_for(others, "a", {1, {0, 2, -10, 10}}, 301, product).value, 1.5, 1e-9);
}

TEST(Solve, SaysWhenTheTargetIsOutOfReach) {
  try {
    solve_for({}, "c", {1, {0, 2, -10, 10}}, 1e6, product);
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::no_solution);
    EXPECT_EQ(error.key(), "target_out_of_reach");
  }
}

}  // namespace
}  // namespace handlingsrom::api
