#include "choice/structure/location/branch.hpp"

#include <cmath>

namespace handlingsrom::location {

bool Branching::ascend(Node& node, const Effort& effort, bool for_good) {
  Subgradient prices(node.price, effort);
  int fixings = 0;
  while (prices.more()) {
    if (incumbent_.stopped()) return false;
    const double bound = relaxation_.solve(node.rule, prices.price());
    if (bound == no_way || bound > incumbent_.cut()) return true;
    if (bound > prices.best()) {
      node.price = prices.price();
      if (for_good) incumbent_.bound(bound);
      if (incumbent_.found() && fix(node, bound) > 0 && for_good && ++fixings % 4 == 0)
        relaxation_.forget_closed(node.rule);
    }
    for (std::size_t i = 0; i < sites_; ++i) node.share[i] = 0.9 * node.share[i] + 0.1 * relaxation_.chosen()[i];
    const bool better = prices.note(bound);
    hooks_.offer(for_good && (better || prices.iteration() % 16 == 0));
    const double goal = incumbent_.found() ? incumbent_.value() : 1.1 * std::abs(bound) + 1;
    if (!prices.move(relaxation_.missing(), bound, goal)) break;
  }
  last_bound_ = prices.best();
  return false;
}

int Branching::fix(Node& node, double bound) {
  int changes = 0;
  relaxation_.other_way(node.rule, rise_);
  const double room = incumbent_.cut() - bound;
  for (std::size_t i = 0; i < sites_; ++i) {
    if (node.rule[i] != Rule::free || rise_[i] <= room) continue;
    node.rule[i] = relaxation_.chosen()[i] != 0 ? Rule::open : Rule::closed;
    ++changes;
  }
  return changes;
}

void Branching::descend(const Node& parent, const Effort& effort) {
  std::size_t site = sites_;
  double nearest_half = 1;
  for (std::size_t i = 0; i < sites_; ++i) {
    if (parent.rule[i] != Rule::free) continue;
    const double off = std::abs(parent.share[i] - 0.5);
    if (site == sites_ || off < nearest_half) site = i, nearest_half = off;
  }
  if (site == sites_) {
    hooks_.leaf(parent.rule);
    return;
  }
  const bool first_open = parent.share[site] >= 0.5;
  for (const bool open : {first_open, !first_open}) {
    Node child = parent;
    child.rule[site] = open ? Rule::open : Rule::closed;
    child.share[site] = open ? 1 : 0;
    ++nodes_;
    if (!ascend(child, effort, false) && !incumbent_.stopped()) descend(child, effort);
    if (incumbent_.stopped()) return;
  }
}

}  // namespace handlingsrom::location
