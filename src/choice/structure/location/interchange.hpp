// Local search without capacities: open, close and exchange sites while it pays.
#pragma once

#include <span>
#include <vector>

#include "choice/structure/location/nearest.hpp"

namespace handlingsrom::location {

/// A set of open sites and what it costs.
struct OpenSet {
  std::vector<char> open;  // [site]
  double value = no_way;
};

/// Value of a set of open sites when each customer goes to the cheapest; no_way where one has none.
double value_of(const Problem& problem, const Nearest& nearest, std::span<const char> open);

/// Improves `set` by the best exchange of one open site for one closed (Whitaker 1983, INFOR 21; gains of all pairs at once as in Resende and
/// Werneck 2007, Annals of Operations Research 150) and, where the number of open sites is free, by opening or closing one, until
/// none pays. `movable` is 0 for sites whose state is given. A set that leaves a customer without a site stays as it is; no other
/// becomes one.
void interchange(const Problem& problem, const Nearest& nearest, std::span<const char> movable, OpenSet& set);

}  // namespace handlingsrom::location
