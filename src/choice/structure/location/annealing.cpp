#include "choice/structure/location/annealing.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "base/random.hpp"

namespace handlingsrom::location {
namespace {

constexpr std::size_t near_sites = 40;  // of each customer, open or not, that a move may go to
constexpr std::size_t few_members =
    12;                     // up to here every member's own site is tried, above it the present and the new one
constexpr int stages = 64;  // of falling temperature between which the best choice is handed over

struct Group {
  int site = -1;
  double load = 0, cost = 0;
  std::vector<int> members;
};

class Annealing {
 public:
  Annealing(const Problem& problem, const Nearest& nearest, std::uint64_t seed, const Incumbent& incumbent)
      : problem_(problem),
        nearest_(nearest),
        seed_(seed),
        customers_(static_cast<std::size_t>(problem.customers)),
        own_site_(customers_, -1),
        group_at_(static_cast<std::size_t>(problem.sites), -1),
        group_of_(customers_, -1) {
    for (std::size_t i = 0; i < problem.own.size(); ++i) {
      if (problem.own[i] >= 0) own_site_[static_cast<std::size_t>(problem.own[i])] = static_cast<int>(i);
    }
    take(incumbent);
  }

  void run(const Cooling& cooling, Incumbent& incumbent) {
    const double scale = value_ / static_cast<double>(customers_);
    const std::int64_t sweeps = cooling.moves;
    for (std::int64_t sweep = 0; sweep < sweeps; ++sweep) {
      const double passed = static_cast<double>(sweep) / static_cast<double>(sweeps);
      temperature_ = scale * cooling.first * std::pow(cooling.last / cooling.first, passed);
      for (std::size_t k = 0; k < customers_; ++k) move();
      if (value_ < best_value_) {
        best_value_ = value_;
        for (std::size_t j = 0; j < customers_; ++j) best_[j] = groups_[static_cast<std::size_t>(group_of_[j])].site;
      }
      const bool stopped = incumbent.stopped();
      if (stopped || sweep + 1 == sweeps || sweep * stages / sweeps != (sweep + 1) * stages / sweeps)
        offer_to(incumbent);
      if (stopped) return;
    }
  }

 private:
  double opening(int site) const {
    return problem_.opening.empty() ? 0 : problem_.opening[static_cast<std::size_t>(site)];
  }
  Rule rule(int site) const {
    return problem_.rule.empty() ? Rule::free : problem_.rule[static_cast<std::size_t>(site)];
  }
  double demand(int customer) const { return problem_.demand[static_cast<std::size_t>(customer)]; }
  double capacity(int site) const { return problem_.capacity[static_cast<std::size_t>(site)]; }
  int own(int site) const { return problem_.own.empty() ? -1 : problem_.own[static_cast<std::size_t>(site)]; }
  Group& group_of(int customer) {
    return groups_[static_cast<std::size_t>(group_of_[static_cast<std::size_t>(customer)])];
  }

  void take(const Incumbent& incumbent) {
    for (std::size_t i = 0; i < group_at_.size(); ++i) {
      if (incumbent.open()[i] == 0) continue;
      group_at_[i] = static_cast<int>(groups_.size());
      groups_.push_back({static_cast<int>(i), 0, opening(static_cast<int>(i)), {}});
    }
    best_.assign(customers_, -1);
    for (const Share& share : incumbent.shares()) {
      const int number = group_at_[static_cast<std::size_t>(share.site)];
      Group& group = groups_[static_cast<std::size_t>(number)];
      group_of_[static_cast<std::size_t>(share.customer)] = number;
      group.members.push_back(share.customer);
      group.load += demand(share.customer);
      group.cost += problem_.cost_of(share.site, share.customer);
      best_[static_cast<std::size_t>(share.customer)] = share.site;
    }
    for (const Group& group : groups_) value_ += group.cost;
    best_value_ = value_;
  }

  struct Placed {
    double cost = no_way;
    int site = -1;
  };

  /// The cheapest site of `group` after `without` has left (−1: nobody) and `with` has come (−1: nobody), if it costs less than `most`.
  Placed placed(const Group& group, int without, int with, double load, double most) const {
    Placed best{most, -1};
    const auto consider = [&](int site) {
      if (load > capacity(site)) return;
      double cost = opening(site);
      if (with >= 0) cost += problem_.cost_of(site, with);
      for (const int member : group.members) {
        if (member != without) cost += problem_.cost_of(site, member);
        if (cost >= best.cost) return;
      }
      if (cost < best.cost) best = {cost, site};
    };
    const bool stays = own(group.site) < 0 || own(group.site) != without;
    if (stays) consider(group.site);
    if (problem_.own.empty() || rule(group.site) == Rule::open) return best;
    const auto consider_own = [&](int member) {
      const int site = own_site_[static_cast<std::size_t>(member)];
      if (site >= 0 && site != group.site && rule(site) != Rule::closed &&
          group_at_[static_cast<std::size_t>(site)] < 0)
        consider(site);
    };
    if (with >= 0) consider_own(with);
    if (stays && group.members.size() > few_members) return best;
    for (const int member : group.members) {
      if (member != without) consider_own(member);
    }
    return best;
  }

  void change(Group& group, int without, int with, const Placed& to) {
    const auto number = group_at_[static_cast<std::size_t>(group.site)];
    if (without >= 0) {
      *std::find(group.members.begin(), group.members.end(), without) = group.members.back();
      group.members.pop_back();
      group.load -= demand(without);
    }
    if (with >= 0) {
      group.members.push_back(with);
      group.load += demand(with);
      group_of_[static_cast<std::size_t>(with)] = number;
    }
    value_ += to.cost - group.cost;
    group.cost = to.cost;
    group_at_[static_cast<std::size_t>(group.site)] = -1;
    group_at_[static_cast<std::size_t>(to.site)] = number;
    group.site = to.site;
  }

  void move() {
    const auto bits = random_bits({seed_, static_cast<std::uint32_t>(move_ >> 32U), static_cast<std::uint32_t>(move_)});
    ++move_;
    const auto below = [](std::uint32_t draw, std::size_t count) {
      return static_cast<std::size_t>((static_cast<std::uint64_t>(draw) * count) >> 32U);
    };
    const int customer = static_cast<int>(below(bits[0], customers_));
    const auto ways = nearest_.of(customer);
    const int site = ways[below(bits[1], std::min(ways.size(), near_sites))].site;
    const double allowed = -temperature_ * std::log((bits[3] + 0.5) * 0x1.0p-32);
    const int at = group_at_[static_cast<std::size_t>(site)];
    Group& from = group_of(customer);
    if (at < 0 && own(site) < 0) {
      move_site(from, site, allowed);
      return;
    }
    Group& to = at >= 0 ? groups_[static_cast<std::size_t>(at)] : group_of(own(site));
    if (&to == &from || to.members.empty()) return;
    // The lowest bit of the third draw says which kind, the rest who.
    const bool exchange = (bits[2] & 1U) != 0;
    const int other = exchange ? to.members[below(bits[2], to.members.size())] : -1;
    shift(from, customer, to, other, allowed);
  }

  void move_site(Group& group, int site, double allowed) {
    if (rule(group.site) != Rule::free || rule(site) == Rule::closed || group.load > capacity(site)) return;
    double cost = opening(site);
    for (const int member : group.members) cost += problem_.cost_of(site, member);
    if (cost < group.cost + allowed) change(group, -1, -1, {cost, site});
  }

  /// `customer` of `from` to `to`, and `other` of `to` (−1: nobody) in return.
  void shift(Group& from, int customer, Group& to, int other, double allowed) {
    const double more = other >= 0 ? demand(other) : 0;
    if (from.members.size() < 2 && other < 0) return;
    const double most = from.cost + to.cost + allowed;
    const Placed there = placed(to, other, customer, to.load + demand(customer) - more, most);
    if (there.site < 0) return;
    const Placed here = placed(from, customer, other, from.load - demand(customer) + more, most - there.cost);
    if (here.site < 0) return;
    change(from, customer, other, here);
    change(to, other, customer, there);
  }

  void offer_to(Incumbent& incumbent) const {
    std::vector<char> open(group_at_.size(), 0);
    std::vector<Share> shares;
    double value = 0;
    for (std::size_t j = 0; j < customers_; ++j) {
      value += problem_.cost_of(best_[j], static_cast<int>(j));
      open[static_cast<std::size_t>(best_[j])] = 1;
      shares.push_back({static_cast<int>(j), best_[j], 1});
    }
    for (std::size_t i = 0; i < open.size(); ++i) {
      if (open[i] != 0) value += opening(static_cast<int>(i));
    }
    incumbent.offer(value, open, shares);
  }

  const Problem& problem_;
  const Nearest& nearest_;
  std::uint64_t seed_;
  std::size_t customers_;
  std::vector<int> own_site_;  // [customer] −1: none
  std::vector<Group> groups_;
  std::vector<int> group_at_, group_of_;  // [site] −1: closed; [customer]
  std::vector<int> best_;                 // [customer] its site in the best choice
  double value_ = 0, best_value_ = 0, temperature_ = 0;
  std::uint64_t move_ = 0;
};

}  // namespace

void anneal(const Problem& problem, const Nearest& nearest, std::uint64_t seed, const Cooling& cooling,
            Incumbent& incumbent) {
  Annealing(problem, nearest, seed, incumbent).run(cooling, incumbent);
}

}  // namespace handlingsrom::location
