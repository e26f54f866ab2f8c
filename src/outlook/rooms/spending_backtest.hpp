// How well would spending by service area and the net result have been foreseen from an earlier year? With what was known then, and the population that came.
#pragma once

#include <array>
#include <string_view>
#include <vector>

#include "standing/facts/facts_held.hpp"

namespace handlingsrom::rooms {

/// Ways to foresee.
enum class SpendingMethod {
  constant_standard,  // the ministry's: the base year's spending × (rates per age of the cost key × population), then and now
  chain,  // the chain's rows: part of school and kindergarten follows children, the rest the index's need, a fixed amount per municipality included
  mean_of_years,  // the same growth from the mean of the last years up to the base year, each brought to it by its growth
  // Published ways that the chain does not use (spending_methods.hpp): what they gain over constant standard.
  smoothed,
  towards_group,
  adjusting
};
inline constexpr std::array<SpendingMethod, 6> spending_methods{
    SpendingMethod::constant_standard, SpendingMethod::chain,         SpendingMethod::mean_of_years,
    SpendingMethod::smoothed,          SpendingMethod::towards_group, SpendingMethod::adjusting};
std::string_view key_of(SpendingMethod method) noexcept;

/// Error: Σ |forecast − outcome| / Σ outcome, both as shares of the country, so that no price index is needed. Bias: mean over the municipalities of forecast / outcome − 1,
/// which is zero for the country by definition of a share; %. Missing where a method has no forecast: from the first year nothing can be estimated.
struct SpendingScore {
  double error = 0, bias = 0;
};

struct SpendingBacktest {
  std::string_view area;  // an accounts figure: "school" … "net_expenditure"
  int base = 0, target = 0;
  int municipalities = 0;  // with figures in both years that may stand beside each other
  std::array<SpendingScore, spending_methods.size()> score{};
  /// What nobody could have foreseen: the mean absolute error of a forecast that knew each municipality's level in the target year, √(2/π) × how much a
  /// year differs from the level (comparison::year_deviations), weighted as the error; %.
  double floor = 0;
  /// What the best forecast from the years behind comes to, since the level moves as well (moving_level.hpp), estimated on all years of the accounts; %.
  double best_of_past = 0;
  /// The country's spending in the target year over the constant standard's in the base year's kroner: prices, and standard.
  double growth = 0;
};

/// Every area from `base` to the latest year. `years`: how many the mean is over at most.
/// Throws Error(bad_input, "validity_base") for a year that the accounts do not have, or the latest.
std::vector<SpendingBacktest> spending_backtest(const facts::Facts& facts, int base, int years = 3);

/// Net result as a share of revenue less the country's, in percentage points.
struct ResultBacktest {
  int base = 0, target = 0;
  int municipalities = 0;
  double unchanged = 0;      // mean absolute error when the base year's stands
  double mean_of_years = 0;  // when the mean of the last years up to it stands
  double country = 0;        // when everybody is foreseen at the country's
  double floor = 0;          // as above
};
ResultBacktest result_backtest(const facts::Facts& facts, int base, int years = 3);

}  // namespace handlingsrom::rooms
