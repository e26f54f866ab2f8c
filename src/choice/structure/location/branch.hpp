// Branch and bound on which sites are open, with a Lagrangian bound.
#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "choice/structure/location/incumbent.hpp"
#include "choice/structure/location/relaxation.hpp"
#include "choice/structure/location/subgradient.hpp"

namespace handlingsrom::location {

struct Node {
  std::vector<Rule> rule;
  std::vector<double> price;  // [customer] multiplier: what being served is worth
  std::vector<double> share;  // [site] how often the relaxation opened it of late
};

class Branching {
 public:
  /// `offer(improve)` turns the relaxation's chosen sites into a choice for the incumbent; with `improve` also searches around it.
  /// `leaf(rules)` makes the best choice when every site is decided.
  struct Hooks {
    std::function<void(bool improve)> offer;
    std::function<void(const std::vector<Rule>& rules)> leaf;
  };

  Branching(const Problem& problem, Relaxation& relaxation, Incumbent& incumbent, Hooks hooks)
      : relaxation_(relaxation),
        incumbent_(incumbent),
        hooks_(std::move(hooks)),
        sites_(static_cast<std::size_t>(problem.sites)) {}

  /// Raises the node's bound and fixes sites by reduced cost; true when it is proved to hold nothing better than the incumbent.
  /// With `for_good` what is fixed holds for the whole problem: the incumbent's bound is raised and closed sites are forgotten.
  bool ascend(Node& node, const Effort& effort, bool for_good);

  /// Searches below a node to the end, or until time is up.
  void descend(const Node& node, const Effort& effort);

  std::int64_t nodes() const { return nodes_; }
  double last_bound() const { return last_bound_; }

 private:
  int fix(Node& node, double bound);

  Relaxation& relaxation_;
  Incumbent& incumbent_;
  Hooks hooks_;
  std::size_t sites_;
  std::vector<double> rise_;
  std::int64_t nodes_ = 0;
  double last_bound_ = 0;
};

}  // namespace handlingsrom::location
