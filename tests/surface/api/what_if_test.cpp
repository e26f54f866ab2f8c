// Contributions add up and share fairly; the solver meets its target or says that it cannot. On an invented valuation.
#include "surface/api/what_if.hpp"

#include <gtest/gtest.h>

#include <array>

#include "base/error.hpp"

namespace handlingsrom::api {
namespace {

constexpr std::array<ParameterSpec, 3> specs{{{"a", Unit::none, 1, 0, 2, "judgement", -10, 10},
                                              {"b", Unit::none, 1, 0, 2, "judgement", -10, 10},
                                              {"c", Unit::none, 1, 0, 2, "judgement", -10, 10}}};
const std::array<std::span<const ParameterSpec>, 1> tables{specs};
const Assumptions defaults(Year{2026}, 25, tables);

double product(const Assumptions& assumptions) {
  return 100 * assumptions.first("a") * assumptions.first("b") + assumptions.first("c");
}

TEST(Contributions, AddUpAndShareWhatTwoDoTogether) {
  const std::vector<Change> changes{{"a", 2, {}, {}, ""}, {"b", 3, {}, {}, ""}, {"c", 5, {}, {}, ""}};
  const Contributions result = contributions(defaults, changes, product);
  EXPECT_DOUBLE_EQ(result.before, 101);
  EXPECT_DOUBLE_EQ(result.after, 605);
  EXPECT_TRUE(result.all_orders);
  EXPECT_NEAR(result.effects[0], 200, 1e-9);  // by hand: mean of 100·1·1 and 100·1·3
  EXPECT_NEAR(result.effects[1], 300, 1e-9);  // mean of 200 and 400
  EXPECT_NEAR(result.effects[2], 4, 1e-9);
}

TEST(Contributions, WithManyChangesStillAddUp) {
  std::vector<ParameterSpec> many;
  static std::array<std::string, 9> names;
  for (std::size_t i = 0; i < names.size(); ++i) {
    names[i] = "p" + std::to_string(i);
    many.push_back({names[i], Unit::none, 1, 0, 2, "judgement", -10, 10});
  }
  const std::array<std::span<const ParameterSpec>, 1> table{std::span<const ParameterSpec>(many)};
  const Assumptions base(Year{2026}, 25, table);
  std::vector<Change> changes;
  for (const std::string& name : names) changes.push_back({name, 1.5, {}, {}, ""});
  const auto value = [](const Assumptions& assumptions) {
    double all = 1;
    for (const std::string& name : names) all *= assumptions.first(name);
    return all;
  };
  const Contributions result = contributions(base, changes, value);
  EXPECT_FALSE(result.all_orders);
  double sum = result.before;
  for (const double effect : result.effects) sum += effect;
  EXPECT_NEAR(sum, result.after, 1e-9);
}

TEST(Changes, AreRefusedTwiceOrUnknownOrImpossible) {
  EXPECT_THROW(with_changes(defaults, std::vector<Change>{{"a", 1, {}, {}, ""}, {"a", 2, {}, {}, ""}}), Error);
  EXPECT_THROW(with_changes(defaults, std::vector<Change>{{"x", 1, {}, {}, ""}}), Error);
  EXPECT_THROW(with_changes(defaults, std::vector<Change>{{"a", 11, {}, {}, ""}}), Error);
}

TEST(Solve, MeetsTheTarget) {
  const Solution solution = solve_for(defaults, {}, "a", 0, product);
  EXPECT_NEAR(solution.reached, 0, 1e-6);
  EXPECT_NEAR(solution.value, -0.01, 1e-9);
}

TEST(Solve, SaysWhenTheTargetIsOutOfReach) {
  try {
    solve_for(defaults, {}, "c", 1e6, product);
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::no_solution);
    EXPECT_EQ(error.key(), "target_out_of_reach");
  }
}

}  // namespace
}  // namespace handlingsrom::api
