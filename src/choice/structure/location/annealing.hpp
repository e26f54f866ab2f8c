// Simulated annealing of whole customers among sites with room, for problems that are too large to be assigned anew at every try.
#pragma once

#include <cstdint>

#include "choice/structure/location/incumbent.hpp"
#include "choice/structure/location/nearest.hpp"

namespace handlingsrom::location {

/// How long and how warm. Temperatures are in shares of what a customer costs on average in the choice that is begun with.
struct Cooling {
  int moves;  // tries by customer
  double first = 1, last = 0.05;
};

/// Capacitated clustering by annealing (Osman and Christofides 1994, International Transactions in Operational Research 1): a customer to
/// a site near it, two customers exchanged, a site moved; a site that must serve its own customer is chosen anew among its customers at each
/// try. No site is ever over its capacity and their number stays. Draws are by move and seed. The incumbent must hold a choice of whole customers.
void anneal(const Problem& problem, const Nearest& nearest, std::uint64_t seed, const Cooling& cooling,
            Incumbent& incumbent);

}  // namespace handlingsrom::location
