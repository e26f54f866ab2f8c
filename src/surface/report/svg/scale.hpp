// From data to pixels: linear scales, round tick values, and labels that do not collide.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <vector>

namespace handlingsrom::svg {

/// Writes a tick or figure: value, and the step between ticks, which tells how many decimals are needed.
using Format = std::function<std::string(double value, double step)>;

/// Straight line from [low, high] to [from, to]; low < high (widened when equal).
class Scale {
 public:
  Scale(double low, double high, double from, double to);
  double operator()(double value) const { return from_ + (value - low_) / (high_ - low_) * (to_ - from_); }
  double low() const { return low_; }
  double high() const { return high_; }

 private:
  double low_, high_, from_, to_;
};

struct Ticks {
  double step = 1;
  std::vector<double> values;  // ascending, from at or below the lowest datum to at or above the highest
};

/// Round values (1, 2, 5 × 10ⁿ) that enclose [low, high], about `count` of them. `smallest_step` > 0 keeps whole things whole.
Ticks round_ticks(double low, double high, int count, double smallest_step = 0);

/// Smallest and largest finite value of all spans; {0, 1} when there is none.
std::pair<double, double> extent(std::span<const std::span<const double>> series);

/// Moves labels apart: given wished centres (any order) and heights, returns centres such that no two overlap and all lie
/// within [low, high] where that is possible; order is kept and the sum of squared moves is least (pool adjacent violators).
std::vector<double> spread(std::span<const double> wished, std::span<const double> heights, double low, double high);

}  // namespace handlingsrom::svg
