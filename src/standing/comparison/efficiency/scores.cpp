#include <algorithm>
#include <cmath>

#include "base/parallel.hpp"
#include "standing/comparison/efficiency/frontier.hpp"
#include "standing/comparison/efficiency/point.hpp"

namespace handlingsrom::comparison {
namespace {

constexpr std::size_t chunk = 64;  // units that one frontier goes through; the same whatever the threads

/// Calls work(frontier, unit) for each unit, in chunks that start anew, so that answers do not depend on the threads.
template <class Work>
void for_each_unit(const Units& units, Returns returns, unsigned threads, Work work) {
  const std::size_t chunks = (units.size() + chunk - 1) / chunk;
  parallel_for(
      chunks,
      [&](std::size_t c) {
        Frontier frontier(units.in, units.out, units.inputs.size(), units.outputs.size(), returns);
        for (std::size_t u = c * chunk; u < std::min(units.size(), (c + 1) * chunk); ++u) work(frontier, u);
      },
      threads);
}

}  // namespace

Score free_disposal_score(const Units& units, const double* in, const double* out, Orientation orientation,
                          std::size_t without) {
  const std::size_t inputs = units.inputs.size(), outputs = units.outputs.size();
  Score best{std::nan(""), {}};
  for (std::size_t j = 0; j < units.size(); ++j) {
    if (j == without) continue;
    // What must at least be there is; then the factor that the other side allows.
    const double* x = units.in_of(j);
    const double* y = units.out_of(j);
    double factor = orientation == Orientation::in ? 0 : INFINITY;
    bool reaches = true;
    for (std::size_t k = 0; k < outputs && reaches; ++k) {
      if (orientation == Orientation::in) {
        reaches = y[k] >= out[k];
      } else if (out[k] > 0) {
        factor = std::min(factor, y[k] / out[k]);
      }
    }
    for (std::size_t k = 0; k < inputs && reaches; ++k) {
      if (orientation == Orientation::out) {
        reaches = x[k] <= in[k];
      } else if (in[k] > 0) {
        factor = std::max(factor, x[k] / in[k]);
      } else {
        reaches = x[k] <= 0;
      }
    }
    if (!reaches) continue;
    const bool better = orientation == Orientation::in ? factor < best.value : factor > best.value;
    if (std::isnan(best.value) || better) best = {factor, {{static_cast<int>(j), 1.0}}};
  }
  return best;
}

double measure_point(const Units& units, Returns returns, Orientation orientation, const std::vector<double>& in,
                     const std::vector<double>& out) {
  if (returns == Returns::free_disposal) {
    return free_disposal_score(units, in.data(), out.data(), orientation, nobody).value;
  }
  Frontier frontier(units.in, units.out, units.inputs.size(), units.outputs.size(), returns);
  return frontier.measure(in.data(), out.data(), orientation);
}

std::vector<Score> scores(const Units& units, Returns returns, Orientation orientation, unsigned threads) {
  std::vector<Score> list(units.size());
  if (returns == Returns::free_disposal) {
    for (std::size_t u = 0; u < units.size(); ++u) {
      list[u] = free_disposal_score(units, units.in_of(u), units.out_of(u), orientation, nobody);
    }
    return list;
  }
  for_each_unit(units, returns, threads, [&](Frontier& frontier, std::size_t u) {
    list[u].value = frontier.measure(units.in_of(u), units.out_of(u), orientation);
    list[u].peers = frontier.peers();
  });
  return list;
}

std::vector<double> super_efficiency(const Units& units, Returns returns, Orientation orientation, unsigned threads) {
  std::vector<double> list(units.size());
  if (returns == Returns::free_disposal) {
    for (std::size_t u = 0; u < units.size(); ++u) {
      list[u] = free_disposal_score(units, units.in_of(u), units.out_of(u), orientation, u).value;
    }
    return list;
  }
  for_each_unit(units, returns, threads, [&](Frontier& frontier, std::size_t u) {
    list[u] = frontier.measure(units.in_of(u), units.out_of(u), orientation, u);
  });
  return list;
}

std::vector<Scale> scale_efficiency(const Units& units, Orientation orientation, unsigned threads) {
  const std::vector<Score> constant = scores(units, Returns::constant, orientation, threads);
  const std::vector<Score> variable = scores(units, Returns::variable, orientation, threads);
  const std::vector<Score> decreasing = scores(units, Returns::decreasing, orientation, threads);
  constexpr double same = 1e-8;
  std::vector<Scale> list(units.size());
  for (std::size_t u = 0; u < units.size(); ++u) {
    const double c = constant[u].value, v = variable[u].value, d = decreasing[u].value;
    list[u].efficiency = orientation == Orientation::in ? c / v : v / c;
    list[u].returns = std::abs(c - v) <= same * v   ? Returns::constant
                      : std::abs(d - v) <= same * v ? Returns::decreasing
                                                    : Returns::increasing;
  }
  return list;
}

std::vector<Outlier> outliers(const std::vector<Score>& list, const std::vector<double>& super, Orientation orientation,
                              double reach) {
  std::vector<Outlier> result(list.size(), {false, 0});
  for (std::size_t u = 0; u < list.size(); ++u) {
    for (const Peer& peer : list[u].peers) {
      if (static_cast<std::size_t>(peer.unit) != u) ++result[static_cast<std::size_t>(peer.unit)].leaning;
    }
  }
  // As shares of inputs in either orientation: above 1 is better than all others.
  std::vector<double> known;
  const auto better = [&](double score) { return orientation == Orientation::in ? score : 1 / score; };
  for (const double score : super) {
    if (std::isfinite(score)) known.push_back(better(score));
  }
  if (known.empty()) return result;
  std::sort(known.begin(), known.end());
  const double lower = quantile(known, 0.25), upper = quantile(known, 0.75);
  for (std::size_t u = 0; u < super.size(); ++u) {
    result[u].flagged =
        std::isfinite(super[u]) && better(super[u]) > 1 && better(super[u]) > upper + reach * (upper - lower);
  }
  return result;
}

Join join(const Units& units, Returns returns, Orientation orientation, const std::vector<int>& members) {
  const std::size_t inputs = units.inputs.size(), outputs = units.outputs.size();
  Join result;
  std::vector<double> in(inputs, 0.0), out(outputs, 0.0), best_in(inputs, 0.0), best_out(outputs, 0.0);
  for (const int member : members) {
    const auto u = static_cast<std::size_t>(member);
    const std::vector<double> x(units.in_of(u), units.in_of(u) + inputs), y(units.out_of(u), units.out_of(u) + outputs);
    const double own = measure_point(units, returns, orientation, x, y);
    result.members.push_back(own);
    for (std::size_t k = 0; k < inputs; ++k) {
      in[k] += x[k];
      best_in[k] += orientation == Orientation::in ? own * x[k] : x[k];
    }
    for (std::size_t k = 0; k < outputs; ++k) {
      out[k] += y[k];
      best_out[k] += orientation == Orientation::out ? own * y[k] : y[k];
    }
  }
  result.score = measure_point(units, returns, orientation, in, out);
  result.adjusted = measure_point(units, returns, orientation, best_in, best_out);
  std::vector<double> mean_in = best_in, mean_out = best_out;
  for (double& value : mean_in) value /= static_cast<double>(members.size());
  for (double& value : mean_out) value /= static_cast<double>(members.size());
  result.harmony = measure_point(units, returns, orientation, mean_in, mean_out);
  result.learning = result.score / result.adjusted;
  result.scale = result.adjusted / result.harmony;
  result.bound =
      std::isnan(result.score) ? measure_point(units, Returns::increasing, orientation, in, out) : result.score;
  return result;
}

}  // namespace handlingsrom::comparison
