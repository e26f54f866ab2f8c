#include "surface/api/what_if.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include <fmt/format.h>

#include "base/error.hpp"
#include "base/parallel.hpp"
#include "base/shapley.hpp"

namespace handlingsrom::api {
namespace {

constexpr std::uint32_t order_draw = 0x6f726472;

void over_all_orders(std::span<const Change> changes, const Valuation& value, Contributions& result) {
  std::vector<double> of_set(std::size_t{1} << changes.size());
  of_set.front() = result.before;
  of_set.back() = result.after;
  parallel_for(of_set.size() < 3 ? 0 : of_set.size() - 2,
               [&](std::size_t i) { of_set[i + 1] = value(chosen(changes, i + 1)); });
  result.effects = shapley_shares(of_set);
}

void over_drawn_orders(std::span<const Change> changes, const Valuation& value, std::uint64_t seed,
                       Contributions& result) {
  const Worth worth = [&](std::uint64_t set, std::span<double> values) { values[0] = value(chosen(changes, set)); };
  SampledShares sampled = sampled_shapley(changes.size(), 1, worth, drawn_pairs, seed, order_draw);
  result.effects = std::move(sampled.mean);
  result.error = *std::max_element(sampled.error.begin(), sampled.error.end());
}

}  // namespace

Contributions contributions(std::span<const Change> changes, const Valuation& value, std::uint64_t seed) {
  Contributions result;
  result.before = value({});
  result.after = changes.empty() ? result.before : value(changes);
  result.effects.assign(changes.size(), 0.0);
  result.all_orders = changes.size() <= most_exact;
  if (changes.empty()) return result;
  if (result.all_orders) {
    over_all_orders(changes, value, result);
  } else {
    over_drawn_orders(changes, value, seed, result);
  }
  return result;
}

Solution solve_for(std::span<const Change> changes, std::string_view id, const SearchRange& range, double target,
                   const Valuation& value) {
  std::vector<Change> tried(changes.begin(), changes.end());
  auto varied = std::find_if(tried.begin(), tried.end(), [&](const Change& change) { return change.id == id; });
  if (varied == tried.end()) varied = tried.insert(tried.end(), Change{std::string(id), 0, {}, {}, {}});
  Solution solution;
  const auto gap = [&](double candidate) {
    varied->value = candidate;
    ++solution.runs;
    return value(tried) - target;
  };
  const double start = range.today;
  const double at_start = gap(start);
  double nearest = at_start;
  for (const double end : range.ends) {
    if (!std::isfinite(end) || end == start) continue;
    const double at_end = gap(end);
    if (std::abs(at_end) < std::abs(nearest)) nearest = at_end;
    if ((at_start < 0) == (at_end < 0)) continue;
    double near = start;
    double far = end;
    constexpr int halvings = 40;  // a span divided by 10¹²
    for (int i = 0; i < halvings; ++i) {
      const double middle = std::midpoint(near, far);
      ((gap(middle) < 0) == (at_start < 0) ? near : far) = middle;
    }
    solution.value = far;  // the side on which the target is met
    solution.reached = gap(far) + target;
    return solution;
  }
  throw Error(ErrorCode::no_solution, "target_out_of_reach",
              {{"assumption", std::string(id)},
               {"target", fmt::format("{:.6g}", target)},
               {"nearest", fmt::format("{:.6g}", nearest + target)}});
}

}  // namespace handlingsrom::api
