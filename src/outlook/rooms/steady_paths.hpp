// Paths with and without the chance of a year: the median of a figure is that of the paths without it, its range that of the paths with it (ranges.hpp).
#pragma once

#include "outlook/rooms/chain.hpp"

namespace handlingsrom::rooms {

/// As Chain::run_paths; before a path is told of with chance in it, `steady` is told of it as it would be without. Both get every figure of the chain.
void run_paths(const Chain& chain, const Request& request, const std::function<void(int path, Figures& figures)>& visit,
               const std::function<void(int path, Figures& figures)>& steady);

}  // namespace handlingsrom::rooms
