#include <algorithm>
#include <map>

#include "choice/structure/location/branch.hpp"
#include "choice/structure/location/capacitated.hpp"
#include "choice/structure/location/capacity_relaxation.hpp"
#include "choice/structure/location/transport.hpp"

namespace handlingsrom::location {
namespace {

/// A way is worth at least what the cheapest site with any room would ask.
std::vector<double> first_prices(const Problem& problem) {
  std::vector<double> prices(static_cast<std::size_t>(problem.customers), 0);
  for (int j = 0; j < problem.customers; ++j) {
    std::vector<double> costs;
    for (int i = 0; i < problem.sites; ++i) {
      if (problem.cost_of(i, j) < no_way) costs.push_back(problem.cost_of(i, j));
    }
    if (costs.empty()) continue;
    const std::size_t rank = std::min<std::size_t>(costs.size() - 1, 2);
    std::nth_element(costs.begin(), costs.begin() + static_cast<std::ptrdiff_t>(rank), costs.end());
    prices[static_cast<std::size_t>(j)] = costs[rank];
  }
  return prices;
}

}  // namespace

std::int64_t solve_split(const Problem& problem, Incumbent& incumbent) {
  const auto sites = static_cast<std::size_t>(problem.sites);
  FillTheSite relaxation(problem);
  std::map<std::vector<char>, double> tried;
  const auto offer = [&](const std::vector<char>& open) {
    if (!tried.emplace(open, 0).second) return;
    const Transport found = transport(problem, open);
    if (found.value < no_way) incumbent.offer(found.value, open, found.shares);
  };
  int offers = 0;
  constexpr int most_offers = 60;
  Branching branching(problem, relaxation, incumbent,
                      {[&](bool improve) {
                         if ((improve && ++offers <= most_offers) || !incumbent.found()) offer(relaxation.chosen());
                       },
                       [&](const std::vector<Rule>& rules) {
                         std::vector<char> open(sites);
                         for (std::size_t i = 0; i < sites; ++i) open[i] = rules[i] == Rule::open;
                         offer(open);
                       }});
  Node root{problem.rule.empty() ? std::vector<Rule>(sites, Rule::free) : problem.rule, first_prices(problem),
            std::vector<double>(sites, 0)};
  if (!branching.ascend(root, {1000, 20, 1.0, 0.002}, true) && !incumbent.stopped())
    branching.descend(root, {60, 6, 0.5, 0.03});
  if (!incumbent.was_stopped()) incumbent.exhaust();
  return branching.nodes() + 1;
}

}  // namespace handlingsrom::location
