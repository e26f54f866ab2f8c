#include "surface/report/svg/strip.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

#include "surface/report/svg/drawing.hpp"
#include "surface/report/svg/measure.hpp"

namespace handlingsrom::svg {

std::vector<double> swarm(const std::vector<double>& xs, double radius, double half_height) {
  std::vector<std::size_t> order(xs.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return xs[a] < xs[b]; });
  std::vector<double> offsets(xs.size(), 0.0);
  const double reach = 2 * radius;
  for (std::size_t k = 0; k < order.size(); ++k) {
    const double x = xs[order[k]];
    std::vector<std::size_t> near;
    for (std::size_t j = k; j-- > 0 && x - xs[order[j]] < reach;) near.push_back(order[j]);
    // Candidates: on the axis, and just touching each neighbour above and below.
    std::vector<double> candidates{0.0};
    for (const std::size_t other : near) {
      const double dx = x - xs[other];
      const double dy = std::sqrt(std::max(0.0, reach * reach - dx * dx)) + 1e-6;
      candidates.push_back(offsets[other] + dy);
      candidates.push_back(offsets[other] - dy);
    }
    std::stable_sort(candidates.begin(), candidates.end(),
                     [](double a, double b) { return std::abs(a) < std::abs(b); });
    double chosen = 0;
    for (const double candidate : candidates) {
      if (std::abs(candidate) > half_height) continue;
      const bool free = std::all_of(near.begin(), near.end(), [&](std::size_t other) {
        const double dx = x - xs[other];
        const double dy = candidate - offsets[other];
        return dx * dx + dy * dy >= reach * reach - 1e-9;
      });
      if (free) {
        chosen = candidate;
        break;
      }
    }
    offsets[order[k]] = chosen;
  }
  return offsets;
}

std::string draw(const Strip& strip) {
  Drawing drawing(strip.id, strip.width, strip.height);
  constexpr double radius = 2.4;
  const double axis = strip.height - 28;
  const double top = 30;
  const double centre = (top + axis) / 2;
  const auto transformed = [&](double value) { return strip.logarithmic ? std::log10(std::max(1.0, value)) : value; };

  std::vector<double> finite;
  std::vector<std::size_t> positions;
  for (std::size_t i = 0; i < strip.values.size(); ++i) {
    if (!std::isfinite(strip.values[i])) continue;
    finite.push_back(strip.values[i]);
    positions.push_back(i);
  }
  if (finite.empty()) return drawing.finish(strip.title, strip.description);
  std::vector<double> sorted = finite;
  std::sort(sorted.begin(), sorted.end());
  const auto quantile = [&](double share) {
    return sorted[static_cast<std::size_t>(share * static_cast<double>(sorted.size() - 1) + 0.5)];
  };

  Ticks ticks;
  if (strip.logarithmic) {
    for (double value = 100; value <= 1e6 + 1; value *= 10) {
      if (value >= sorted.front() / 10 && value <= sorted.back() * 10) ticks.values.push_back(value);
    }
  } else {
    ticks = round_ticks(sorted.front(), sorted.back(), 4);
  }
  if (ticks.values.empty()) ticks = round_ticks(sorted.front(), sorted.back(), 4);
  const double edge = 24;
  const Scale x(std::min(transformed(ticks.values.front()), transformed(sorted.front())),
                std::max(transformed(ticks.values.back()), transformed(sorted.back())), edge, strip.width - edge);
  drawing.rectangle(x(transformed(quantile(0.25))), top,
                    x(transformed(quantile(0.75))) - x(transformed(quantile(0.25))), axis - top, "c-half");
  const double half_middle = (x(transformed(quantile(0.25))) + x(transformed(quantile(0.75)))) / 2;
  for (const double value : ticks.values) {
    drawing.line({x(transformed(value)), axis}, {x(transformed(value)), axis + 4}, "c-leader");
    drawing.text({x(transformed(value)), axis + 18}, strip.format(value, ticks.step), "c-tick", Anchor::middle);
  }
  drawing.line({edge, axis}, {strip.width - edge, axis}, "c-leader");

  std::vector<double> xs;
  for (const double value : finite) xs.push_back(x(transformed(value)));
  const std::vector<double> offsets = swarm(xs, radius, (axis - top) / 2 - radius);
  std::size_t ours = positions.size();
  for (std::size_t k = 0; k < positions.size(); ++k) {
    const int position = static_cast<int>(positions[k]);
    if (position == strip.ours) {
      ours = k;
      continue;
    }
    const bool grouped = std::find(strip.group.begin(), strip.group.end(), position) != strip.group.end();
    drawing.circle({xs[k], centre + offsets[k]}, radius, grouped ? "c-dot-group" : "c-dot");
  }
  // Two names share the line above the dots; ours has the right of way.
  double ours_from = -1e9, ours_to = -1e9;
  if (ours < positions.size()) {
    const double half = text_width(strip.ours_name, 14, true) / 2;
    const double at = std::clamp(xs[ours], half, strip.width - half);
    ours_from = at - half;
    ours_to = at + half;
    drawing.line({xs[ours], 18}, {xs[ours], centre + offsets[ours]}, "c-leader");
    drawing.circle({xs[ours], centre + offsets[ours]}, 6, "c-dot-ours");
    drawing.text({at, 13}, strip.ours_name, "c-name-1", Anchor::middle);
  }
  const double half = text_width(strip.middle_half_name, 12.5) / 2;
  double at = std::clamp(half_middle, half, strip.width - half);
  if (at + half > ours_from - 10 && at - half < ours_to + 10) {
    at = ours_to + 14 + 2 * half <= strip.width ? ours_to + 14 + half : ours_from - 14 - half;
  }
  if (at - half >= 0) drawing.text({at, 13}, strip.middle_half_name, "c-tick", Anchor::middle);
  return drawing.finish(strip.title, strip.description);
}

}  // namespace handlingsrom::svg
