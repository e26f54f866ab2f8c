// Large problems by their parts: the sites around one, with their customers, are a small problem of the same kind.
#pragma once

#include <cstdint>

#include "choice/structure/location/incumbent.hpp"
#include "choice/structure/location/nearest.hpp"

namespace handlingsrom::location {

/// POPMUSIC (Taillard and Voss 2002): takes an open site and the `around` open sites nearest to it, solves for their customers and the sites among them,
/// and puts back what is better, until no part can be improved or time is up. The incumbent must hold a choice of whole customers.
void improve_regions(const Problem& problem, const Nearest& nearest, std::uint64_t seed, int around,
                     Incumbent& incumbent);

}  // namespace handlingsrom::location
