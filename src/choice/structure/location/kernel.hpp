// The mixed-integer program of what a bound leaves, handed to branch and cut.
#pragma once

#include <limits>
#include <vector>

#include "base/linear/program.hpp"
#include "choice/structure/location/location.hpp"

namespace handlingsrom::location {

/// Sites and ways that may be used; the rest is left out.
struct Kernel {
  std::vector<int> sites;        // not closed
  std::vector<Share> ways;       // customer and site; `part` unused. Own customers of sites are left out
  std::vector<Rule> rule;        // [site]
  std::vector<char> start_open;  // a choice to begin with; may be empty
  std::vector<Share> start_shares;
};

/// The whole problem: every site that is not closed and every way.
Kernel whole_kernel(const Problem& problem);

struct KernelResult {
  linear::Status status = linear::Status::failed;
  double value = no_way;  // no_way: none found
  double bound = 0;
  std::vector<char> open;
  std::vector<Share> shares;
};

/// Stopped by the clock, or by a number of nodes; without a clock CBC prepares the program first, which is worth several times the time on a small one.
KernelResult solve_kernel(const Problem& problem, const Kernel& kernel, double seconds,
                          int nodes = std::numeric_limits<int>::max());

}  // namespace handlingsrom::location
