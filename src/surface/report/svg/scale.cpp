#include "surface/report/svg/scale.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace handlingsrom::svg {

Scale::Scale(double low, double high, double from, double to) : low_(low), high_(high), from_(from), to_(to) {
  if (!(high_ > low_)) high_ = low_ + 1;
}

Ticks round_ticks(double low, double high, int count, double smallest_step) {
  if (!(high > low)) high = low + std::max(1.0, std::abs(low) * 0.1);
  const double raw = (high - low) / std::max(1, count);
  const double power = std::pow(10, std::floor(std::log10(raw)));
  const double fraction = raw / power;
  Ticks ticks;
  ticks.step = std::max(smallest_step, power * (fraction <= 1.0 ? 1 : fraction <= 2.0 ? 2 : fraction <= 5.0 ? 5 : 10));
  const auto first = std::llround(std::floor(low / ticks.step + 1e-9));
  const auto last = std::llround(std::ceil(high / ticks.step - 1e-9));
  for (auto i = first; i <= last; ++i) ticks.values.push_back(static_cast<double>(i) * ticks.step);
  if (ticks.values.size() == 1) ticks.values.push_back(ticks.values.front() + ticks.step);
  return ticks;
}

std::pair<double, double> extent(std::span<const std::span<const double>> series) {
  double low = std::numeric_limits<double>::infinity();
  double high = -low;
  for (const auto& values : series) {
    for (const double value : values) {
      if (!std::isfinite(value)) continue;
      low = std::min(low, value);
      high = std::max(high, value);
    }
  }
  if (low > high) return {0, 1};
  return {low, high};
}

std::vector<double> spread(std::span<const double> wished, std::span<const double> heights, double low, double high) {
  const std::size_t n = wished.size();
  std::vector<std::size_t> order(n);
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return wished[a] < wished[b]; });

  // With o_i the sum of half heights before label i, the centres c_i − o_i must not decrease: an isotonic regression.
  struct Block {
    double sum, count;
    double mean() const { return sum / count; }
  };
  std::vector<Block> blocks;
  std::vector<std::size_t> sizes;
  std::vector<double> offsets(n);
  double offset = 0;
  for (std::size_t k = 0; k < n; ++k) {
    if (k > 0) offset += (heights[order[k - 1]] + heights[order[k]]) / 2;
    offsets[k] = offset;
    blocks.push_back({wished[order[k]] - offset, 1});
    sizes.push_back(1);
    while (blocks.size() > 1 && blocks[blocks.size() - 2].mean() > blocks.back().mean()) {
      blocks[blocks.size() - 2].sum += blocks.back().sum;
      blocks[blocks.size() - 2].count += blocks.back().count;
      sizes[sizes.size() - 2] += sizes.back();
      blocks.pop_back();
      sizes.pop_back();
    }
  }
  std::vector<double> centres(n);
  std::size_t k = 0;
  const double half_first = n > 0 ? heights[order.front()] / 2 : 0;
  const double half_last = n > 0 ? heights[order.back()] / 2 : 0;
  for (std::size_t b = 0; b < blocks.size(); ++b) {
    // Clamping every block to the same window keeps their order, so they still do not overlap.
    const double lowest = low + half_first;
    const double highest = std::max(lowest, high - half_last - (n > 0 ? offsets[n - 1] : 0));
    const double base = std::clamp(blocks[b].mean(), lowest, highest);
    for (std::size_t i = 0; i < sizes[b]; ++i, ++k) centres[order[k]] = base + offsets[k];
  }
  return centres;
}

}  // namespace handlingsrom::svg
