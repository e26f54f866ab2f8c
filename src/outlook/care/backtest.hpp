// How well would users have been foreseen? Forecasts from past years with what was known then, against what came.
#pragma once

#include <string>
#include <vector>

#include "standing/facts/facts_held.hpp"

namespace handlingsrom::care {

enum class Quantity { home_care_80, home_care_0_66, long_stay_80, long_stay_all, staffed_homes_all };
inline constexpr std::array<Quantity, 5> quantities{Quantity::home_care_80, Quantity::home_care_0_66,
                                                    Quantity::long_stay_80, Quantity::long_stay_all,
                                                    Quantity::staffed_homes_all};
std::string_view key_of(Quantity quantity) noexcept;

/// What the forecast assumes beyond the figures.
struct ForecastSettings {
  double home_elasticity =
      0.5;  // of national users with respect to need; the equal-weight combination of "users follow need" and
            // "users follow their own trend" (Bates and Granger 1969)
  double home_damping = 0.95;     // of the trend, per year (Gardner and McKenzie 1985)
  double place_elasticity = 0.0;  // places are decided, not grown: residents follow their own trend
  double place_damping = 1.0;
  double national_sd = 0.05;  // standard deviation of the national trend's error over five years, log scale
};

/// Errors weighted by size: sum of absolute errors over sum of outcomes; bias: sum of errors over sum of outcomes.
struct Score {
  double error = 0;
  double bias = 0;
};

struct BacktestRow {
  Quantity quantity{};
  int base = 0;
  int target = 0;
  int municipalities = 0;  // with a positive figure in both years
  Score constant_rate;     // the ministry's method: rate of the base year × the population that came
  Score forecast;          // ours, with figures up to the base year and the population that came
  Score national_known;    // ours, had the country's total been known: what is left is local
  double coverage = 0;     // share of outcomes within the 80 % interval
  /// What chance sets: the error of a forecast that knew the expected number everywhere, when users are a Poisson count. Mean absolute
  /// deviation 2 e^−λ λ^(⌊λ⌋+1) / ⌊λ⌋! (Crow 1958, Biometrika 45), λ the outcome; weighted as `error`.
  double floor = 0;
  double reversion = 0;    // share of a municipality's deviation that goes in five years, estimated on what was known
  double need_growth = 0;  // of the country's population in the age group, log
  double national_growth = 0;   // of the country's users, log: foreseen …
  double national_outcome = 0;  // … and come
};

/// The years that can be forecast from and to: those of the table of users a whole number of five-year steps after its first,
/// without the first of all, of which nothing earlier is known; the last is the latest target.
std::vector<int> backtest_years(const facts::Facts& facts);

/// Forecasts from `base` to `target`, both of backtest_years().
///
/// The country: log users grow by elasticity × need's growth + trend × (φ + φ² + …), the trend being the log growth of users
/// less elasticity × need's growth over the five years before the base year, in municipalities with figures in both. A municipality:
/// grows with its own population, its deviation from the country's rate shrinks by the share estimated by weighted least
/// squares on the same five years, and the sum is the country's. Interval: log-normal, variance of the residuals (their part that grows with
/// 1/users apart) summed over the steps, chance at the forecast's size and the national trend's. Throws Error(bad_input,
/// "care_backtest_years") for other years.
BacktestRow backtest(const facts::Facts& facts, Quantity quantity, int base, int target,
                     const ForecastSettings& settings = {});

}  // namespace handlingsrom::care
