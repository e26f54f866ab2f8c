#include "surface/api/what_if.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <numeric>

#include <fmt/format.h>

#include "base/error.hpp"
#include "base/parallel.hpp"
#include "base/random.hpp"

namespace handlingsrom::api {
namespace {

constexpr std::uint32_t order_draw = 0x6f726472;

std::vector<Change> chosen(std::span<const Change> changes, std::size_t members) {
  std::vector<Change> out;
  for (std::size_t i = 0; i < changes.size(); ++i) {
    if ((members >> i & 1U) != 0) out.push_back(changes[i]);
  }
  return out;
}

// Weight of a set of s others among n changes: s! (n − s − 1)! / n!.
double shapley_weight(int s, int n) { return std::exp(std::lgamma(s + 1) + std::lgamma(n - s) - std::lgamma(n + 1)); }

void over_all_orders(std::span<const Change> changes, const Valuation& value, Contributions& result) {
  const std::size_t n = changes.size();
  std::vector<double> of_set(std::size_t{1} << n);
  of_set.front() = result.before;
  of_set.back() = result.after;
  parallel_for(of_set.size() < 3 ? 0 : of_set.size() - 2,
               [&](std::size_t i) { of_set[i + 1] = value(chosen(changes, i + 1)); });
  for (std::size_t members = 0; members < of_set.size(); ++members) {
    const int size = std::popcount(members);
    for (std::size_t i = 0; i < n; ++i) {
      const std::size_t own = std::size_t{1} << i;
      if ((members & own) != 0) continue;
      result.effects[i] += shapley_weight(size, static_cast<int>(n)) * (of_set[members | own] - of_set[members]);
    }
  }
}

// What each change adds when they are made in this order.
std::vector<double> in_order(std::span<const Change> changes, std::span<const std::size_t> order,
                             const Contributions& ends, const Valuation& value) {
  std::vector<double> effects(changes.size());
  std::vector<char> made(changes.size(), 0);
  double before = ends.before;
  for (std::size_t step = 0; step < order.size(); ++step) {
    made[order[step]] = 1;
    std::vector<Change> so_far;
    for (std::size_t i = 0; i < changes.size(); ++i) {
      if (made[i] != 0) so_far.push_back(changes[i]);
    }
    const double after = step + 1 == order.size() ? ends.after : value(so_far);
    effects[order[step]] = after - before;
    before = after;
  }
  return effects;
}

void over_drawn_orders(std::span<const Change> changes, const Valuation& value, std::uint64_t seed,
                       Contributions& result) {
  const std::size_t n = changes.size();
  std::vector<std::vector<double>> observed(drawn_pairs);
  parallel_for(drawn_pairs, [&](std::size_t pair) {
    std::vector<std::size_t> order(n);
    std::iota(order.begin(), order.end(), std::size_t{0});
    for (std::size_t k = n - 1; k > 0; --k) {
      const double u = uniform({seed, static_cast<std::uint32_t>(pair), static_cast<std::uint32_t>(k), 0, order_draw});
      std::swap(order[k], order[std::min(k, static_cast<std::size_t>(u * static_cast<double>(k + 1)))]);
    }
    observed[pair] = in_order(changes, order, result, value);
    std::reverse(order.begin(), order.end());
    const std::vector<double> back = in_order(changes, order, result, value);
    for (std::size_t i = 0; i < n; ++i) observed[pair][i] = (observed[pair][i] + back[i]) / 2;
  });
  constexpr auto count = static_cast<double>(drawn_pairs);
  for (std::size_t i = 0; i < n; ++i) {
    for (const auto& one : observed) result.effects[i] += one[i] / count;
    double squares = 0;
    for (const auto& one : observed) squares += (one[i] - result.effects[i]) * (one[i] - result.effects[i]);
    result.error = std::max(result.error, std::sqrt(squares / (count * (count - 1))));
  }
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
