// Capacitated facility location and p-median, split or single source.
#pragma once

#include <cstdint>

#include "choice/structure/location/incumbent.hpp"

namespace handlingsrom::location {

/// Split: branch and bound on sites, each decided set a transportation problem. Whole customers: the Lagrangian bound with a knapsack for each site
/// fixes sites and ways; what is left goes to branch and cut in kernels of growing size. Returns the nodes.
std::int64_t solve_split(const Problem& problem, Incumbent& incumbent);
std::int64_t solve_whole(const Problem& problem, std::uint64_t seed, Incumbent& incumbent);

/// A short search for something better than the incumbent's choice of whole customers, for small problems.
void improve_part(const Problem& problem, std::uint64_t seed, Incumbent& incumbent);

}  // namespace handlingsrom::location
