// Small random location problems, a checker that shares nothing with the engine, and the best choice by trying everything.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <functional>
#include <queue>
#include <string>
#include <vector>

#include "base/random.hpp"
#include "choice/structure/location/location.hpp"

namespace handlingsrom::location::test {

/// What a solution costs, counted anew; NaN and a failed expectation where it breaks a demand of the problem.
inline double checked_value(const Problem& problem, const Solution& solution) {
  const auto fault = [](const std::string& what) {
    ADD_FAILURE() << what;
    return std::nan("");
  };
  std::vector<int> opened(static_cast<std::size_t>(problem.sites), 0);
  for (const int site : solution.open) {
    if (site < 0 || site >= problem.sites || opened[static_cast<std::size_t>(site)]++ != 0) return fault("open site");
  }
  if (problem.open_exactly > 0 && static_cast<int>(solution.open.size()) != problem.open_exactly)
    return fault("number of open sites");
  for (std::size_t i = 0; i < problem.rule.size(); ++i) {
    if (problem.rule[i] == Rule::open && opened[i] == 0) return fault("must be open");
    if (problem.rule[i] == Rule::closed && opened[i] != 0) return fault("must be closed");
  }
  double value = 0;
  for (std::size_t i = 0; i < problem.opening.size(); ++i) value += opened[i] != 0 ? problem.opening[i] : 0;
  std::vector<double> served(static_cast<std::size_t>(problem.customers), 0), load(opened.size(), 0);
  std::vector<int> sites_of(served.size(), 0);
  for (const Share& share : solution.shares) {
    const auto i = static_cast<std::size_t>(share.site), j = static_cast<std::size_t>(share.customer);
    if (i >= opened.size() || j >= served.size() || opened[i] == 0) return fault("served by a site that is not open");
    if (share.part <= 0 || share.part > 1 + 1e-9) return fault("part");
    if (!problem.split && share.part != 1) return fault("divided customer");
    served[j] += share.part;
    ++sites_of[j];
    value += share.part * problem.cost[i * served.size() + j];
    if (!problem.demand.empty()) load[i] += share.part * problem.demand[j];
    if (!problem.own.empty() && problem.own[i] < 0) continue;
  }
  for (std::size_t j = 0; j < served.size(); ++j) {
    if (std::abs(served[j] - 1) > 1e-6) return fault("customer " + std::to_string(j) + " not served once");
    if (!problem.split && sites_of[j] != 1) return fault("customer at several sites");
  }
  for (std::size_t i = 0; i < problem.capacity.size(); ++i) {
    if (load[i] > problem.capacity[i] * (1 + 1e-6) + 1e-6) return fault("site " + std::to_string(i) + " overfull");
  }
  for (std::size_t i = 0; i < problem.own.size(); ++i) {
    if (opened[i] == 0 || problem.own[i] < 0) continue;
    const bool at_home = std::any_of(solution.shares.begin(), solution.shares.end(), [&](const Share& share) {
      return share.customer == problem.own[i] && share.site == static_cast<int>(i);
    });
    if (!at_home) return fault("an open site does not serve its own customer");
  }
  return value;
}

/// Draws of one random problem.
class Draw {
 public:
  explicit Draw(std::uint64_t seed) : seed_(seed) {}
  int whole(int least, int most) {
    return least + std::min(most - least, static_cast<int>(uniform({seed_, 0, at_++}) * (most - least + 1)));
  }

 private:
  std::uint64_t seed_;
  std::uint32_t at_ = 0;
};

/// Least cost of whole customers over the open sites, by trying every assignment; no_way where none fits.
inline double whole_by_trying(const Problem& problem, const std::vector<char>& open) {
  std::vector<double> room(problem.capacity.empty() ? std::vector<double>(open.size(), 1e18) : problem.capacity);
  std::vector<int> given(static_cast<std::size_t>(problem.customers), -1);
  for (std::size_t i = 0; i < problem.own.size(); ++i) {
    if (open[i] != 0 && problem.own[i] >= 0) given[static_cast<std::size_t>(problem.own[i])] = static_cast<int>(i);
  }
  double best = no_way;
  const std::function<void(int, double)> next = [&](int customer, double cost) {
    if (cost >= best) return;
    if (customer == problem.customers) {
      best = cost;
      return;
    }
    const auto j = static_cast<std::size_t>(customer);
    const double demand = problem.demand.empty() ? 0 : problem.demand[j];
    for (std::size_t i = 0; i < open.size(); ++i) {
      if (open[i] == 0 || room[i] < demand || (given[j] >= 0 && given[j] != static_cast<int>(i))) continue;
      room[i] -= demand;
      next(customer + 1, cost + problem.cost_of(static_cast<int>(i), customer));
      room[i] += demand;
    }
  };
  next(0, 0);
  return best;
}

/// The same with customers divided, for whole-number demands and capacities: unit by unit along the cheapest chain of moves (Bellman–Ford).
inline double split_by_chains(const Problem& problem, const std::vector<char>& open) {
  const std::size_t sites = open.size(), customers = problem.demand.size();
  std::vector<double> room(problem.capacity);
  std::vector<std::vector<int>> units(sites, std::vector<int>(customers, 0));
  const auto unit_cost = [&](std::size_t i, std::size_t j) {
    return problem.cost[i * customers + j] / problem.demand[j];
  };
  double cost = 0;
  for (std::size_t j = 0; j < customers; ++j) {
    if (problem.demand[j] == 0) {
      double least = no_way;
      for (std::size_t i = 0; i < sites; ++i)
        least = open[i] != 0 ? std::min(least, problem.cost[i * customers + j]) : least;
      cost += least;
    }
    for (int unit = 0; unit < static_cast<int>(problem.demand[j]); ++unit) {
      std::vector<double> way(sites, no_way);
      std::vector<int> from(sites, -1), moved(sites, -1);
      for (std::size_t i = 0; i < sites; ++i) {
        if (open[i] != 0) way[i] = unit_cost(i, j), moved[i] = static_cast<int>(j);
      }
      for (std::size_t round = 0; round < sites; ++round) {
        for (std::size_t a = 0; a < sites; ++a) {
          if (way[a] == no_way) continue;
          for (std::size_t b = 0; b < sites; ++b) {
            if (open[b] == 0 || a == b) continue;
            for (std::size_t k = 0; k < customers; ++k) {
              if (units[a][k] == 0) continue;
              const double through = way[a] + unit_cost(b, k) - unit_cost(a, k);
              if (through < way[b] - 1e-12)
                way[b] = through, from[b] = static_cast<int>(a), moved[b] = static_cast<int>(k);
            }
          }
        }
      }
      std::size_t end = sites;
      for (std::size_t i = 0; i < sites; ++i) {
        if (open[i] != 0 && room[i] >= 1 && (end == sites || way[i] < way[end])) end = i;
      }
      if (end == sites || way[end] == no_way) return no_way;
      cost += way[end];
      room[end] -= 1;
      for (std::size_t at = end;;) {
        const auto k = static_cast<std::size_t>(moved[at]);
        ++units[at][k];
        if (from[at] < 0) break;
        at = static_cast<std::size_t>(from[at]);
        --units[at][k];
      }
    }
  }
  return cost;
}

/// The best value there is, by trying every set of sites.
inline double best_by_trying(const Problem& problem) {
  double best = no_way;
  for (std::uint32_t set = 1; set < (1U << static_cast<unsigned>(problem.sites)); ++set) {
    std::vector<char> open(static_cast<std::size_t>(problem.sites));
    double cost = 0;
    int count = 0;
    bool allowed = true;
    for (std::size_t i = 0; i < open.size(); ++i) {
      open[i] = (set >> i & 1U) != 0;
      count += open[i];
      if (open[i] != 0 && !problem.opening.empty()) cost += problem.opening[i];
      if (!problem.rule.empty() && problem.rule[i] != Rule::free)
        allowed = allowed && (problem.rule[i] == Rule::open) == (open[i] != 0);
    }
    if (!allowed || (problem.open_exactly > 0 && count != problem.open_exactly)) continue;
    best = std::min(best, cost + (problem.split ? split_by_chains(problem, open) : whole_by_trying(problem, open)));
  }
  return best;
}

}  // namespace handlingsrom::location::test
