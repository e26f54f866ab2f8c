// The flow of staff along a run's line.
#pragma once

#include "outlook/rooms/chain.hpp"
#include "outlook/rooms/staff_flow.hpp"

namespace handlingsrom::rooms {

/// Along workforce.available.<group> of `figures`, whatever they were run with: start and end are that line to the bit. The request gives the
/// municipality and the assumptions; `persons` the inhabitants behind the figures, nullptr: the request's own.
StaffFlow staff_flow(const Chain& chain, const Request& request, const Figures& figures,
                     const population::Projection* persons = nullptr);

}  // namespace handlingsrom::rooms
