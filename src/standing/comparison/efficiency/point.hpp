// Inside of efficiency: points that need not be among the units, and intervals from draws.
#pragma once

#include <algorithm>
#include <vector>

#include "base/quantile.hpp"
#include "standing/comparison/efficiency/efficiency.hpp"

namespace handlingsrom::comparison {

/// θ or φ of any point against the units, under any returns; NaN where nothing reaches it.
double measure_point(const Units& units, Returns returns, Orientation orientation, const std::vector<double>& in,
                     const std::vector<double>& out);

/// Among single units, with `without` left out.
Score free_disposal_score(const Units& units, const double* in, const double* out, Orientation orientation,
                          std::size_t without);

/// Interval around `value` from draws around it, turned about (Simar and Wilson 2000): the draws' distance from the value says how far the value is from
/// the truth. `draws` is sorted in place.
inline Interval turned_interval(double value, std::vector<double>& draws, double level) {
  double mean = 0;
  for (const double draw : draws) mean += draw / static_cast<double>(draws.size());
  std::sort(draws.begin(), draws.end());
  return {mean - value, 2 * value - mean, 2 * value - quantile(draws, 0.5 + level / 2),
          2 * value - quantile(draws, 0.5 - level / 2)};
}

}  // namespace handlingsrom::comparison
