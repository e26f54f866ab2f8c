#include "choice/structure/location/sites_tree.hpp"

#include <cmath>

namespace handlingsrom::location {
namespace {

constexpr std::size_t few_ways = 300;  // that branch and cut ends in a fraction of a second
constexpr int few_nodes = 2000;        // of branch and cut on them
constexpr Effort effort{80, 6, 0.5, 0.03};

}  // namespace

Kernel kernel_below(const Node& node, double bound, FillTheSite& relaxation, const Incumbent& incumbent) {
  const double gap = incumbent.value() - bound + 1e-9 * std::abs(incumbent.value());
  Kernel kernel{{}, {}, node.rule, {}, {}};
  std::vector<double> rise_of_site, rise;
  relaxation.other_way(node.rule, rise_of_site);
  for (std::size_t i = 0; i < node.rule.size(); ++i) {
    if (kernel.rule[i] == Rule::free && rise_of_site[i] > gap)
      kernel.rule[i] = relaxation.chosen()[i] != 0 ? Rule::open : Rule::closed;
    if (kernel.rule[i] == Rule::closed) continue;
    const int site = static_cast<int>(i);
    kernel.sites.push_back(site);
    relaxation.rise_of_ways(node.rule, site, rise_of_site[i], rise);
    for (std::size_t k = 0; k < rise.size(); ++k) {
      if (rise[k] <= gap) kernel.ways.push_back({relaxation.ways(site)[k].customer, site, 1});
    }
  }
  return kernel;
}

SitesTree::SitesTree(const Problem& problem, FillTheSite& relaxation, Incumbent& incumbent, const TreeLimits& limits,
                     std::function<void()> offer)
    : problem_(problem),
      relaxation_(relaxation),
      incumbent_(incumbent),
      limits_(limits),
      offer_(std::move(offer)),
      branching_(problem, relaxation, incumbent, {[](bool) {}, {}}) {}

bool SitesTree::is_over() {
  if (nodes_ >= limits_.nodes || incumbent_.stopped() || incumbent_.seconds_left() <= limits_.seconds_to_leave)
    complete_ = false;
  return !complete_;
}

void SitesTree::end(const Kernel& kernel) {
  // A small one is counted in nodes, so that it is the same whatever the clock says.
  const KernelResult solved =
      kernel.ways.size() <= few_ways
          ? solve_kernel(problem_, kernel, no_way, few_nodes)
          : solve_kernel(problem_, kernel, incumbent_.seconds_left() - limits_.seconds_to_leave);
  if (solved.value < no_way) incumbent_.offer(solved.value, solved.open, solved.shares);
  const bool searched = solved.status == linear::Status::optimal || solved.status == linear::Status::infeasible ||
                        (solved.status == linear::Status::stopped && solved.bound > incumbent_.cut());
  complete_ = complete_ && searched;
}

void SitesTree::below(const Node& node) {
  if (is_over()) return;
  const double bound = relaxation_.solve(node.rule, node.price);
  if (bound == no_way || bound > incumbent_.cut()) return;
  offer_();
  if (bound > incumbent_.cut()) return;
  const Kernel kernel = kernel_below(node, bound, relaxation_, incumbent_);
  std::size_t site = node.rule.size();
  double nearest_half = 1;
  for (std::size_t i = 0; i < node.rule.size(); ++i) {
    const double off = std::abs(node.share[i] - 0.5);
    if (kernel.rule[i] == Rule::free && (site == node.rule.size() || off < nearest_half)) site = i, nearest_half = off;
  }
  if (site == node.rule.size() || kernel.ways.size() <= few_ways) {
    end(kernel);
    return;
  }
  const bool first_open = node.share[site] >= 0.5;
  for (const bool open : {first_open, !first_open}) {
    Node child = node;
    child.rule = kernel.rule;
    child.rule[site] = open ? Rule::open : Rule::closed;
    child.share[site] = open ? 1 : 0;
    ++nodes_;
    if (!branching_.ascend(child, effort, false)) below(child);
    if (is_over()) return;
  }
}

bool SitesTree::search(const Node& root) {
  if (!incumbent_.found()) return false;
  below(root);
  return complete_;
}

}  // namespace handlingsrom::location
