// Which sites the relaxation opens: the cheapest set with room enough.
#pragma once

#include <vector>

namespace handlingsrom::location {

struct Candidate {
  double cost = 0;  // may be negative
  double capacity = 0;
  int site = 0;
};

struct Cover {
  double bound = 0;        // no set with room enough costs less; no_way where none has
  std::vector<int> sites;  // the cheapest set found
};

/// Chooses from `candidates` so that their capacities sum to at least `room`. Exact for equal capacities; else depth-first with the
/// linear bound, which is returned after `most_nodes`.
Cover cheapest_cover(std::vector<Candidate>& candidates, double room, int most_nodes = 3000);

}  // namespace handlingsrom::location
