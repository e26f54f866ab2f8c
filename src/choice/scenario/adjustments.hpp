// Levers as adjustments of the outlook's rows: what they do to figures where no assumption carries it.
#pragma once

#include <span>
#include <vector>

#include "base/sheet/values.hpp"
#include "choice/scenario/evaluate.hpp"

namespace handlingsrom::scenario {

/// The declared effects of turned levers and their one-off costs, in the order in which they act. What depends on an adjusted row (sums,
/// education groups, the rooms, reserve and debt shares) follows by the sheet's own expressions.
/// Throws Error(internal) for a lever that names a row that is not there.
std::vector<sheet::Adjustment> adjustments_of(const rooms::Chain& chain, std::span<const Setting> settings);

/// The same for one lever, `turned` by so much from today's value in each year and without its one-off costs: for a room that knows better
/// than the lever's mean how much a turn is worth.
std::vector<sheet::Adjustment> adjustments_of(const rooms::Chain& chain, const Lever& lever,
                                              std::span<const double> turned);

}  // namespace handlingsrom::scenario
