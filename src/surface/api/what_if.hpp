// What each of several changes did, and what it would take: on any figure that a list of changes gives a value.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/standard_seed.hpp"
#include "base/units.hpp"

namespace handlingsrom::api {

/// One thing changed: a lever (no dot in its id) or a named assumption. A lever goes from today's value in the year before `from` to
/// `value` in `to`, its own lead and ramp where neither is given. An assumption is changed at once and for good, or along a
/// straight line from today's value in `from` to `value` in `to`.
struct Change {
  std::string id;
  double value = 0;
  std::optional<Year> from, to;  // both or none
  std::string reason;
};

inline bool is_lever(std::string_view id) { return id.find('.') == std::string_view::npos; }

/// The value of one figure in one year under a list of changes; called from many threads at once.
using Valuation = std::function<double(std::span<const Change>)>;

struct Contributions {
  double before = 0;            // without any change
  double after = 0;             // with every change
  std::vector<double> effects;  // one for each change, in their order; before + Σ effects = after
  bool all_orders = true;       // false: the mean over drawn orders
  double error = 0;             // largest standard error of an effect; 0 over all orders
};

/// How much of the difference each change accounts for: its effect averaged over all orders in which the changes could be
/// made (the Shapley value; Shapley 1953, "A value for n-person games"), so that changes which work on each other share
/// fairly and the parts add up. With more than `most_exact` changes, whose orders take 2ⁿ runs, the mean over `drawn_pairs` pairs of
/// an order and its reverse (Mitchell, Cooper, Frank and Holmes 2022, "Sampling permutations for Shapley value estimation").
Contributions contributions(std::span<const Change> changes, const Valuation& value,
                            std::uint64_t seed = standard_seed);
inline constexpr std::size_t most_exact = 8;
inline constexpr std::size_t drawn_pairs = 24;

/// Where the answer to "what would it take?" is looked for: from today's value towards each end, in this order.
struct SearchRange {
  double today = 0;
  std::vector<double> ends;
};

struct Solution {
  double value = 0;    // of what is varied
  double reached = 0;  // the figure at that value
  int runs = 0;
};

/// What would it take? The value of `id` at which the figure reaches `target`, with the other changes in force (the timing of an earlier
/// change of `id` is kept); found by bisection towards the first end of `range` that is enough. Takes the figure to be monotone
/// between today's value and each end, which holds for every lever of today; where it is not, the answer still hits the target but another
/// may be nearer. Throws Error(no_solution, "target_out_of_reach") with the nearest figure that the range gives.
Solution solve_for(std::span<const Change> changes, std::string_view id, const SearchRange& range, double target,
                   const Valuation& value);

}  // namespace handlingsrom::api
