// Whole customers: branch and bound on which sites are open, down to where the bound leaves so few ways that branch and cut ends the rest at once.
#pragma once

#include <functional>

#include "choice/structure/location/branch.hpp"
#include "choice/structure/location/capacity_relaxation.hpp"
#include "choice/structure/location/kernel.hpp"

namespace handlingsrom::location {

/// The sites and ways that a choice better than the incumbent could use below the node, and what is decided of sites by reduced cost.
Kernel kernel_below(const Node& node, double bound, FillTheSite& relaxation, const Incumbent& incumbent);

/// True when all below the root is searched: the incumbent is proved. False when time or nodes did not suffice.
struct TreeLimits {
  std::int64_t nodes = 0;
  double seconds_to_leave = 0;  // of the incumbent's
};
class SitesTree {
 public:
  /// `offer` turns what the relaxation chose at a node into a choice for the incumbent (Beasley 1993, EJOR 65).
  SitesTree(const Problem& problem, FillTheSite& relaxation, Incumbent& incumbent, const TreeLimits& limits,
            std::function<void()> offer);
  bool search(const Node& root);
  std::int64_t nodes() const { return nodes_; }

 private:
  void below(const Node& node);
  void end(const Kernel& kernel);
  bool is_over();

  const Problem& problem_;
  FillTheSite& relaxation_;
  Incumbent& incumbent_;
  TreeLimits limits_;
  std::function<void()> offer_;
  Branching branching_;
  std::int64_t nodes_ = 0;
  bool complete_ = true;
};

}  // namespace handlingsrom::location
