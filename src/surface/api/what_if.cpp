#include "surface/api/what_if.hpp"

#include <fmt/format.h>

#include <cmath>
#include <cstdint>
#include <numeric>
#include <set>

#include "base/error.hpp"

namespace handlingsrom::api {
namespace {

std::vector<Change> chosen(std::span<const Change> changes, std::uint32_t members) {
  std::vector<Change> out;
  for (std::size_t i = 0; i < changes.size(); ++i) {
    if ((members >> i & 1U) != 0) out.push_back(changes[i]);
  }
  return out;
}

// Weight of a set of s others among n changes: s! (n − s − 1)! / n!.
double shapley_weight(int s, int n) { return std::exp(std::lgamma(s + 1) + std::lgamma(n - s) - std::lgamma(n + 1)); }

std::vector<double> effects_over_all_orders(const Assumptions& defaults, std::span<const Change> changes,
                                            const Valuation& value) {
  const std::size_t n = changes.size();
  std::vector<double> of_set(std::size_t{1} << n);
  for (std::uint32_t members = 0; members < of_set.size(); ++members) {
    of_set[members] = value(with_changes(defaults, chosen(changes, members)));
  }
  std::vector<double> effects(n, 0.0);
  for (std::uint32_t members = 0; members < of_set.size(); ++members) {
    const int size = __builtin_popcount(members);
    for (std::size_t i = 0; i < n; ++i) {
      const std::uint32_t own = std::uint32_t{1} << i;
      if ((members & own) != 0) continue;
      effects[i] += shapley_weight(size, static_cast<int>(n)) * (of_set[members | own] - of_set[members]);
    }
  }
  return effects;
}

std::vector<double> effects_in_two_orders(const Assumptions& defaults, std::span<const Change> changes,
                                          const Valuation& value) {
  const std::size_t n = changes.size();
  std::vector<double> forward{value(defaults)};
  std::vector<double> backward{forward.front()};
  for (std::size_t i = 1; i <= n; ++i) {
    forward.push_back(value(with_changes(defaults, changes.first(i))));
    backward.push_back(value(with_changes(defaults, changes.last(i))));
  }
  std::vector<double> effects(n);
  for (std::size_t i = 0; i < n; ++i) {
    effects[i] = ((forward[i + 1] - forward[i]) + (backward[n - i] - backward[n - i - 1])) / 2;
  }
  return effects;
}

}  // namespace

Assumptions with_changes(const Assumptions& defaults, std::span<const Change> changes) {
  Assumptions assumptions = defaults;
  std::set<std::string_view> seen;
  for (const Change& change : changes) {
    if (!seen.insert(change.id).second)
      throw Error(ErrorCode::bad_input, "change_doubled", {{"assumption", change.id}});
    if (change.from && change.to) {
      assumptions.ramp(change.id, change.value, *change.from, *change.to, change.reason);
    } else {
      assumptions.set(change.id, change.value, change.reason);
    }
  }
  return assumptions;
}

Valuation valuation(const rooms::Chain& chain, MunicipalityIndex municipality, std::string_view figure, Year year) {
  return [&chain, municipality, id = std::string(figure), year](const Assumptions& assumptions) {
    rooms::Request request{municipality, &assumptions};
    return chain.run(request).middle(id, year);
  };
}

Contributions contributions(const Assumptions& defaults, std::span<const Change> changes, const Valuation& value) {
  Contributions result;
  result.before = value(defaults);
  result.after = value(with_changes(defaults, changes));
  result.all_orders = changes.size() <= most_exact;
  result.effects = result.all_orders ? effects_over_all_orders(defaults, changes, value)
                                     : effects_in_two_orders(defaults, changes, value);
  return result;
}

Solution solve_for(const Assumptions& defaults, std::span<const Change> changes, std::string_view id, double target,
                   const Valuation& value) {
  std::vector<Change> others;
  for (const Change& change : changes) {
    if (change.id != id) others.push_back(change);
  }
  const Assumptions base = with_changes(defaults, others);
  const ParameterSpec& spec = base.spec(id);
  Solution solution;
  const auto gap = [&](double candidate) {
    Assumptions assumptions = base;
    assumptions.set(id, candidate);
    ++solution.runs;
    return value(assumptions) - target;
  };
  const double start = base.first(id);
  const double at_start = gap(start);
  double nearest = at_start;
  for (const double end : {spec.low, spec.high, spec.minimum, spec.maximum}) {
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
