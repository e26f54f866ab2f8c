#include "outlook/economy/result_process.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <vector>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "outlook/economy/debt_chance.hpp"
#include "outlook/economy/result_fit.hpp"

namespace handlingsrom::economy {
namespace {

constexpr ResultProcess process{
    .lasting = 0.3, .passing = 0.45, .left = 0.4, .spread = 0.04, .by_size = 0.5, .tails = 5};
const double unknown = std::numeric_limits<double>::quiet_NaN();

// Bühlmann (1967): of the mean of n years, n·L / (1 + (n − 1)·L) is credited, and L·(1 − L) / (1 + (n − 1)·L) of the variance is left.
TEST(ResultProcess, WhatLastsIsTheCredibilityOfTheMean) {
  ResultProcess lasting = process;
  lasting.passing = 0;
  const std::vector<double> years{0.02, -0.01, 0.05, 0.03};
  const ResultLevel level = result_level(lasting, 5000, years);
  const double n = 4, mean = 0.0225, share = 0.3;
  EXPECT_NEAR(level.lasting, mean * n * share / (1 + (n - 1) * share), 1e-12);
  EXPECT_NEAR(level.root[0] * level.root[0], share * (1 - share) / (1 + (n - 1) * share), 1e-12);
  EXPECT_EQ(level.passing, 0);
}

TEST(ResultProcess, AnAutoregressionWithoutNoiseKnowsItsLatestYearOnly) {
  ResultProcess passing = process;
  passing.lasting = 0;
  passing.passing = 1;
  const ResultLevel level = result_level(passing, 5000, std::vector<double>{0.02, -0.5, 0.7});
  EXPECT_NEAR(level.passing, 0.02, 1e-12);
  EXPECT_NEAR(expected_deviation(passing, level, 2), 0.16 * 0.02, 1e-12);
}

// Years that only change sign tell nothing of the level: n·A / (n·A + e) of them comes back every second year (Bühlmann 1967 on the years with their signs
// turned), and an ordinary year has none of it.
TEST(ResultProcess, WhatComesEverySecondYearIsNoLevel) {
  ResultProcess alternating = process;
  alternating.passing = 0;
  alternating.alternating = 0.2;
  const ResultLevel level = result_level(alternating, 800, std::vector<double>{-0.06, 0.06, -0.06, 0.06});
  const double back = -0.06 * 4 * 0.2 / (4 * 0.2 + 0.5);
  EXPECT_NEAR(level.alternating, back, 1e-12);
  EXPECT_NEAR(ordinary_deviation(alternating, level, 1), 0, 1e-12);
  EXPECT_NEAR(expected_deviation(alternating, level, 1), -back, 1e-12);
  EXPECT_NEAR(expected_deviation(alternating, level, 2), back, 1e-12);
}

TEST(ResultProcess, AYearThatIsNotKnownIsLeftOut) {
  const ResultLevel level = result_level(process, 5000, std::vector<double>{0.02, unknown, 0.05});
  const double far = process.shared(2), determinant = 1 - far * far;
  const double first = (0.02 - far * 0.05) / determinant, third = (0.05 - far * 0.02) / determinant;
  EXPECT_NEAR(level.lasting, process.lasting * (first + third), 1e-12);
  EXPECT_NEAR(level.passing, process.passing * (first + 0.16 * third), 1e-12);
  EXPECT_EQ(level.degrees, 7);
}

TEST(ResultProcess, WithoutYearsItIsTheSizesOwn) {
  const ResultLevel level = result_level(process, 500, {});
  EXPECT_EQ(level.lasting, 0);
  EXPECT_NEAR(level.spread, 0.04 * std::pow(0.1, -0.25) * std::sqrt(3.0 / 5), 1e-12);
}

RC_GTEST_PROP(ResultProcess, LargerSwingsBehindMeanAWiderRangeAhead, ()) {
  std::vector<double> years;
  for (int k = 0; k < 6; ++k) years.push_back(*rc::gen::inRange(-100, 101) / 1000.0);
  RC_PRE(std::any_of(years.begin(), years.end(), [](double value) { return value != 0; }));
  const double before = result_level(process, 3000, years).spread;
  for (double& year : years) year *= 1.5;
  RC_ASSERT(result_level(process, 3000, years).spread > before);
}

TEST(ResultChance, TwoPathsMirrorEachOtherAndTheLatestYearStands) {
  const ResultLevel level = result_level(process, 2000, std::vector<double>{0.01, 0.02});
  const ResultChance chance(process, level, 7, 3);
  std::vector<double> one(25), other(25);
  chance.draw(10, one);
  chance.draw(11, other);
  EXPECT_EQ(one[0], 0);
  for (std::size_t t = 0; t < one.size(); ++t) EXPECT_EQ(one[t], -other[t]);
  EXPECT_NE(one[1], one[2]);
}

// With many degrees of freedom the spread after h years is worked out by hand: what is not known of the three parts, renewal, and the year's own.
TEST(ResultChance, SpreadsAsTheProcessSays) {
  ResultProcess normal = process;
  normal.tails = 1e6;
  normal.alternating = 0.15;
  const std::vector<double> behind{0.03, -0.02, 0.01};
  const ResultLevel level = result_level(normal, 5000, behind);
  const ResultChance chance(normal, level, 1, 9);
  constexpr int paths = 40000, ahead = 3;
  std::vector<double> years(ahead + 1);
  double squares = 0, neighbours = 0;
  for (int path = 0; path < paths; ++path) {
    chance.draw(path, years);
    squares += years[ahead] * years[ahead] / paths;
    neighbours += years[ahead] * years[ahead - 1] / paths;
  }
  // Var(x₃ | x₀, x₋₁, x₋₂) = 1 − gᵀ C⁻¹ g, C the three years' own covariance, solved by Cramer's rule.
  const double a = normal.shared(1), b = normal.shared(2);
  const auto g = [&](int h) { return std::array{normal.shared(h), normal.shared(h + 1), normal.shared(h + 2)}; };
  const auto explained = [&](const std::array<double, 3>& u, const std::array<double, 3>& v) {
    const double det = 1 + 2 * a * a * b - 2 * a * a - b * b;
    const double c00 = (1 - a * a) / det, c01 = (a * b - a) / det, c02 = (a * a - b) / det, c11 = (1 - b * b) / det;
    return u[0] * (c00 * v[0] + c01 * v[1] + c02 * v[2]) + u[1] * (c01 * v[0] + c11 * v[1] + c01 * v[2]) +
           u[2] * (c02 * v[0] + c01 * v[1] + c00 * v[2]);
  };
  const double variance = 0.04 * 0.04;
  EXPECT_NEAR(squares / (variance * (1 - explained(g(3), g(3)))), 1, 0.03);
  EXPECT_NEAR(neighbours / (variance * (normal.shared(1) - explained(g(2), g(3)))), 1, 0.06);
}

TEST(ResultFit, FindsTheProcessThatMadeTheYears) {
  ResultProcess made = process;
  made.alternating = 0.1;
  std::vector<std::vector<double>> deviations;
  std::vector<double> inhabitants;
  for (std::uint32_t m = 0; m < 3000; ++m) {
    inhabitants.push_back(300.0 * std::pow(1.0025, m));
    const ResultLevel level = result_level(made, inhabitants.back(), {});
    std::vector<double> years(7);
    ResultChance(made, level, 42, m).draw(0, years);
    deviations.emplace_back(years.begin() + 1, years.end());
  }
  const ResultProcess found = fit_result_process(deviations, inhabitants);
  EXPECT_NEAR(found.lasting, process.lasting, 0.05);
  EXPECT_NEAR(found.passing, process.passing, 0.08);
  EXPECT_NEAR(found.alternating, made.alternating, 0.015);
  EXPECT_NEAR(found.left, process.left, 0.08);
  EXPECT_NEAR(found.spread, process.spread, 0.002);
  EXPECT_NEAR(found.by_size, process.by_size, 0.03);
  EXPECT_NEAR(found.tails, process.tails, 0.8);
  EXPECT_GE(log_likelihood(found, deviations, inhabitants), log_likelihood(made, deviations, inhabitants));
}

TEST(DebtChance, IsAWalkWhoseProcessIsFoundAgain) {
  const DebtProcess walk{.spread = 0.1, .by_size = 0.3};
  std::vector<std::vector<double>> shares;
  std::vector<double> inhabitants;
  for (std::uint32_t m = 0; m < 2000; ++m) {
    inhabitants.push_back(300.0 * std::pow(1.003, m));
    shares.emplace_back(6);
    DebtChance(walk, inhabitants.back(), 5, m).draw(0, shares.back());
    EXPECT_EQ(shares.back()[0], 0);
  }
  const DebtProcess found = fit_debt_process(shares, inhabitants);
  EXPECT_NEAR(found.spread, 0.1, 0.003);
  EXPECT_NEAR(found.by_size, 0.3, 0.04);
}

}  // namespace
}  // namespace handlingsrom::economy
