// p-median and uncapacitated facility location to proof.
#pragma once

#include <cstdint>

#include "choice/structure/location/incumbent.hpp"

namespace handlingsrom::location {

/// Branch and bound on which sites are open. Bound: Lagrangian relaxation of "each customer is served" (Cornuejols, Fisher and Nemhauser 1977,
/// Management Science 23; Beasley 1985, EJOR 21) by deflected subgradients (Camerini, Fratta and Maffioli 1975) with fixing by reduced costs;
/// choices by interchange from the relaxation's sets. Returns the nodes; the incumbent's bound is its value where all was searched.
std::int64_t solve_uncapacitated(const Problem& problem, Incumbent& incumbent);

}  // namespace handlingsrom::location
