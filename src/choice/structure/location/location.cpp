#include "choice/structure/location/location.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>

#include "choice/structure/location/capacitated.hpp"
#include "choice/structure/location/incumbent.hpp"
#include "choice/structure/location/uncapacitated.hpp"

namespace handlingsrom::location {
namespace {

Rule rule_of(const Problem& problem, std::size_t site) {
  return problem.rule.empty() ? Rule::free : problem.rule[site];
}

/// Capacities that no choice can meet say nothing; without them the problem is an easier one.
bool capacities_bind(const Problem& problem) {
  if (!problem.capacitated()) return false;
  if (!problem.own.empty()) return true;
  const double total = std::accumulate(problem.demand.begin(), problem.demand.end(), 0.0);
  return *std::min_element(problem.capacity.begin(), problem.capacity.end()) < total;
}

std::vector<Share> cheapest_shares(const Problem& problem, const std::vector<char>& open) {
  std::vector<Share> shares;
  for (int j = 0; j < problem.customers; ++j) {
    Share best{j, -1, 1};
    for (int i = 0; i < problem.sites; ++i) {
      if (open[static_cast<std::size_t>(i)] == 0) continue;
      if (best.site < 0 || problem.cost_of(i, j) < problem.cost_of(best.site, j)) best.site = i;
    }
    shares.push_back(best);
  }
  return shares;
}

}  // namespace

double Solution::gap() const {
  if (!found() || value <= bound) return 0;
  return (value - bound) / std::max(std::abs(value), 1e-12);
}

std::optional<Obstacle> obstacle(const Problem& problem) {
  using Kind = Obstacle::Kind;
  const auto sites = static_cast<std::size_t>(problem.sites);
  int available = 0, must = 0;
  std::vector<double> capacities;
  for (std::size_t i = 0; i < sites; ++i) {
    if (rule_of(problem, i) == Rule::closed) continue;
    ++available;
    must += rule_of(problem, i) == Rule::open;
    if (problem.capacitated()) capacities.push_back(problem.capacity[i]);
  }
  const int asked = problem.open_exactly;
  if (available == 0 || (asked > 0 && asked > available))
    return Obstacle{Kind::sites, -1, static_cast<double>(available), static_cast<double>(std::max(1, asked))};
  if (asked > 0 && must > asked)
    return Obstacle{Kind::sites, -1, static_cast<double>(must), static_cast<double>(asked)};
  std::sort(capacities.begin(), capacities.end(), std::greater<>());
  for (int j = 0; j < problem.customers; ++j) {
    double widest = 0;
    bool reached = false;
    for (std::size_t i = 0; i < sites; ++i) {
      if (rule_of(problem, i) == Rule::closed || problem.cost_of(static_cast<int>(i), j) == no_way) continue;
      reached = true;
      if (problem.capacitated()) widest = std::max(widest, problem.capacity[i]);
    }
    if (!reached) return Obstacle{Kind::unreached, j, 0, 0};
    const double demand = problem.capacitated() ? problem.demand[static_cast<std::size_t>(j)] : 0;
    if (problem.capacitated() && !problem.split && demand > widest) return Obstacle{Kind::customer, j, widest, demand};
  }
  if (problem.capacitated()) {
    const auto count = asked > 0 ? static_cast<std::ptrdiff_t>(asked) : static_cast<std::ptrdiff_t>(capacities.size());
    const double room = std::accumulate(capacities.begin(), capacities.begin() + count, 0.0);
    const double demand = std::accumulate(problem.demand.begin(), problem.demand.end(), 0.0);
    if (demand > room * (1 + 1e-12)) return Obstacle{Kind::total, -1, room, demand};
  }
  return std::nullopt;
}

Solution solve(const Problem& problem, const Limits& limits) {
  Solution solution;
  if (obstacle(problem)) {
    solution.status = Status::infeasible;
    return solution;
  }
  Incumbent incumbent(problem, limits);
  const bool bind = capacities_bind(problem);
  if (!bind) {
    solution.nodes = solve_uncapacitated(problem, incumbent);
  } else if (problem.split) {
    solution.nodes = solve_split(problem, incumbent);
  } else {
    solution.nodes = solve_whole(problem, limits.seed, incumbent);
  }
  if (!incumbent.found()) {
    solution.status = incumbent.exhausted() ? Status::infeasible : Status::unknown;
    solution.bound = incumbent.bound();
    return solution;
  }
  solution.value = incumbent.value();
  solution.bound = std::min(incumbent.bound(), incumbent.value());
  if (solution.bound > incumbent.cut()) solution.bound = solution.value;
  solution.status = solution.bound == solution.value ? Status::optimal : Status::stopped;
  for (std::size_t i = 0; i < incumbent.open().size(); ++i) {
    if (incumbent.open()[i] != 0) solution.open.push_back(static_cast<int>(i));
  }
  solution.shares = bind ? incumbent.shares() : cheapest_shares(problem, incumbent.open());
  std::sort(solution.shares.begin(), solution.shares.end(), [](const Share& a, const Share& b) {
    return a.customer != b.customer ? a.customer < b.customer : a.site < b.site;
  });
  return solution;
}

}  // namespace handlingsrom::location
