#include "choice/structure/study/schedule.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>

namespace handlingsrom::structure_study {
namespace {

constexpr double nothing = std::numeric_limits<double>::infinity();

/// Sets of changes by bits: what each year with them costs, and what doing them costs.
class Orders {
 public:
  Orders(const Study& study, Evaluator& evaluator, std::vector<std::size_t> changes, int most_a_year)
      : study_(study),
        evaluator_(evaluator),
        changes_(std::move(changes)),
        years_(static_cast<std::size_t>(study.years)),
        most_(most_a_year <= 0 ? changes_.size() : static_cast<std::size_t>(most_a_year)) {
    for (std::size_t t = 0; t < years_; ++t)
      discount_.push_back(std::pow(1 + study.costs.discount, -static_cast<double>(t)));
    for (const Site& site : study.sites) today_.push_back(site.open_today ? 1 : 0);
  }

  std::size_t sets() const { return std::size_t{1} << changes_.size(); }

  std::vector<char> open_of(std::size_t set) const {
    std::vector<char> open = today_;
    for (std::size_t k = 0; k < changes_.size(); ++k) {
      if ((set >> k & 1U) != 0) open[changes_[k]] = open[changes_[k]] != 0 ? 0 : 1;
    }
    return open;
  }

  /// nullopt: someone has no school.
  std::optional<Choice> choice_of(std::size_t set) const {
    return set == 0 ? evaluator_.today() : evaluator_.place(open_of(set));
  }

  /// kr of a year, discounted; what is paid once apart.
  std::vector<double> yearly(std::size_t set) const {
    std::vector<double> cost(years_, nothing);
    const auto choice = choice_of(set);
    if (!choice) return cost;
    const Sums sums = evaluator_.sums(*choice);
    for (std::size_t t = 0; t < years_; ++t) cost[t] = sums.cost[t] * discount_[t];
    return cost;
  }

  double change_cost(std::size_t site, std::size_t year) const {
    const Site& one = study_.sites[site];
    return discount_[year] * (one.open_today ? one.closing_cost - one.sale : one.investment + one.opening_cost);
  }

  /// Bringing up what stays: paid in the first year.
  double kept_up(std::size_t end) const {
    const std::vector<char> open = open_of(end);
    double sum = 0;
    for (std::size_t s = 0; s < open.size(); ++s) {
      if (open[s] != 0 && study_.sites[s].open_today) sum += study_.sites[s].investment;
    }
    return sum;
  }

  std::size_t most() const { return most_; }
  std::size_t years() const { return years_; }
  const std::vector<std::size_t>& changes() const { return changes_; }

  Schedule schedule(const std::vector<std::size_t>& set_by_year) const {
    Schedule made;
    made.year.assign(study_.sites.size(), -1);
    Sums& sums = made.sums;
    std::vector<Sums> each;
    std::size_t before = 0;
    double once = kept_up(set_by_year.back());
    sums.investment = once;
    for (std::size_t t = 0; t < years_; ++t) {
      const std::size_t now = set_by_year[t];
      for (std::size_t k = 0; k < changes_.size(); ++k) {
        if (((now ^ before) >> k & 1U) == 0) continue;
        const Site& site = study_.sites[changes_[k]];
        made.year[changes_[k]] = static_cast<int>(t);
        once += change_cost(changes_[k], t);
        sums.investment += site.open_today ? site.closing_cost : site.investment + site.opening_cost;
        sums.sale += site.open_today ? site.sale : 0;
      }
      before = now;
      made.choices.push_back(*choice_of(now));
      each.push_back(t > 0 && set_by_year[t - 1] == now ? each.back() : evaluator_.sums(made.choices.back()));
    }
    put_together(each, sums);
    sums.total = once;
    for (std::size_t t = 0; t < years_; ++t) sums.total += discount_[t] * sums.cost[t];
    return made;
  }

 private:
  /// Each year from the sums of the choice that stands in it.
  void put_together(const std::vector<Sums>& each, Sums& sums) const {
    sums.sites.assign(study_.sites.size(), std::vector<SiteYear>(years_));
    sums.fullest = sums.fullest_high = facts::missing;
    for (std::size_t t = 0; t < years_; ++t) {
      const Sums& here = each[t];
      for (auto row : {&Sums::cost, &Sums::staff, &Sums::classes, &Sums::pupils, &Sums::class_size, &Sums::entitled,
                       &Sums::newly, &Sums::moved, &Sums::kilometres, &Sums::parted, &Sums::fill, &Sums::fill_high})
        (sums.*row).push_back((here.*row)[t]);
      sums.over_by_year.push_back(here.over_by_year[t]);
      sums.longest = std::max(sums.longest, here.longest);
      sums.fullest = std::fmax(sums.fullest, here.fill[t]);
      sums.fullest_high = std::fmax(sums.fullest_high, here.fill_high[t]);
      sums.travel += here.kilometres[t] * here.pupils[t] / static_cast<double>(years_);
      for (std::size_t s = 0; s < study_.sites.size(); ++s) sums.sites[s][t] = here.sites[s][t];
    }
    sums.over = sums.over_by_year.front();
  }

  const Study& study_;
  Evaluator& evaluator_;
  std::vector<std::size_t> changes_;  // sites
  std::size_t years_, most_;
  std::vector<double> discount_;
  std::vector<char> today_;
};

/// Every order by dynamic programming over sets: after each year a set of changes is done. `end`: the set that must be done in the last year; none: any.
std::optional<Schedule> every_order(const Orders& orders, std::optional<std::size_t> end,
                                    const std::function<double()>& left) {
  const std::size_t sets = orders.sets(), years = orders.years(), changes = orders.changes().size();
  std::vector<std::vector<double>> yearly(sets);
  for (std::size_t set = 0; set < sets; ++set) {
    if (left && left() <= 0) return std::nullopt;
    yearly[set] = orders.yearly(set);
  }
  std::vector<double> value(sets, nothing);
  std::vector<std::vector<std::size_t>> from(years, std::vector<std::size_t>(sets, 0));
  value[0] = 0;  // before the first year
  for (std::size_t t = 0; t < years; ++t) {
    std::vector<double> once(changes), next(sets, nothing);
    for (std::size_t k = 0; k < changes; ++k) once[k] = orders.change_cost(orders.changes()[k], t);
    for (std::size_t set = 0; set < sets; ++set) {
      if (yearly[set][t] == nothing) continue;
      // Every part of the set may have been done before; what is new this year is the rest.
      for (std::size_t rest = set;; rest = (rest - 1) & set) {
        if (static_cast<std::size_t>(std::popcount(rest)) <= orders.most() && value[set ^ rest] < nothing) {
          double cost = value[set ^ rest] + yearly[set][t];
          for (std::size_t k = 0; k < changes; ++k) cost += (rest >> k & 1U) != 0 ? once[k] : 0;
          if (cost < next[set]) {
            next[set] = cost;
            from[t][set] = set ^ rest;
          }
        }
        if (rest == 0) break;
      }
    }
    value = std::move(next);
  }
  std::size_t best = end.value_or(0);
  double least = nothing;
  for (std::size_t set = 0; set < sets; ++set) {
    if (end && set != *end) continue;
    const double cost = value[set] + orders.kept_up(set);
    if (cost < least) {
      least = cost;
      best = set;
    }
  }
  if (least == nothing) return std::nullopt;
  std::vector<std::size_t> by_year(years);
  for (std::size_t t = years, set = best; t-- > 0; set = from[t][set]) by_year[t] = set;
  Schedule made = orders.schedule(by_year);
  made.proved = true;
  return made;
}

/// Each year those changes, one after another, after which what is left of the years costs least. At most 64 changes.
std::optional<Schedule> one_by_one(const Study& study, Evaluator& evaluator, const std::vector<std::size_t>& changes,
                                   int most_a_year) {
  if (changes.size() >= 64) return std::nullopt;
  const Orders orders(study, evaluator, changes, most_a_year);
  const auto end = changes.size() == 63 ? ~std::size_t{0} >> 1U : (std::size_t{1} << changes.size()) - 1;
  std::vector<std::size_t> by_year;
  std::size_t now = 0;
  for (std::size_t t = 0; t < orders.years(); ++t) {
    for (std::size_t done = 0; done < orders.most() && now != end; ++done) {
      std::size_t best = now;
      double least = nothing;
      for (std::size_t k = 0; k < changes.size(); ++k) {
        const std::size_t with = now | std::size_t{1} << k;
        if (with == now) continue;
        const std::vector<double> yearly = orders.yearly(with);
        if (yearly.front() == nothing) continue;
        double cost = orders.change_cost(changes[k], t);
        for (std::size_t later = t; later < orders.years(); ++later) cost += yearly[later];
        if (cost < least) {
          least = cost;
          best = with;
        }
      }
      if (best == now) return std::nullopt;
      now = best;
    }
    by_year.push_back(now);
  }
  if (now != end) return std::nullopt;
  return orders.schedule(by_year);
}

}  // namespace

std::optional<Schedule> spread_out(const Study& study, Evaluator& evaluator, const std::vector<char>& open,
                                   int most_a_year, const std::function<double()>& seconds_left) {
  std::vector<std::size_t> changes;
  for (std::size_t s = 0; s < open.size(); ++s) {
    if ((open[s] != 0) != study.sites[s].open_today) changes.push_back(s);
  }
  const auto fit = static_cast<std::size_t>(std::max(most_a_year, 0)) * static_cast<std::size_t>(study.years);
  if (most_a_year > 0 && changes.size() > fit) return std::nullopt;
  if (changes.size() <= ordered) {
    const Orders orders(study, evaluator, changes, most_a_year);
    if (auto made = every_order(orders, orders.sets() - 1, seconds_left)) return made;
  }
  return one_by_one(study, evaluator, changes, most_a_year);
}

std::optional<Schedule> best_schedule(const Study& study, Evaluator& evaluator, const std::vector<char>& otherwise,
                                      const std::function<double()>& seconds_left) {
  std::vector<std::size_t> changes;
  for (std::size_t s = 0; s < study.sites.size(); ++s) {
    const Site& site = study.sites[s];
    const bool must_change = site.rule == (site.open_today ? Rule::closed : Rule::open);
    if (site.rule == Rule::free || must_change) changes.push_back(s);
  }
  const bool demands = study.most_open > 0 || std::any_of(study.sites.begin(), study.sites.end(), [](const Site& site) {
                         return site.rule == (site.open_today ? Rule::closed : Rule::open);
                       });
  // What must be closed, and how many may be open, holds at the end; every set would have to be asked.
  if (changes.size() <= ordered && !demands) {
    const Orders orders(study, evaluator, changes, study.most_changes);
    if (auto made = every_order(orders, std::nullopt, seconds_left)) return made;
  }
  return spread_out(study, evaluator, otherwise, study.most_changes, seconds_left);
}

}  // namespace handlingsrom::structure_study
