// Forecasts of spending from the literature: known laws are found again, what stands still is foreseen to stand still, and what they gain on the accounts.
#include "outlook/rooms/spending_methods.hpp"

#include <cmath>

#include <gtest/gtest.h>

#include "outlook/rooms/chain_fixture.hpp"
#include "outlook/rooms/spending_backtest.hpp"

namespace handlingsrom::rooms {
namespace {

constexpr int count = 60;

/// Numbers from −1 to 1 that look like chance and are always the same.
class Numbers {
 public:
  double next() {
    state_ = state_ * 6364136223846793005ULL + 1442695040888963407ULL;
    return static_cast<double>(state_ >> 33U) / static_cast<double>(1ULL << 30U) - 1;
  }

 private:
  std::uint64_t state_ = 20260101;
};

/// Log of spending at the same need less that of the group's sum.
std::vector<double> gaps_of(const std::vector<double>& level, const SpendingPanel& panel) {
  double spent[3] = {}, need[3] = {};
  for (int m = 0; m < count; ++m) {
    spent[panel.group[m]] += panel.need[m] * std::exp(level[m]);
    need[panel.group[m]] += panel.need[m];
  }
  std::vector<double> gap;
  for (int m = 0; m < count; ++m) gap.push_back(level[m] - std::log(spent[panel.group[m]] / need[panel.group[m]]));
  return gap;
}

/// Three years; `by` says how a level follows from the year before.
SpendingPanel invented(const Adjusting& by) {
  Numbers numbers;
  SpendingPanel panel;
  std::vector<double> level;
  for (int m = 0; m < count; ++m) {
    panel.need.push_back(1000 * std::exp(numbers.next()));
    panel.group.push_back(m % 3);
    level.push_back(0.1 * (m % 3) + 0.2 * numbers.next());
  }
  std::vector<double> growth(count, 0);
  std::vector<std::vector<double>> growths{growth};
  for (int back = 0; back < 2; ++back) {
    for (double& each : growth) each += 0.03 * numbers.next();
    growths.insert(growths.begin(), growth);
  }
  for (int t = 0; t < 3; ++t) {
    std::vector<double>&brought = panel.brought.emplace_back(), &grown = panel.growth.emplace_back(),
    &result = panel.result.emplace_back();
    for (int m = 0; m < count; ++m) {
      brought.push_back(panel.need[m] * std::exp(level[m]));
      grown.push_back(std::exp(growths[t][m]));
      result.push_back(0.05 * numbers.next());
    }
    if (t == 2) break;
    const std::vector<double> gap = gaps_of(level, panel);
    for (int m = 0; m < count; ++m)
      level[m] +=
          by.level + by.towards_group * gap[m] + by.need * (growths[t][m] - growths[t + 1][m]) + by.result * result[m];
  }
  return panel;
}

/// How far forecasts lie from the last year beyond a factor that all have in common.
double spread(const std::vector<double>& forecast, const SpendingPanel& panel) {
  double least = INFINITY, most = -INFINITY;
  for (int m = 0; m < count; ++m) {
    const double off = std::log(forecast[m] / panel.brought.back()[m]);
    least = std::min(least, off);
    most = std::max(most, off);
  }
  return most - least;
}

TEST(SpendingMethods, ALawIsFoundAgain) {
  const Adjusting law{0.02, -0.1, -0.6, 0.3};
  const SpendingPanel panel = invented(law);
  const Adjusting found = fit_adjusting(panel, 1);
  EXPECT_NEAR(found.towards_group, law.towards_group, 1e-9);
  EXPECT_NEAR(found.need, law.need, 1e-9);
  EXPECT_NEAR(found.result, law.result, 1e-9);
  EXPECT_LT(spread(foresee_adjusting(panel, 1, 1), panel), 1e-9);
  EXPECT_GT(spread(panel.brought[1], panel), 0.01) << "as it was";
}

TEST(SpendingMethods, AGapThatDiesOutIsForetold) {
  const SpendingPanel panel = invented({0, -0.2, 0, 0});
  EXPECT_LT(spread(foresee_towards_group(panel, 1, 1), panel), 0.01);
  EXPECT_GT(spread(panel.brought[1], panel), 0.05) << "as it was";
}

TEST(SpendingMethods, WhatStandsStillIsForeseenToStand) {
  const SpendingPanel panel = invented({});
  EXPECT_LT(spread(foresee_smoothed(panel, 1), panel), 1e-9);
  EXPECT_LT(spread(foresee_towards_group(panel, 1, 3), panel), 1e-9);
  EXPECT_LT(spread(foresee_adjusting(panel, 1, 3), panel), 1e-9);
}

TEST(SpendingMethods, NothingIsEstimatedFromOneYear) {
  const SpendingPanel panel = invented({});
  for (const std::vector<double>& forecast :
       {foresee_smoothed(panel, 0), foresee_towards_group(panel, 0, 1), foresee_adjusting(panel, 0, 1)}) {
    for (const double each : forecast) EXPECT_TRUE(std::isnan(each));
  }
}

/// On the accounts: late adjustment is better in every large area, and nowhere near half the error.
TEST(SpendingMethods, LateAdjustmentGainsOnTheAccountsAndNotHalf) {
  for (const int base : {2022, 2023, 2024}) {
    for (const SpendingBacktest& row : spending_backtest(bundled_chain().facts(), base)) {
      const double standard = row.score[static_cast<std::size_t>(SpendingMethod::constant_standard)].error;
      const double late = row.score[static_cast<std::size_t>(SpendingMethod::adjusting)].error;
      EXPECT_LT(late, standard) << row.area << base;
      EXPECT_GT(late, 0.5 * standard) << row.area << base;
    }
  }
  for (const SpendingBacktest& row : spending_backtest(bundled_chain().facts(), 2020))
    EXPECT_TRUE(std::isnan(row.score[static_cast<std::size_t>(SpendingMethod::adjusting)].error));
}

}  // namespace
}  // namespace handlingsrom::rooms
