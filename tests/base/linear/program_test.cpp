#include "base/linear/program.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <stdexcept>
#include <vector>

#include "base/random.hpp"

namespace handlingsrom::linear {
namespace {

using Indices = std::vector<int>;
using Values = std::vector<double>;

/// Whole numbers from −3 to 9, the same on every machine.
struct Draws {
  std::uint32_t run;
  std::uint32_t count = 0;
  double next() { return std::floor(13 * uniform({7, run, count++, 0, 0})) - 3; }
};

// Dantzig's (1963) plant: maximise 3x + 5y, x ≤ 4, 2y ≤ 12, 3x + 2y ≤ 18: x = 2, y = 6, 36, shadow prices 0, 3/2, 1.
TEST(Program, PlantWithItsShadowPrices) {
  Program plant(Sense::maximise);
  plant.add_column(3, 0, infinity);
  plant.add_column(5, 0, infinity);
  plant.add_row(-infinity, 4, Indices{0}, Values{1});
  plant.add_row(-infinity, 12, Indices{1}, Values{2});
  plant.add_row(-infinity, 18, Indices{0, 1}, Values{3, 2});
  ASSERT_EQ(plant.solve(), Status::optimal);
  EXPECT_NEAR(plant.objective(), 36, 1e-9);
  EXPECT_NEAR(plant.value(0), 2, 1e-9);
  EXPECT_NEAR(plant.value(1), 6, 1e-9);
  EXPECT_NEAR(plant.dual(0), 0, 1e-9);
  EXPECT_NEAR(plant.dual(1), 1.5, 1e-9);
  EXPECT_NEAR(plant.dual(2), 1, 1e-9);
  EXPECT_NEAR(plant.activities()[0], 2, 1e-9);
  EXPECT_EQ(plant.row_upper(2), 18);
  EXPECT_EQ(plant.row_lower(2), -infinity);
}

TEST(Program, RowsAndColumnsMayComeInAnyOrder) {
  Program by_rows;
  by_rows.add_column(1, 0, infinity);
  by_rows.add_column(2, 0, infinity);
  by_rows.add_row(3, infinity, Indices{0, 1}, Values{1, 1});
  Program by_columns;
  by_columns.add_row(3, infinity);
  by_columns.add_column(1, 0, infinity, Indices{0}, Values{1});
  by_columns.add_column(2, 0, infinity, Indices{0}, Values{1});
  ASSERT_EQ(by_rows.solve(), Status::optimal);
  ASSERT_EQ(by_columns.solve(), Status::optimal);
  EXPECT_NEAR(by_rows.objective(), 3, 1e-9);
  EXPECT_NEAR(by_columns.objective(), 3, 1e-9);
  EXPECT_NEAR(by_rows.reduced_cost(1), 1, 1e-9);
}

/// Random program in `columns` boxed columns; rows of all senses, all met one above the lower bounds.
Program invented(Draws& draws, int columns, int rows, Sense sense) {
  Program program(sense);
  Values inside;
  for (int j = 0; j < columns; ++j) {
    const double low = draws.next();
    inside.push_back(low + 1);
    program.add_column(draws.next(), low, low + 4 + std::abs(draws.next()));
  }
  for (int i = 0; i < rows; ++i) {
    Indices where;
    Values what;
    double activity = 0;
    for (int j = 0; j < columns; ++j) {
      if (const double a = draws.next(); a > 0) {
        where.push_back(j);
        what.push_back(a);
        activity += a * inside[static_cast<std::size_t>(j)];
      }
    }
    const int kind = i % 3;
    program.add_row(kind == 0 ? -infinity : activity - 2, kind == 1 ? infinity : activity + 3, where, what);
  }
  return program;
}

// Weak duality makes this a proof of optimality: values feasible, and objective = what the duals and reduced costs give.
void expect_proved(const Program& program, double sign) {
  double from_prices = 0;
  for (int j = 0; j < program.columns(); ++j) {
    const double d = program.reduced_cost(j);
    EXPECT_GE(program.value(j), program.lower(j) - 1e-7);
    EXPECT_LE(program.value(j), program.upper(j) + 1e-7);
    if (std::abs(d) > 1e-9) from_prices += d * (sign * d > 0 ? program.lower(j) : program.upper(j));
  }
  for (int i = 0; i < program.rows(); ++i) {
    const double y = program.dual(i);
    EXPECT_GE(program.activities()[static_cast<std::size_t>(i)], program.row_lower(i) - 1e-7);
    EXPECT_LE(program.activities()[static_cast<std::size_t>(i)], program.row_upper(i) + 1e-7);
    if (std::abs(y) > 1e-9) from_prices += y * (sign * y > 0 ? program.row_lower(i) : program.row_upper(i));
  }
  EXPECT_NEAR(program.objective(), from_prices, 1e-6);
}

TEST(Program, EveryOptimumIsProvedByItsDuals) {
  int solved = 0;
  for (std::uint32_t run = 0; run < 60; ++run) {
    Draws draws{run};
    const Sense sense = run % 2 == 0 ? Sense::minimise : Sense::maximise;
    Program program = invented(draws, 6, 5, sense);
    if (program.solve(run % 3 == 0 ? Method::primal : Method::dual) != Status::optimal) continue;
    ++solved;
    expect_proved(program, sense == Sense::minimise ? 1 : -1);
  }
  EXPECT_EQ(solved, 60);
}

TEST(Program, WarmStartGivesWhatAFreshProgramGives) {
  int solved = 0;
  for (std::uint32_t run = 100; run < 140; ++run) {
    Draws draws{run};
    Program warm = invented(draws, 5, 3, Sense::minimise);
    if (warm.solve() != Status::optimal) continue;
    const auto fresh_value = [&] {
      Program fresh = warm;
      fresh.reset_basis();
      return fresh.solve(Method::primal) == Status::optimal ? fresh.objective() : infinity;
    };
    warm.add_row(-infinity, 25, Indices{0, 2, 4}, Values{2, 1, 3});
    const Status after_row = warm.solve();
    EXPECT_NEAR(after_row == Status::optimal ? warm.objective() : 1e9, std::min(fresh_value(), 1e9), 1e-7);
    warm.set_row_bounds(3, -infinity, infinity);
    warm.add_column(-4, 0, 3, Indices{0, 1}, Values{1, -1});
    warm.solve();
    EXPECT_NEAR(warm.objective(), std::min(fresh_value(), 1e9), 1e-7);
    warm.set_bounds(0, warm.upper(0), warm.upper(0));
    warm.set_cost(1, 9);
    const Status after_bound = warm.solve();
    EXPECT_NEAR(after_bound == Status::optimal ? warm.objective() : 1e9, std::min(fresh_value(), 1e9), 1e-7);
    ++solved;
  }
  EXPECT_GT(solved, 20);
}

TEST(Program, WarmStartAfterARowTakesFewSteps) {
  Draws draws{500};
  Program program = invented(draws, 60, 40, Sense::minimise);
  ASSERT_EQ(program.solve(), Status::optimal);
  const int cold = program.iterations();
  const Basis basis = program.basis();
  Indices basic;
  for (int j = 0; j < 60; ++j) {
    if (program.is_basic(j)) basic.push_back(j);
  }
  ASSERT_FALSE(basic.empty());
  program.set_bounds(basic[0], program.lower(basic[0]), program.value(basic[0]) - 0.01);
  program.solve();
  EXPECT_LT(program.iterations(), cold / 2);
  program.set_bounds(basic[0], program.lower(basic[0]), infinity);
  program.set_basis(basis);
  ASSERT_EQ(program.solve(Method::primal), Status::optimal);
  EXPECT_LE(program.iterations(), 3);
}

TEST(Program, InfeasibleWithItsProof) {
  Program program;
  program.add_column(1, 0, 4);
  program.add_column(1, 0, infinity);
  program.add_row(6, infinity, Indices{0, 1}, Values{1, -1});
  program.add_row(-infinity, 5, Indices{1}, Values{1});
  ASSERT_EQ(program.solve(), Status::infeasible);
  const auto ray = program.infeasibility_ray();
  ASSERT_EQ(ray.size(), 2U);
  // w·limits > max over the box of (wA)x; here only x0 ≤ 4 and y ≥ 0 bound it.
  EXPECT_GT(ray[0], 0);
  EXPECT_LE(-ray[0] + ray[1], 1e-9);
  EXPECT_GT(ray[0] * 6 + std::min(0.0, ray[1]) * 5, ray[0] * 4);
}

TEST(Program, UnboundedToldApartFromInfeasible) {
  Program program(Sense::maximise);
  program.add_column(1, 0, infinity);
  program.add_column(1, 0, infinity);
  program.add_row(-infinity, 3, Indices{0, 1}, Values{1, -1});
  ASSERT_EQ(program.solve(), Status::unbounded);
  const auto ray = program.unbounded_ray();
  ASSERT_EQ(ray.size(), 2U);
  EXPECT_GT(ray[0] + ray[1], 0);
  EXPECT_LE(ray[0] - ray[1], 1e-9);
  EXPECT_TRUE(program.infeasibility_ray().empty());
}

TEST(Program, RemovedRowsAndColumnsAreGone) {
  Program program(Sense::maximise);
  for (int j = 0; j < 3; ++j) program.add_column(j + 1, 0, 10);
  program.add_row(-infinity, 1, Indices{2}, Values{1});
  program.add_row(-infinity, 2, Indices{1, 2}, Values{1, 1});
  program.remove_rows(Indices{0});
  EXPECT_EQ(program.rows(), 1);
  program.solve();
  EXPECT_NEAR(program.objective(), 10 + 6, 1e-9);
  program.remove_columns(Indices{2});
  EXPECT_EQ(program.columns(), 2);
  program.solve();
  EXPECT_NEAR(program.objective(), 10 + 4, 1e-9);
}

TEST(Program, StopsAtItsLimits) {
  Draws draws{900};
  Program program = invented(draws, 200, 150, Sense::minimise);
  EXPECT_EQ(program.solve(Method::dual, {.iterations = 3}), Status::stopped);
  EXPECT_NE(program.solve(), Status::stopped);
}

TEST(Program, RefusesWhatWouldBreakTheSolver) {
  Program program;
  program.add_column(0, 0, 1);
  EXPECT_THROW(program.add_row(0, 1, Indices{1}, Values{1}), std::invalid_argument);
  EXPECT_THROW(program.add_row(0, 1, Indices{0, 0}, Values{1, 1}), std::invalid_argument);
  EXPECT_THROW(program.add_row(0, 1, Indices{0}, Values{std::nan("")}), std::invalid_argument);
  EXPECT_THROW(program.add_row(std::nan(""), 1), std::invalid_argument);
  EXPECT_THROW(program.add_column(infinity, 0, 1), std::invalid_argument);
  EXPECT_THROW(program.set_bounds(1, 0, 1), std::invalid_argument);
  EXPECT_EQ(program.rows(), 0);
}

}  // namespace
}  // namespace handlingsrom::linear
