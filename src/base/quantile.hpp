// Quantiles, by the one definition that every room uses.
#pragma once

#include <cstddef>
#include <span>

namespace handlingsrom {

/// Quantile of sorted values by linear interpolation between order statistics (Hyndman and Fan 1996, type 7). At least one value; `probability` in
/// [0, 1].
inline double quantile(std::span<const double> sorted, double probability) {
  const double position = probability * static_cast<double>(sorted.size() - 1);
  const auto below = static_cast<std::size_t>(position);
  if (below + 1 >= sorted.size()) return sorted.back();
  const double share = position - static_cast<double>(below);
  return sorted[below] + share * (sorted[below + 1] - sorted[below]);
}

}  // namespace handlingsrom
