// Divided customers over given open sites at least cost: a transportation problem.
#pragma once

#include <vector>

#include "choice/structure/location/location.hpp"

namespace handlingsrom::location {

struct Transport {
  double value = no_way;  // of ways and open sites; no_way where the sites have not room enough
  std::vector<Share> shares;
};

/// Exact, by linear programming.
Transport transport(const Problem& problem, const std::vector<char>& open);

}  // namespace handlingsrom::location
