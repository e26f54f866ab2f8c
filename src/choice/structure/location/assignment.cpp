#include "choice/structure/location/assignment.hpp"

#include <algorithm>
#include <numeric>

namespace handlingsrom::location {
namespace {

constexpr std::size_t looked_at = 12;  // open sites that a customer considers

double opening_of(const Problem& problem, int site) {
  return problem.opening.empty() ? 0 : problem.opening[static_cast<std::size_t>(site)];
}

}  // namespace

Assignment::Assignment(const Problem& problem, const Nearest& nearest)
    : problem_(problem),
      nearest_(nearest),
      sites_(static_cast<std::size_t>(problem.sites)),
      customers_(static_cast<std::size_t>(problem.customers)),
      site_with_own_(customers_, -1) {
  for (std::size_t i = 0; i < problem.own.size(); ++i) {
    if (problem.own[i] >= 0) site_with_own_[static_cast<std::size_t>(problem.own[i])] = static_cast<int>(i);
  }
}

double Assignment::over(int site, double load) const {
  return std::max(0.0, load - problem_.capacity[static_cast<std::size_t>(site)]);
}

double Assignment::overload_change(int site, double change) const {
  const double load = load_[static_cast<std::size_t>(site)];
  return over(site, load + change) - over(site, load);
}

bool Assignment::is_own(int customer) const {
  return !problem_.own.empty() &&
         problem_.own[static_cast<std::size_t>(site_of_[static_cast<std::size_t>(customer)])] == customer;
}

void Assignment::put(int customer, int site) {
  const auto j = static_cast<std::size_t>(customer);
  const double demand = problem_.demand[j];
  if (site_of_[j] >= 0) {
    const int from = site_of_[j];
    const auto f = static_cast<std::size_t>(from);
    overload_ += overload_change(from, -demand);
    load_[f] -= demand;
    auto& members = members_[f];
    *std::find(members.begin(), members.end(), customer) = members.back();
    members.pop_back();
  }
  overload_ += overload_change(site, demand);
  load_[static_cast<std::size_t>(site)] += demand;
  members_[static_cast<std::size_t>(site)].push_back(customer);
  site_of_[j] = site;
}

void Assignment::assign(const std::vector<char>& open, const std::vector<int>& wish) {
  open_ = open;
  site_of_.assign(customers_, -1);
  load_.assign(sites_, 0);
  members_.assign(sites_, {});
  near_.assign(customers_, {});
  overload_ = 0;
  for (std::size_t i = 0; i < sites_; ++i) {
    if (open_[i] != 0 && !problem_.own.empty() && problem_.own[i] >= 0) put(problem_.own[i], static_cast<int>(i));
  }
  std::vector<int> order;
  std::vector<double> regret(customers_, 0);
  double costs = 0;
  for (std::size_t j = 0; j < customers_; ++j) {
    double first = no_way, second = no_way;
    for (const Nearest::Way& way : nearest_.of(static_cast<int>(j))) {
      if (open_[static_cast<std::size_t>(way.site)] == 0) continue;
      if (near_[j].empty()) first = way.cost;
      if (near_[j].size() == 1) second = way.cost;
      near_[j].push_back(way.site);
      if (near_[j].size() == looked_at) break;
    }
    if (first < no_way) costs += first;
    regret[j] = second < no_way ? second - first : first < no_way ? 1e9 : 0;
    if (site_of_[j] < 0) order.push_back(static_cast<int>(j));
  }
  const double demands = std::accumulate(problem_.demand.begin(), problem_.demand.end(), 0.0);
  penalty_ = 1e-9 + 2 * costs / std::max(demands, 1e-9);
  std::stable_sort(order.begin(), order.end(), [&](int a, int b) {
    return regret[static_cast<std::size_t>(a)] > regret[static_cast<std::size_t>(b)];
  });
  if (!wish.empty()) {
    for (const int j : order) {
      const int site = wish[static_cast<std::size_t>(j)];
      if (site >= 0 && overload_change(site, problem_.demand[static_cast<std::size_t>(j)]) <= 0) put(j, site);
    }
  }
  for (const int j : order) {
    const auto at = static_cast<std::size_t>(j);
    if (site_of_[at] >= 0 || near_[at].empty()) continue;
    int best = near_[at][0];
    double least = no_way;
    for (const int site : near_[at]) {
      const double excess = overload_change(site, problem_.demand[at]);
      if (excess < least) least = excess, best = site;
      if (excess <= 0) break;
    }
    put(j, best);
  }
}

double Assignment::value() const {
  double value = 0;
  for (std::size_t i = 0; i < sites_; ++i) {
    if (open_[i] != 0) value += opening_of(problem_, static_cast<int>(i));
  }
  for (std::size_t j = 0; j < customers_; ++j)
    value += site_of_[j] < 0 ? no_way : problem_.cost_of(site_of_[j], static_cast<int>(j));
  return value;
}

std::vector<Share> Assignment::shares() const {
  std::vector<Share> shares;
  for (std::size_t j = 0; j < customers_; ++j) shares.push_back({static_cast<int>(j), site_of_[j], 1});
  return shares;
}

bool Assignment::shift(int customer) {
  const auto j = static_cast<std::size_t>(customer);
  if (site_of_[j] < 0 || is_own(customer)) return false;
  const int from = site_of_[j];
  const double demand = problem_.demand[j], now = problem_.cost_of(from, customer);
  const double relief = penalty_ * overload_change(from, -demand);
  double best = -1e-9 * (1 + now);
  int to = -1;
  for (const int site : near_[j]) {
    if (site == from) continue;
    const double change = problem_.cost_of(site, customer) - now + relief + penalty_ * overload_change(site, demand);
    if (change < best) best = change, to = site;
  }
  if (to < 0) return false;
  put(customer, to);
  return true;
}

bool Assignment::exchange(int customer) {
  const auto j = static_cast<std::size_t>(customer);
  if (site_of_[j] < 0 || is_own(customer)) return false;
  const int from = site_of_[j];
  const double demand = problem_.demand[j], now = problem_.cost_of(from, customer);
  double best = -1e-9 * (1 + now);
  int with = -1;
  for (const int site : near_[j]) {
    if (site == from) continue;
    const double there = problem_.cost_of(site, customer) - now;
    for (const int other : members_[static_cast<std::size_t>(site)]) {
      if (is_own(other)) continue;
      const double here = problem_.cost_of(from, other);
      if (here == no_way) continue;
      const double more = problem_.demand[static_cast<std::size_t>(other)] - demand;
      const double change = there + here - problem_.cost_of(site, other) +
                            penalty_ * (overload_change(from, more) + overload_change(site, -more));
      if (change < best) best = change, with = other;
    }
  }
  if (with < 0) return false;
  const int to = site_of_[static_cast<std::size_t>(with)];
  put(customer, to);
  put(with, from);
  return true;
}

bool Assignment::move_site(int site) {
  const auto i = static_cast<std::size_t>(site);
  if (members_[i].empty() || (!problem_.rule.empty() && problem_.rule[i] != Rule::free)) return false;
  double now = opening_of(problem_, site);
  for (const int member : members_[i]) now += problem_.cost_of(site, member);
  double best = now - 1e-9 * (1 + now);
  int to = -1;
  const auto consider = [&](int other) {
    const auto o = static_cast<std::size_t>(other);
    if (open_[o] != 0 || (!problem_.rule.empty() && problem_.rule[o] == Rule::closed)) return;
    if (load_[i] > problem_.capacity[o]) return;
    if (!problem_.own.empty() && problem_.own[o] >= 0 && site_of_[static_cast<std::size_t>(problem_.own[o])] != site)
      return;
    double cost = opening_of(problem_, other);
    for (const int member : members_[i]) {
      cost += problem_.cost_of(other, member);
      if (cost >= best) return;
    }
    best = cost;
    to = other;
  };
  if (problem_.own.empty()) {
    for (int other = 0; other < problem_.sites; ++other) consider(other);
  } else {
    for (const int member : members_[i]) {
      if (site_with_own_[static_cast<std::size_t>(member)] >= 0)
        consider(site_with_own_[static_cast<std::size_t>(member)]);
    }
  }
  if (to < 0) return false;
  const auto t = static_cast<std::size_t>(to);
  open_[i] = 0;
  open_[t] = 1;
  overload_ += over(to, load_[i]) - over(site, load_[i]);
  std::swap(load_[i], load_[t]);
  std::swap(members_[i], members_[t]);
  for (const int member : members_[t]) site_of_[static_cast<std::size_t>(member)] = to;
  return true;
}

bool Assignment::pass() {
  bool changed = false;
  for (int j = 0; j < problem_.customers; ++j) changed = shift(j) || changed;
  for (int j = 0; j < problem_.customers; ++j) changed = exchange(j) || changed;
  if (fits()) {
    bool moved = false;
    for (int i = 0; i < problem_.sites; ++i) {
      if (open_[static_cast<std::size_t>(i)] != 0) moved = move_site(i) || moved;
    }
    if (moved) {
      for (std::size_t j = 0; j < customers_; ++j) {
        near_[j].clear();
        for (const Nearest::Way& way : nearest_.of(static_cast<int>(j))) {
          if (open_[static_cast<std::size_t>(way.site)] == 0) continue;
          near_[j].push_back(way.site);
          if (near_[j].size() == looked_at) break;
        }
      }
    }
    changed = changed || moved;
  }
  return changed;
}

bool Assignment::improve() {
  if (std::find(site_of_.begin(), site_of_.end(), -1) != site_of_.end()) return false;
  const int most_passes = customers_ > 1000 ? 30 : 200;
  for (int harder = 0; harder < 6; ++harder) {
    for (int round = 0; round < most_passes && pass(); ++round) {
    }
    if (fits()) return true;
    penalty_ *= 4;
  }
  return false;
}

}  // namespace handlingsrom::location
