// What one inhabitant more brings and costs.
#pragma once

#include <span>
#include <vector>

#include "outlook/rooms/chain.hpp"

namespace handlingsrom::rooms {

/// One inhabitant more, half a woman and half a man, of each age, in the year after the first: every figure's difference in that year,
/// [age] of Figures of one year. The model itself is run with the person added, so that a figure's part is what the rooms would say: tax and
/// grants as the income system gives, spending and staff as the services follow persons. The country stands still.
/// The request's paths are not read. Throws Error(bad_input, "unknown_age") for an age below 0 or above the oldest.
std::vector<Figures> one_more(const Chain& chain, const Request& request, std::span<const int> ages);

}  // namespace handlingsrom::rooms
