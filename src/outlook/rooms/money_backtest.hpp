// Do the ranges of money and debt hold? The years after a base, by a process estimated on the years up to it.
#pragma once

#include <cstdint>

#include "outlook/economy/result_parts.hpp"
#include "standing/facts/facts_held.hpp"

namespace handlingsrom::rooms {

/// Municipalities whose outcome lay within the range drawn from the base year.
struct RangeCoverage {
  int municipalities = 0;
  double half = 0, most = 0;  // shares within the 50 and the 80 % range
};

struct MoneyBacktest {
  int base = 0, target = 0;
  int estimated_to =
      0;  // the last year that the process is estimated on: the base year, or the year after where one year alone tells nothing of what lasts
  economy::ResultProcess process;
  /// Net result over revenue less the country's, around what was expected.
  RangeCoverage result;
  double error = 0, bias = 0;   // mean absolute error and mean of outcome − expected, percentage points
  double error_of_account = 0;  // when the base year's account stands
  /// Net loan debt over revenue less the country's, around the base year's.
  RangeCoverage debt;
};

/// From `base` to `target`, later than both the base and the years it is estimated on. `paths` a municipality, keyed by `seed`.
/// Throws Error(bad_input, "validity_base") for years that the accounts do not have.
MoneyBacktest money_backtest(const facts::Facts& facts, int base, int target, int paths, std::uint64_t seed);

}  // namespace handlingsrom::rooms
