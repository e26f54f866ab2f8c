// Iterated local search for whole customers: change a site or two, assign anew, search, keep what is better.
#pragma once

#include <cstdint>

#include "choice/structure/location/assignment.hpp"
#include "choice/structure/location/incumbent.hpp"

namespace handlingsrom::location {

/// Iterated local search (Lourenço, Martin and Stützle 2003) from the incumbent, until `patience` rounds in a row have given nothing
/// better. Each round exchanges one or two open sites for ones near their customers or, where the number of sites is free, opens or closes
/// one. Draws are by round and seed. The incumbent must hold a choice.
void iterate(const Problem& problem, const Nearest& nearest, std::uint64_t seed, int patience, Incumbent& incumbent);

}  // namespace handlingsrom::location
