#include "choice/structure/location/capacity_relaxation.hpp"

#include <algorithm>
#include <numeric>

namespace handlingsrom::location {
namespace {

constexpr int few_nodes =
    100;  // of the search for a cover when a site is the other way: beyond, its linear bound will do

}  // namespace

FillTheSite::FillTheSite(const Problem& problem)
    : Relaxation(problem),
      ways_(sites_),
      content_(sites_),
      total_demand_(std::accumulate(problem.demand.begin(), problem.demand.end(), 0.0)) {
  for (std::size_t i = 0; i < sites_; ++i) {
    if (!problem.rule.empty() && problem.rule[i] == Rule::closed) continue;
    const int own = problem.own.empty() ? -1 : problem.own[i];
    const double room =
        own < 0 ? problem.capacity[i] : problem.capacity[i] - problem.demand[static_cast<std::size_t>(own)];
    for (int j = 0; j < problem.customers; ++j) {
      const double cost = problem.cost_of(static_cast<int>(i), j);
      const bool fits = problem.split || problem.demand[static_cast<std::size_t>(j)] <= room;
      if (cost < no_way && j != own && fits) ways_[i].push_back({cost, j});
    }
    std::sort(ways_[i].begin(), ways_[i].end(),
              [](const Way& a, const Way& b) { return a.cost != b.cost ? a.cost < b.cost : a.customer < b.customer; });
  }
}

bool FillTheSite::can_open(std::size_t site) const {
  const int own = problem_.own.empty() ? -1 : problem_.own[site];
  return own < 0 || problem_.demand[static_cast<std::size_t>(own)] <= problem_.capacity[site];
}

void FillTheSite::fill_linear(std::size_t site) {
  Content& content = content_[site];
  content.items.clear();
  double room = problem_.capacity[site], rho = opening_of(site);
  const int own = problem_.own.empty() ? -1 : problem_.own[site];
  if (own >= 0) {
    rho += problem_.cost_of(static_cast<int>(site), own) - prices_[static_cast<std::size_t>(own)];
    room -= problem_.demand[static_cast<std::size_t>(own)];
  }
  for (const Way& way : ways_[site]) {
    if (way.cost >= largest_price_) break;
    const auto j = static_cast<std::size_t>(way.customer);
    if (prices_[j] > way.cost) content.items.push_back({prices_[j] - way.cost, problem_.demand[j], way.customer, 0});
  }
  const Filled filled = fill(content.items, room, content.parts);
  content.ratio = filled.ratio;
  content.linear = rho_[site] = rho - filled.profit;
  content.whole = problem_.split || filled.ratio == 0;
}

void FillTheSite::make_whole(std::size_t site) {
  Content& content = content_[site];
  if (content.whole) return;
  content.whole = true;
  double room = problem_.capacity[site], linear = 0;
  const int own = problem_.own.empty() ? -1 : problem_.own[site];
  if (own >= 0) room -= problem_.demand[static_cast<std::size_t>(own)];
  for (std::size_t k = 0; k < content.items.size(); ++k) linear += content.parts[k] * content.items[k].profit;
  rho_[site] += linear - fill_whole(content.items, room, content.parts);
}

double FillTheSite::solve(const std::vector<Rule>& rules, const std::vector<double>& prices) {
  prices_ = prices;
  largest_price_ = *std::max_element(prices.begin(), prices.end());
  double value = std::accumulate(prices.begin(), prices.end(), 0.0);
  for (std::size_t i = 0; i < sites_; ++i) {
    if (rules[i] == Rule::closed) continue;
    if (!can_open(i)) {
      rho_[i] = content_[i].linear = 1e100;
      content_[i].items.clear();
      content_[i].whole = true;
      continue;
    }
    fill_linear(i);
  }
  value += choose_whole(rules);
  if (value > 1e99) return no_way;
  std::fill(missing_.begin(), missing_.end(), 1.0);
  for (std::size_t i = 0; i < sites_; ++i) {
    if (chosen_[i] == 0) continue;
    const Content& content = content_[i];
    for (std::size_t k = 0; k < content.items.size(); ++k)
      missing_[static_cast<std::size_t>(content.items[k].customer)] -= content.parts[k];
    if (!problem_.own.empty() && problem_.own[i] >= 0) missing_[static_cast<std::size_t>(problem_.own[i])] -= 1;
  }
  return value;
}

/// The knapsack of a site is solved for whole items only when its linear bound could bring it among the chosen.
double FillTheSite::choose_whole(const std::vector<Rule>& rules) {
  for (;;) {
    const double value = problem_.open_exactly > 0 ? choose(rules) : choose_cover(rules);
    if (value == no_way) return value;
    bool changed = false;
    for (std::size_t i = 0; i < sites_; ++i) {
      if (chosen_[i] == 0 || content_[i].whole) continue;
      make_whole(i);
      changed = true;
    }
    if (!changed) return value;
  }
}

double FillTheSite::choose_cover(const std::vector<Rule>& rules) {
  candidates_.clear();
  double value = 0, room = total_demand_;
  for (std::size_t i = 0; i < sites_; ++i) {
    chosen_[i] = 0;
    if (rules[i] == Rule::closed) continue;
    if (rules[i] == Rule::open) {
      chosen_[i] = 1;
      value += rho_[i];
      room -= problem_.capacity[i];
    } else {
      candidates_.push_back({rho_[i], problem_.capacity[i], static_cast<int>(i)});
    }
  }
  const Cover cover = cheapest_cover(candidates_, room);
  for (const int site : cover.sites) chosen_[static_cast<std::size_t>(site)] = 1;
  return value + cover.bound;
}

void FillTheSite::other_way(const std::vector<Rule>& rules, std::vector<double>& rise) {
  if (problem_.open_exactly > 0) {
    other_way_by_rank(rules, rise);
    return;
  }
  rise.assign(sites_, 0);
  double room = total_demand_;
  std::vector<Candidate> all;
  for (std::size_t i = 0; i < sites_; ++i) {
    if (rules[i] == Rule::open) room -= problem_.capacity[i];
    if (rules[i] == Rule::free) all.push_back({rho_[i], problem_.capacity[i], static_cast<int>(i)});
  }
  candidates_ = all;
  const double now = cheapest_cover(candidates_, room).bound;
  for (std::size_t k = 0; k < all.size(); ++k) {
    const auto site = static_cast<std::size_t>(all[k].site);
    candidates_ = all;
    candidates_.erase(candidates_.begin() + static_cast<std::ptrdiff_t>(k));
    const double left = chosen_[site] != 0 ? room : room - all[k].capacity;
    const double without = cheapest_cover(candidates_, left, few_nodes).bound;
    rise[site] = std::max(0.0, (chosen_[site] != 0 ? without : without + all[k].cost) - now);
  }
}

void FillTheSite::forget_closed(const std::vector<Rule>& rules) {
  for (std::size_t i = 0; i < sites_; ++i) {
    if (rules[i] == Rule::closed) ways_[i] = {};
  }
}

std::vector<Share> FillTheSite::taken() const {
  std::vector<Share> shares;
  for (std::size_t i = 0; i < sites_; ++i) {
    if (chosen_[i] == 0) continue;
    const Content& content = content_[i];
    if (!problem_.own.empty() && problem_.own[i] >= 0) shares.push_back({problem_.own[i], static_cast<int>(i), 1});
    for (std::size_t k = 0; k < content.items.size(); ++k) {
      if (content.parts[k] > 0) shares.push_back({content.items[k].customer, static_cast<int>(i), content.parts[k]});
    }
  }
  return shares;
}

void FillTheSite::rise_of_ways(const std::vector<Rule>& rules, int site, double rise_of_site,
                               std::vector<double>& rise) {
  const auto i = static_cast<std::size_t>(site);
  const Content& content = content_[i];
  const double open = rules[i] == Rule::free && chosen_[i] == 0 ? rise_of_site : 0;
  rise.clear();
  for (const Way& way : ways_[i]) {
    const auto j = static_cast<std::size_t>(way.customer);
    // With the customer inside, the linear knapsack earns less by what its room is worth beyond its own profit.
    const double loss = content.ratio * problem_.demand[j] - (prices_[j] - way.cost);
    rise.push_back(open + std::max(0.0, content.linear + std::max(0.0, loss) - rho_[i]));
  }
}

void FillTheSite::keep_ways(int site, const std::vector<char>& kept) {
  std::vector<Way>& ways = ways_[static_cast<std::size_t>(site)];
  std::size_t to = 0;
  for (std::size_t k = 0; k < ways.size(); ++k) {
    if (kept[k] != 0) ways[to++] = ways[k];
  }
  ways.resize(to);
}

}  // namespace handlingsrom::location
