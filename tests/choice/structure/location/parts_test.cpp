// The parts of the engine, each against a slow and obvious version.
#include "choice/structure/location/annealing.hpp"
#include "choice/structure/location/assignment.hpp"
#include "choice/structure/location/cover.hpp"
#include "choice/structure/location/interchange.hpp"
#include "choice/structure/location/knapsack.hpp"
#include "choice/structure/location/network.hpp"
#include "worlds.hpp"

namespace handlingsrom::location {
namespace {

TEST(Knapsack, WholeItemsAsByTryingAllAndNeverAboveTheLinearBound) {
  for (std::uint64_t seed = 1; seed <= 300; ++seed) {
    test::Draw draw(seed);
    std::vector<Item> items;
    const int count = draw.whole(0, 10);
    for (int k = 0; k < count; ++k)
      items.push_back({draw.whole(1, 50) / 4.0, static_cast<double>(draw.whole(0, 12)), k, 0});
    const double room = draw.whole(0, 40);
    std::vector<double> parts;
    const Filled linear = fill(items, room, parts);
    const double found = fill_whole(items, room, parts);
    double best = 0;
    for (unsigned set = 0; set < (1U << items.size()); ++set) {
      double profit = 0, weight = 0;
      for (std::size_t k = 0; k < items.size(); ++k) {
        if ((set >> k & 1U) != 0) profit += items[k].profit, weight += items[k].weight;
      }
      if (weight <= room) best = std::max(best, profit);
    }
    double profit = 0, weight = 0;
    for (std::size_t k = 0; k < parts.size(); ++k) {
      profit += parts[k] * items[k].profit;
      weight += parts[k] * items[k].weight;
    }
    EXPECT_NEAR(found, best, 1e-9) << seed;
    EXPECT_NEAR(profit, best, 1e-9) << seed;
    EXPECT_LE(weight, room);
    EXPECT_GE(linear.profit, best - 1e-9);
    // The dual of the linear knapsack at its ratio is its value.
    double dual = linear.ratio * room;
    for (const Item& item : items) dual += std::max(0.0, item.profit - linear.ratio * item.weight);
    EXPECT_NEAR(dual, linear.profit, 1e-9) << seed;
  }
}

TEST(Knapsack, StoppedItGivesTheLinearBound) {
  std::vector<Item> items{{5, 4, 0, 0}, {4, 3, 1, 0}, {3, 3, 2, 0}};
  std::vector<double> parts;
  const double linear = fill(items, 5, parts).profit;
  EXPECT_EQ(fill_whole(items, 5, parts, 0), linear);
}

TEST(Cover, AsByTryingAll) {
  for (std::uint64_t seed = 1; seed <= 300; ++seed) {
    test::Draw draw(seed);
    std::vector<Candidate> candidates;
    const int count = draw.whole(1, 10);
    const bool equal = draw.whole(0, 1) == 0;
    for (int k = 0; k < count; ++k)
      candidates.push_back({static_cast<double>(draw.whole(-10, 40)), equal ? 5.0 : draw.whole(1, 12), k});
    const double room = draw.whole(0, 40);
    double best = no_way;
    for (unsigned set = 0; set < (1U << candidates.size()); ++set) {
      double cost = 0, capacity = 0;
      for (std::size_t k = 0; k < candidates.size(); ++k) {
        if ((set >> k & 1U) != 0) cost += candidates[k].cost, capacity += candidates[k].capacity;
      }
      if (capacity >= room) best = std::min(best, cost);
    }
    std::vector<Candidate> given = candidates;
    EXPECT_EQ(cheapest_cover(given, room).bound, best) << seed;
    given = candidates;
    EXPECT_LE(cheapest_cover(given, room, 1).bound, best) << "stopped, it is still a bound; seed " << seed;
  }
}

TEST(Network, TheLastOfRepeatedEdgesCountsInEitherDirection) {
  const std::vector<double> ways = shortest_ways(4, {{0, 1, 5}, {1, 2, 1}, {1, 0, 9}, {0, 2, 3}, {2, 2, 7}});
  EXPECT_EQ(ways[0 * 4 + 1], 4) << "0–2–1, since 0–1 is now 9";
  EXPECT_EQ(ways[1 * 4 + 0], 4);
  EXPECT_EQ(ways[2 * 4 + 2], 0);
  EXPECT_EQ(ways[0 * 4 + 3], no_way);
}

TEST(Interchange, EndsWhereNoSingleMovePays) {
  for (std::uint64_t seed = 1; seed <= 60; ++seed) {
    test::Draw draw(seed);
    Problem problem;
    problem.sites = draw.whole(3, 9);
    problem.customers = draw.whole(3, 12);
    for (int k = 0; k < problem.sites * problem.customers; ++k) problem.cost.push_back(draw.whole(0, 50));
    const auto sites = static_cast<std::size_t>(problem.sites);
    const bool any_number = draw.whole(0, 1) == 0;
    OpenSet set{std::vector<char>(sites, 0), 0};
    set.open[0] = set.open[1] = 1;
    if (any_number) {
      for (std::size_t i = 0; i < sites; ++i) problem.opening.push_back(draw.whole(0, 40));
    } else {
      problem.open_exactly = 2;
    }
    const std::vector<char> all(sites, 1);
    const Nearest nearest(problem, all);
    set.value = value_of(problem, nearest, set.open);
    const double before = set.value;
    interchange(problem, nearest, all, set);
    EXPECT_LE(set.value, before);
    EXPECT_EQ(set.value, value_of(problem, nearest, set.open));
    for (std::size_t a = 0; a < sites; ++a) {
      for (std::size_t b = 0; b < sites; ++b) {
        std::vector<char> other = set.open;
        other[a] = other[a] == 0;
        if (a != b) other[b] = other[b] == 0;
        const auto count = std::count(other.begin(), other.end(), 1);
        if (count == 0 || (!any_number && count != 2)) continue;
        if (any_number && a != b && set.open[a] == set.open[b]) continue;  // two opened or closed: no single move
        EXPECT_GE(value_of(problem, nearest, other), set.value - 1e-6) << seed;
      }
    }
  }
}

/// A site that is dear to keep open, and the only one for a customer whose way there costs nothing.
TEST(Interchange, LeavesNobodyWithout) {
  Problem problem;
  problem.sites = 3;
  problem.customers = 2;
  problem.cost = {0, no_way, no_way, 3, no_way, 1};  // by site
  problem.opening = {1e6, 1, 1};
  const std::vector<char> all(3, 1);
  const Nearest nearest(problem, all);
  OpenSet set{{1, 1, 1}, 0};
  set.value = value_of(problem, nearest, set.open);
  interchange(problem, nearest, all, set);
  EXPECT_EQ(set.open, (std::vector<char>{1, 0, 1}));
  EXPECT_EQ(set.value, 1e6 + 2);

  OpenSet without{{0, 1, 1}, no_way};
  interchange(problem, nearest, all, without);
  EXPECT_EQ(without.open, (std::vector<char>{0, 1, 1}));
}

/// A few open sites, rather full, and many whole customers.
Problem full_sites(std::uint64_t seed) {
  test::Draw draw(seed);
  Problem problem;
  problem.sites = draw.whole(2, 5);
  problem.customers = draw.whole(4, 14);
  double demand = 0;
  for (int j = 0; j < problem.customers; ++j) demand += problem.demand.emplace_back(draw.whole(1, 9));
  for (int i = 0; i < problem.sites; ++i)
    problem.capacity.push_back(std::ceil(demand / problem.sites) + draw.whole(1, 4));
  for (int k = 0; k < problem.sites * problem.customers; ++k) problem.cost.push_back(draw.whole(0, 60));
  return problem;
}

/// Whether rings of two or three customers, or chains of one or two that end in a free room, would pay.
bool some_chain_pays(const Problem& problem, const std::vector<int>& site_of) {
  std::vector<double> room = problem.capacity;
  const auto at = [&](int customer) { return static_cast<std::size_t>(site_of[static_cast<std::size_t>(customer)]); };
  const auto demand = [&](int customer) { return problem.demand[static_cast<std::size_t>(customer)]; };
  for (int j = 0; j < problem.customers; ++j) room[at(j)] -= demand(j);
  const auto rise = [&](int customer, std::size_t to) {
    return problem.cost_of(static_cast<int>(to), customer) - problem.cost_of(static_cast<int>(at(customer)), customer);
  };
  const auto fits = [&](int comes, int leaves) { return demand(comes) <= room[at(leaves)] + demand(leaves); };
  for (int a = 0; a < problem.customers; ++a) {
    for (std::size_t t = 0; t < room.size(); ++t) {
      if (t != at(a) && demand(a) <= room[t] && rise(a, t) < 0) return true;
    }
    for (int b = 0; b < problem.customers; ++b) {
      if (at(b) == at(a) || !fits(a, b)) continue;
      if (fits(b, a) && rise(a, at(b)) + rise(b, at(a)) < 0) return true;
      for (std::size_t t = 0; t < room.size(); ++t) {
        if (t != at(a) && t != at(b) && demand(b) <= room[t] && rise(a, at(b)) + rise(b, t) < 0) return true;
      }
      for (int c = 0; c < problem.customers; ++c) {
        if (at(c) == at(a) || at(c) == at(b) || !fits(b, c) || !fits(c, a)) continue;
        if (rise(a, at(b)) + rise(b, at(c)) + rise(c, at(a)) < 0) return true;
      }
    }
  }
  return false;
}

TEST(Chains, NoShortChainIsLeftAndEverySiteHasRoom) {
  int improved = 0;
  for (std::uint64_t seed = 1; seed <= 400; ++seed) {
    const Problem problem = full_sites(seed);
    const std::vector<char> all(static_cast<std::size_t>(problem.sites), 1);
    const Nearest nearest(problem, all);
    Assignment assignment(problem, nearest);
    assignment.assign(all);
    if (!assignment.improve()) continue;
    const double before = assignment.value();
    assignment.improve_by_chains();
    Solution solution;
    for (int i = 0; i < problem.sites; ++i) solution.open.push_back(i);
    solution.shares = assignment.shares();
    EXPECT_TRUE(assignment.fits()) << seed;
    EXPECT_EQ(test::checked_value(problem, solution), assignment.value()) << seed;
    EXPECT_LE(assignment.value(), before) << seed;
    EXPECT_FALSE(some_chain_pays(problem, assignment.site_of())) << seed;
    improved += assignment.value() < before;
  }
  EXPECT_GT(improved, 20) << "what shifts and exchanges leave is what chains are for";
}

/// Forty points in eight sets of five; `points`: each is a site that must serve itself, else each has a site of no customer's own.
Problem forty(bool points) {
  test::Draw draw(11);
  Problem problem;
  problem.sites = problem.customers = 40;
  problem.open_exactly = 8;
  std::vector<int> x, y;
  for (int k = 0; k < 40; ++k) {
    x.push_back(draw.whole(0, 1000));
    y.push_back(draw.whole(0, 1000));
    problem.demand.push_back(draw.whole(1, 9));
    problem.capacity.push_back(45);
    if (points) problem.own.push_back(k);
  }
  for (std::size_t i = 0; i < 40; ++i) {
    for (std::size_t j = 0; j < 40; ++j) problem.cost.push_back(std::hypot(x[i] - x[j], y[i] - y[j]));
  }
  problem.rule.assign(40, Rule::free);
  problem.rule[0] = Rule::open;
  problem.rule[1] = Rule::closed;
  return problem;
}

Solution annealed(const Problem& problem, const Cooling& cooling, int questions) {
  Limits limits;
  limits.seconds_left = [&] { return questions-- > 0 ? 1.0 : 0.0; };
  Incumbent incumbent(problem, limits);
  std::vector<char> open(40, 0);
  Solution solution;
  for (int j = 0; j < 40; ++j) {
    open[static_cast<std::size_t>(j / 5 * 5)] = 1;
    solution.shares.push_back({j, j / 5 * 5, 1});
    solution.value = (j == 0 ? 0 : solution.value) + problem.cost_of(j / 5 * 5, j);
  }
  incumbent.offer(solution.value, open, solution.shares);
  anneal(problem, Nearest(problem, std::vector<char>(40, 1)), 3, cooling, incumbent);
  solution.value = incumbent.value();
  solution.shares = incumbent.shares();
  for (int i = 0; i < 40; ++i) {
    if (incumbent.open()[static_cast<std::size_t>(i)] != 0) solution.open.push_back(i);
  }
  EXPECT_NEAR(test::checked_value(problem, solution), solution.value, 1e-6);
  return solution;
}

TEST(Annealing, FromAnArbitraryChoiceToCloseToTheBestAndTheSameEachTime) {
  for (const bool points : {true, false}) {
    const Problem problem = forty(points);
    const Solution best = solve(problem);
    ASSERT_EQ(best.status, Status::optimal);
    const Solution one = annealed(problem, {3000}, 100000), other = annealed(problem, {3000}, 100000);
    EXPECT_LE(one.value, 1.03 * best.value);
    EXPECT_GE(one.value, best.value - 1e-6);
    EXPECT_EQ(one.value, other.value);
    EXPECT_EQ(one.open, other.open);
  }
}

TEST(Annealing, StoppedAtAnyPointTheChoiceHoldsAndIsNoWorse) {
  for (const bool points : {true, false}) {
    const Problem problem = forty(points);
    const double start = annealed(problem, {0}, 0).value;
    for (const int questions : {0, 1, 5, 40}) EXPECT_LE(annealed(problem, {50}, questions).value, start);
  }
}

}  // namespace
}  // namespace handlingsrom::location
