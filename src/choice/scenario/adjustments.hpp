// Levers as adjustments of the outlook's rows: what they do to figures where no assumption carries it.
#pragma once

#include <span>
#include <vector>

#include "base/sheet/values.hpp"
#include "choice/scenario/evaluate.hpp"

namespace handlingsrom::scenario {

/// The declared effects of turned levers and their one-off costs, in the order in which they act. What depends on an adjusted row (sums,
/// education groups, the rooms, reserve and debt shares) follows by the sheet's own expressions; whoever is moved to another step of the care
/// ladder takes that step's staff, cost and place.
///
/// `figures`: the outlook under the levers' assumptions before these effects; what an effect refers to (own level on a step, cost of a school), what
/// limits it and what is built are read from it. Throws Error(internal) for a lever that names a row that is not there.
std::vector<sheet::Adjustment> adjustments_of(const rooms::Chain& chain, std::span<const Setting> settings,
                                              const Local& local, const rooms::Figures& figures);

/// The same for one lever, `turned` by so much from today's value in each year and without its one-off costs: for a room that knows better
/// than the lever's mean how much a turn is worth.
std::vector<sheet::Adjustment> adjustments_of(const rooms::Chain& chain, const Lever& lever,
                                              std::span<const double> turned, const Local& local,
                                              const rooms::Figures& figures);

}  // namespace handlingsrom::scenario
