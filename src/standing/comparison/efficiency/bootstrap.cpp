#include <algorithm>
#include <cmath>

#include "base/error.hpp"
#include "base/parallel.hpp"
#include "base/random.hpp"
#include "standing/comparison/efficiency/frontier.hpp"
#include "standing/comparison/efficiency/point.hpp"

namespace handlingsrom::comparison {
namespace {

double deviation(const std::vector<double>& values) {
  double mean = 0, squares = 0;
  for (const double value : values) mean += value / static_cast<double>(values.size());
  for (const double value : values) squares += (value - mean) * (value - mean);
  return std::sqrt(squares / static_cast<double>(values.size() - 1));
}

/// Silverman's (1986, 3.31) rule on the inefficient units reflected at 1, brought to the number and spread of all (Daraio and
/// Simar 2007, 3.26): the mass at 1 is an artefact of the frontier and must not make the distribution narrow.
double bandwidth_of(const std::vector<double>& distance) {
  std::vector<double> reflected;
  for (const double d : distance) {
    if (d > 1 + 1e-6) reflected.insert(reflected.end(), {d, 2 - d});
  }
  if (reflected.empty()) throw Error(ErrorCode::no_solution, "efficiency_all_efficient");
  std::sort(reflected.begin(), reflected.end());
  const double spread = deviation(reflected);
  const double quartiles = (quantile(reflected, 0.75) - quantile(reflected, 0.25)) / 1.349;
  const double narrower = quartiles > 1e-6 ? std::min(spread, quartiles) : spread;
  const double many = static_cast<double>(reflected.size()), all = static_cast<double>(distance.size());
  return 0.9 * narrower * std::pow(many, -0.2) * std::pow(many / all, 0.2) * deviation(distance) / spread;
}

}  // namespace

Bootstrap bootstrap(const Units& units, Returns returns, Orientation orientation, const std::vector<Score>& list,
                    const BootstrapOptions& options) {
  const std::size_t n = units.size(), inputs = units.inputs.size(), outputs = units.outputs.size();
  const bool in = orientation == Orientation::in;
  std::vector<double> distance;  // 1/θ or φ: at least 1
  for (const Score& score : list) distance.push_back(std::max(1.0, in ? 1 / score.value : score.value));
  Bootstrap result;
  result.bandwidth = bandwidth_of(distance);
  // Spread of the reflected distances around 1, which smoothing must not widen (Daraio and Simar 2007, p. 62).
  double squares = 0;
  for (const double d : distance) squares += (d - 1) * (d - 1) / static_cast<double>(n);
  const double shrink = 1 / std::sqrt(1 + result.bandwidth * result.bandwidth / squares);

  // Units of like size follow each other, so that each start is near.
  std::vector<std::size_t> order(n);
  for (std::size_t u = 0; u < n; ++u) order[u] = u;
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return *units.out_of(a) < *units.out_of(b); });

  const auto draws = static_cast<std::size_t>(options.draws);
  std::vector<float> drawn(draws * n);  // [draw][unit] distance; float: 2,000 draws of 357 units are 3 MB
  parallel_for(
      draws,
      [&](std::size_t b) {
        std::vector<double> moved_in = units.in, moved_out = units.out;
        for (std::size_t u = 0; u < n; ++u) {
          const DrawKey key{options.seed, static_cast<std::uint32_t>(b), static_cast<std::uint32_t>(u), 0, 0};
          const double pick = uniform(key) * static_cast<double>(n);
          const double noise = standard_normals({options.seed, key.run, key.entity, 0, 1})[0];
          const double side = uniform({options.seed, key.run, key.entity, 0, 2}) < 0.5 ? -1 : 1;
          const double beyond = distance[std::min(n - 1, static_cast<std::size_t>(pick))] - 1;
          const double d = 1 + std::abs((side * beyond + result.bandwidth * noise) * shrink);
          // On the frontier first, then away from it by the drawn distance.
          for (std::size_t k = 0; in && k < inputs; ++k) moved_in[u * inputs + k] *= d / distance[u];
          for (std::size_t k = 0; !in && k < outputs; ++k) moved_out[u * outputs + k] *= distance[u] / d;
        }
        Frontier frontier(moved_in, moved_out, inputs, outputs, returns);
        for (const std::size_t u : order) {
          const double score = frontier.measure(units.in_of(u), units.out_of(u), orientation);
          drawn[b * n + u] = static_cast<float>(in ? 1 / score : score);
        }
      },
      options.threads);

  std::vector<double> of_unit(draws);
  for (std::size_t u = 0; u < n; ++u) {
    for (std::size_t b = 0; b < draws; ++b) of_unit[b] = static_cast<double>(drawn[b * n + u]);
    const Interval own = turned_interval(distance[u], of_unit, options.level);
    if (in) {
      result.units.push_back({1 / distance[u] - 1 / own.corrected, 1 / own.corrected, 1 / own.high, 1 / own.low});
    } else {
      result.units.push_back(own);
    }
  }
  return result;
}

}  // namespace handlingsrom::comparison
