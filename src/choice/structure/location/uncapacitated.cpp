#include "choice/structure/location/uncapacitated.hpp"

#include <algorithm>
#include <set>

#include "choice/structure/location/branch.hpp"
#include "choice/structure/location/interchange.hpp"

namespace handlingsrom::location {
namespace {

class CheapestWay final : public Relaxation {
 public:
  CheapestWay(const Problem& problem, Nearest& nearest) : Relaxation(problem), nearest_(nearest) {}

  double solve(const std::vector<Rule>& rules, const std::vector<double>& prices) override {
    for (std::size_t i = 0; i < sites_; ++i) rho_[i] = opening_of(i);
    double value = 0;
    for (std::size_t j = 0; j < customers_; ++j) {
      const double worth = prices[j];
      value += worth;
      for (const Nearest::Way& way : nearest_.of(static_cast<int>(j))) {
        if (way.cost >= worth) break;
        rho_[static_cast<std::size_t>(way.site)] += way.cost - worth;
      }
    }
    value += choose(rules);
    for (std::size_t j = 0; j < customers_; ++j) {
      int served = 0;
      for (const Nearest::Way& way : nearest_.of(static_cast<int>(j))) {
        if (way.cost >= prices[j]) break;
        served += chosen_[static_cast<std::size_t>(way.site)];
      }
      missing_[j] = 1 - served;
    }
    return value;
  }

  void other_way(const std::vector<Rule>& rules, std::vector<double>& rise) override { other_way_by_rank(rules, rise); }

  void forget_closed(const std::vector<Rule>& rules) override {
    std::vector<char> kept(sites_);
    for (std::size_t i = 0; i < sites_; ++i) kept[i] = rules[i] != Rule::closed;
    nearest_.keep(kept);
  }

 private:
  Nearest& nearest_;
};

class Search {
 public:
  Search(const Problem& problem, Incumbent& incumbent)
      : problem_(problem),
        incumbent_(incumbent),
        sites_(static_cast<std::size_t>(problem.sites)),
        customers_(static_cast<std::size_t>(problem.customers)),
        movable_(sites_) {}

  std::int64_t run() {
    Node root{problem_.rule.empty() ? std::vector<Rule>(sites_, Rule::free) : problem_.rule,
              {},
              std::vector<double>(sites_, 0)};
    std::vector<char> kept(sites_);
    for (std::size_t i = 0; i < sites_; ++i) {
      kept[i] = root.rule[i] != Rule::closed;
      movable_[i] = root.rule[i] == Rule::free;
    }
    nearest_ = Nearest(problem_, kept);
    start(root);
    CheapestWay relaxation(problem_, nearest_);
    Branching branching(problem_, relaxation, incumbent_,
                        {[&](bool improve) { offer(relaxation.chosen(), improve); },
                         [&](const std::vector<Rule>& rules) {
                           std::vector<char> open(sites_);
                           for (std::size_t i = 0; i < sites_; ++i) open[i] = rules[i] == Rule::open;
                           offer(open, false);
                         }});
    if (!branching.ascend(root, {3000, 25, 1.0, 0.002}, true) && !incumbent_.stopped()) {
      relaxation.forget_closed(root.rule);
      branching.descend(root, {120, 8, 0.5, 0.02});
    }
    if (!incumbent_.was_stopped()) incumbent_.exhaust();
    return branching.nodes() + 1;
  }

 private:
  /// A first choice, by adding the site that saves most until the number is reached or none pays, and prices between the cheapest and the second.
  void start(Node& root) {
    OpenSet set{std::vector<char>(sites_, 0), no_way};
    for (std::size_t i = 0; i < sites_; ++i) set.open[i] = root.rule[i] == Rule::open;
    greedy(root, set);
    set.value = value_of(problem_, nearest_, set.open);
    if (set.value < no_way) {
      interchange(problem_, nearest_, movable_, set);
      incumbent_.offer(set.value, set.open);
    }
    root.price.resize(customers_);
    for (std::size_t j = 0; j < customers_; ++j) {
      double first = no_way, second = no_way;
      for (const Nearest::Way& way : nearest_.of(static_cast<int>(j))) {
        if (set.open[static_cast<std::size_t>(way.site)] == 0) continue;
        if (first < no_way) {
          second = way.cost;
          break;
        }
        first = way.cost;
      }
      root.price[j] = second < no_way ? 0.5 * (first + second) : first < no_way ? 1.5 * first : 0;
    }
  }

  void greedy(const Node& root, OpenSet& set) {
    std::vector<double> now(customers_);
    for (std::size_t j = 0; j < customers_; ++j) {
      const auto ways = nearest_.of(static_cast<int>(j));
      now[j] = ways.empty() ? 0 : 1 + 1000 * ways.back().cost;
      for (const Nearest::Way& way : ways) {
        if (set.open[static_cast<std::size_t>(way.site)] == 0) continue;
        now[j] = way.cost;
        break;
      }
    }
    auto count = std::count(set.open.begin(), set.open.end(), 1);
    while (problem_.open_exactly == 0 || count < problem_.open_exactly) {
      std::vector<double> gain(sites_, 0);
      if (!problem_.opening.empty()) {
        for (std::size_t i = 0; i < sites_; ++i) gain[i] = -problem_.opening[i];
      }
      for (std::size_t j = 0; j < customers_; ++j) {
        for (const Nearest::Way& way : nearest_.of(static_cast<int>(j))) {
          if (way.cost >= now[j]) break;
          gain[static_cast<std::size_t>(way.site)] += now[j] - way.cost;
        }
      }
      std::size_t best = sites_;
      for (std::size_t i = 0; i < sites_; ++i) {
        if (root.rule[i] == Rule::free && set.open[i] == 0 && (best == sites_ || gain[i] > gain[best])) best = i;
      }
      if (best == sites_ || (problem_.open_exactly == 0 && gain[best] <= 0)) return;
      set.open[best] = 1;
      ++count;
      for (std::size_t j = 0; j < customers_; ++j) {
        now[j] = std::min(now[j], problem_.cost_of(static_cast<int>(best), static_cast<int>(j)));
      }
    }
  }

  /// An open set as a choice; improved by interchange when it is near the best and new.
  void offer(const std::vector<char>& open, bool improve) {
    OpenSet set{open, value_of(problem_, nearest_, open)};
    if (set.value == no_way) return;
    incumbent_.offer(set.value, set.open);
    if (!improve || set.value > 1.05 * incumbent_.value() || !tried_.insert(set.open).second) return;
    interchange(problem_, nearest_, movable_, set);
    incumbent_.offer(set.value, set.open);
  }

  const Problem& problem_;
  Incumbent& incumbent_;
  std::size_t sites_, customers_;
  Nearest nearest_;
  std::vector<char> movable_;
  std::set<std::vector<char>> tried_;
};

}  // namespace

std::int64_t solve_uncapacitated(const Problem& problem, Incumbent& incumbent) {
  return Search(problem, incumbent).run();
}

}  // namespace handlingsrom::location
