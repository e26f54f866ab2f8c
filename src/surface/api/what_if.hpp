// What happens if? The chain under changed assumptions, what each change did, and what it would take.
#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/assumptions.hpp"
#include "outlook/rooms/chain.hpp"

namespace handlingsrom::api {

/// One changed assumption: at once and for good, or along a straight line from today's value in `from` to `value` in `to`.
struct Change {
  std::string id;
  double value = 0;
  std::optional<Year> from, to;  // both or none
  std::string reason;
};

/// The assumptions with every change in force. Throws what Assumptions::set and ::ramp throw, and
/// Error(bad_input, "change_doubled") for an id that is named twice.
Assumptions with_changes(const Assumptions& defaults, std::span<const Change> changes);

/// The value of one figure in one year under a set of assumptions.
using Valuation = std::function<double(const Assumptions&)>;

/// The middle of `figure` in `year` for one municipality. `chain` must outlive it.
/// Throws Error(unknown_name) for a figure or year that is not there.
Valuation valuation(const rooms::Chain& chain, MunicipalityIndex municipality, std::string_view figure, Year year);

struct Contributions {
  double before = 0;            // at the defaults
  double after = 0;             // with every change
  std::vector<double> effects;  // one for each change, in their order; before + Σ effects = after
  bool all_orders = true;       // false: mean of the order given and its reverse
};

/// How much of the difference each change accounts for: its effect averaged over all orders in which the changes could be
/// made (the Shapley value; Shapley 1953, "A value for n-person games"), so that changes which work on each other share
/// fairly and the parts add up. With more than `most_exact` changes, whose orders take 2ⁿ runs, the mean of two orders.
Contributions contributions(const Assumptions& defaults, std::span<const Change> changes, const Valuation& value);
inline constexpr std::size_t most_exact = 6;

struct Solution {
  double value = 0;    // of the assumption
  double reached = 0;  // the figure at that value
  int runs = 0;
};

/// What would it take? The value of the assumption `id` (held in all years) nearest to its default at which the figure
/// reaches `target`, with the other changes in force, within the assumption's possible range; found by bisection. Takes the figure to be monotone
/// in the assumption between its default and each end, which holds for every lever of today; where it is not, the answer
/// still hits the target but another may be nearer.
/// Throws Error(no_solution, "target_out_of_reach") with the nearest figure that the range gives.
Solution solve_for(const Assumptions& defaults, std::span<const Change> changes, std::string_view id, double target,
                   const Valuation& value);

}  // namespace handlingsrom::api
