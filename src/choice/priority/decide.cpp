#include "choice/priority/decide.hpp"

#include <algorithm>
#include <cmath>
#include <functional>

namespace handlingsrom::priority {
namespace {

constexpr int bisections = 24;

struct Start {
  std::size_t measure;
  Year year;
};

/// The list as a 0-1 program; each row knows what it stands for.
class Model {
 public:
  Model(const MeasureList& list, const std::vector<double>& weights) : list_(list) {
    for (std::size_t m = 0; m < list.measures.size(); ++m) {
      for (Year year = list.measures[m].earliest; year <= list.measures[m].latest; year = year + 1)
        starts_.push_back({m, year});
    }
    weights_ = weights.empty() ? std::vector<double>(list.criteria.size(), 0.0) : weights;
    if (weights.empty()) {
      for (const Group& group : list.groups) {
        for (std::size_t c = 0; c < weights_.size(); ++c)
          weights_[c] += group.weights[c] / static_cast<double>(list.groups.size());
      }
    }
    program_.columns = static_cast<int>(starts_.size());
    program_.value.resize(starts_.size(), 0.0);
    for (std::size_t c = 0; c < list.cases.size(); ++c) {
      for (std::size_t j = 0; j < starts_.size(); ++j) program_.value[j] += list.cases[c].probability * value_in(c, j);
    }
    add_starts();
    add_links();
    add_limits();
  }

  BinaryProgram& program() { return program_; }
  const std::vector<Conflict>& named() const { return named_; }

  /// Service value of a start in a case: the years that it works, over the years of the period.
  double value_in(std::size_t c, std::size_t j) const {
    const Measure& measure = list_.measures[starts_[j].measure];
    double value = 0;
    for (std::size_t k = 0; k < weights_.size(); ++k) value += weights_[k] * measure.scores[k];
    const double years = list_.last - list_.first + 1;
    return list_.cases[c].score_factor * value * (list_.last - starts_[j].year + 1) / years;
  }

  int add_value_floor(std::size_t c, double least) {
    const int row = program_.add_row(least, no_limit);
    for (std::size_t j = 0; j < starts_.size(); ++j) program_.at(row, static_cast<int>(j)) = value_in(c, j);
    return row;
  }
  int add_money_limit(double most) {
    const int row = program_.add_row(-no_limit, most);
    for (std::size_t j = 0; j < starts_.size(); ++j) program_.at(row, static_cast<int>(j)) = money(j);
    return row;
  }
  void force(std::size_t measure) {
    const int row = program_.add_row(1, 1);
    for (std::size_t j = 0; j < starts_.size(); ++j) {
      if (starts_[j].measure == measure) program_.at(row, static_cast<int>(j)) = 1;
    }
  }
  void loosen_money(double each_year) {
    for (std::size_t row = 0; row < named_.size(); ++row) {
      if (named_[row].kind == Conflict::Kind::limit && named_[row].name == "money") program_.upper[row] += each_year;
    }
  }

  /// kr over the period in the expected case.
  double money(std::size_t j) const {
    double sum = 0;
    for (Year year = list_.first; year <= list_.last; year = year + 1) {
      for (const Case& each : list_.cases) sum += each.probability * use(each, j, Resource::money, year);
    }
    return sum;
  }

  Plan plan_of(const Solution& solution) const {
    Plan plan;
    plan.status = solution.status;
    plan.start.resize(list_.measures.size());
    plan.value = solution.value;
    plan.bound = solution.bound;
    for (std::size_t j = 0; j < solution.chosen.size(); ++j) {
      if (solution.chosen[j] == 0) continue;
      plan.start[starts_[j].measure] = starts_[j].year;
      plan.money += money(j);
    }
    return plan;
  }

 private:
  void name(Conflict::Kind kind, std::string text, std::string other, int line) {
    named_.push_back({kind, std::move(text), std::move(other), line});
  }

  double use(const Case& each, std::size_t j, Resource resource, Year year) const {
    const Measure& measure = list_.measures[starts_[j].measure];
    double factor = each.effect_factor;
    for (const auto& [id, own] : each.measure_effect) {
      if (id == measure.id) factor *= own;
    }
    return factor * measure.use(resource, starts_[j].year, year);
  }

  void add_starts() {
    for (std::size_t m = 0; m < list_.measures.size(); ++m) {
      const int row = program_.add_row(list_.measures[m].statutory ? 1 : 0, 1);
      for (std::size_t j = 0; j < starts_.size(); ++j) {
        if (starts_[j].measure == m) program_.at(row, static_cast<int>(j)) = 1;
      }
      name(Conflict::Kind::statutory, list_.measures[m].name, "", list_.measures[m].line);
    }
  }

  void add_links() {
    for (std::size_t m = 0; m < list_.measures.size(); ++m) {
      const Measure& measure = list_.measures[m];
      for (const std::string& id : measure.needs) {
        const std::size_t needed = list_.index_of(id);
        for (Year year = measure.earliest; year <= measure.latest; year = year + 1) {
          const int row = program_.add_row(-no_limit, 0);  // started by then: only if the needed one has
          for (std::size_t j = 0; j < starts_.size(); ++j) {
            if (starts_[j].year > year) continue;
            if (starts_[j].measure == m) program_.at(row, static_cast<int>(j)) = 1;
            if (starts_[j].measure == needed) program_.at(row, static_cast<int>(j)) = -1;
          }
          name(Conflict::Kind::needs, measure.name, list_.measures[needed].name, measure.line);
        }
      }
      for (const std::string& id : measure.excludes) {
        const std::size_t other = list_.index_of(id);
        const int row = program_.add_row(-no_limit, 1);
        for (std::size_t j = 0; j < starts_.size(); ++j) {
          if (starts_[j].measure == m || starts_[j].measure == other) program_.at(row, static_cast<int>(j)) = 1;
        }
        name(Conflict::Kind::excludes, measure.name, list_.measures[other].name, measure.line);
      }
    }
  }

  void add_limits() {
    const auto add = [&](const Limit& limit, double available, const std::function<double(std::size_t)>& use_of) {
      const int row = program_.add_row(-no_limit, available);
      for (std::size_t j = 0; j < starts_.size(); ++j) program_.at(row, static_cast<int>(j)) = use_of(j);
      name(Conflict::Kind::limit, std::string(resource_keys[static_cast<std::size_t>(limit.resource)]),
           std::to_string(limit.year.value), limit.line);
    };
    const auto available_in = [](const Case& each, const Limit& limit) {
      return limit.available > 0 ? limit.available * each.limit_factor : limit.available;
    };
    for (const Limit& limit : list_.limits) {
      if (list_.rule == Rule::expected) {
        double available = 0;
        for (const Case& each : list_.cases) available += each.probability * available_in(each, limit);
        add(limit, available, [&](std::size_t j) {
          double sum = 0;
          for (const Case& each : list_.cases) sum += each.probability * use(each, j, limit.resource, limit.year);
          return sum;
        });
        continue;
      }
      for (const Case& each : list_.cases) {  // must hold however it turns out
        add(limit, available_in(each, limit), [&](std::size_t j) { return use(each, j, limit.resource, limit.year); });
      }
    }
  }

  const MeasureList& list_;
  std::vector<double> weights_;
  std::vector<Start> starts_;
  BinaryProgram program_;
  std::vector<Conflict> named_;  // [row], for the rows of the list itself
};

/// The best of one case alone, under the list's own limits.
Solution best_in_case(const MeasureList& list, const std::vector<double>& weights, std::size_t c,
                      const SearchLimits& limits) {
  Model model(list, weights);
  for (std::size_t j = 0; j < model.program().value.size(); ++j) model.program().value[j] = model.value_in(c, j);
  return solve(model.program(), limits);
}

/// Below what any choice can be worth in any case.
double lowest_value(const MeasureList& list, const std::vector<double>& weights) {
  Model model(list, weights);
  double lowest = 0;
  for (std::size_t c = 0; c < list.cases.size(); ++c) {
    double sum = 0;
    for (std::size_t j = 0; j < model.program().value.size(); ++j) sum += std::min(0.0, model.value_in(c, j));
    lowest = std::min(lowest, sum);
  }
  return lowest - 1;
}

/// Raises the worst case (or lowers the largest regret) by bisection on a floor under every case's value.
Plan robust(const MeasureList& list, const std::vector<double>& weights, const SearchLimits& limits) {
  std::vector<double> best;
  for (std::size_t c = 0; c < list.cases.size(); ++c) {
    const Solution own = best_in_case(list, weights, c, limits);
    if (!own.found()) return Model(list, weights).plan_of(own);  // proved or out of time: no floor makes more possible
    best.push_back(own.value);
  }
  const double highest = *std::max_element(best.begin(), best.end());
  const bool regret = list.rule == Rule::regret;
  bool proved = true;  // that what a step did not reach cannot be reached
  // level: the floor under every case (worst case), or the regret allowed, negated; higher is better.
  const auto attempt = [&](double level) {
    Model model(list, weights);
    for (std::size_t c = 0; c < list.cases.size(); ++c) model.add_value_floor(c, regret ? best[c] + level : level);
    const Solution solution = solve(model.program(), limits);
    Plan plan = model.plan_of(solution);
    proved = proved && (solution.found() || solution.status == Status::infeasible);
    if (!solution.found()) return std::pair{plan, false};
    double least = no_limit, most_regret = 0;
    for (std::size_t c = 0; c < list.cases.size(); ++c) {
      double value = 0;
      for (std::size_t j = 0; j < solution.chosen.size(); ++j) {
        if (solution.chosen[j] != 0) value += model.value_in(c, j);
      }
      least = std::min(least, value);
      most_regret = std::max(most_regret, best[c] - value);
    }
    plan.value = plan.bound = least;
    plan.regret = most_regret;
    return std::pair{plan, true};
  };
  double low = lowest_value(list, weights) - (regret ? std::max(0.0, highest) : 0.0), high = regret ? 0 : highest;
  auto [plan, found] = attempt(low);
  if (!found) return plan;
  for (int k = 0; k < bisections; ++k) {
    const double middle = 0.5 * (low + high);
    if (auto [better, ok] = attempt(middle); ok) {
      plan = better;
      low = middle;
    } else {
      high = middle;
    }
  }
  if (!proved && plan.status == Status::optimal) plan.status = Status::stopped;
  return plan;
}

}  // namespace

Plan decide(const MeasureList& list, const std::vector<double>& weights, const SearchLimits& limits) {
  if (list.rule != Rule::expected) return robust(list, weights, limits);
  Model model(list, weights);
  return model.plan_of(solve(model.program(), limits));
}

std::vector<Conflict> conflicts(const MeasureList& list, const SearchLimits& limits) {
  Model model(list, {});
  const BinaryProgram whole = model.program();
  std::vector<char> kept(model.named().size(), 1);
  const auto infeasible = [&] {
    BinaryProgram part;
    part.columns = whole.columns;
    part.value.assign(static_cast<std::size_t>(whole.columns), 0.0);
    for (int i = 0; i < whole.rows; ++i) {
      const auto row = static_cast<std::size_t>(i);
      // Each measure still starts at most once; only the demand that a statutory one starts is taken away.
      const bool start_row = model.named()[row].kind == Conflict::Kind::statutory;
      if (kept[row] == 0 && !start_row) continue;
      const int to = part.add_row(kept[row] == 0 ? 0 : whole.lower[row], whole.upper[row]);
      for (int j = 0; j < whole.columns; ++j) part.at(to, j) = whole.at(i, j);
    }
    return solve(part, limits).status == Status::infeasible;
  };
  if (!infeasible()) return {};
  for (std::size_t row = 0; row < kept.size(); ++row) {
    kept[row] = 0;
    if (!infeasible()) kept[row] = 1;
  }
  std::vector<Conflict> result;
  for (std::size_t row = 0; row < kept.size(); ++row) {
    if (kept[row] != 0) result.push_back(model.named()[row]);
  }
  return result;
}

std::vector<FrontierPoint> frontier(const MeasureList& list, int points, const SearchLimits& limits) {
  const Plan best = decide(list, {}, limits);
  if (best.start.empty() || best.status == Status::infeasible) return {};
  Model cheapest(list, {});
  for (std::size_t j = 0; j < cheapest.program().value.size(); ++j) cheapest.program().value[j] = -cheapest.money(j);
  const Solution least = solve(cheapest.program(), limits);
  const double low = -least.value, high = std::max(best.money, low);
  std::vector<FrontierPoint> result;
  for (int k = 0; k < points; ++k) {
    Model model(list, {});
    const double most = low + (high - low) * k / std::max(1, points - 1);
    model.add_money_limit(most + 1e-6 * std::max(1.0, std::abs(most)));
    const Solution solution = solve(model.program(), limits);
    if (!solution.found()) continue;
    const Plan plan = model.plan_of(solution);
    const auto chosen = static_cast<std::size_t>(
        std::count_if(plan.start.begin(), plan.start.end(), [](const auto& s) { return s.has_value(); }));
    if (result.empty() || plan.value > result.back().value + 1e-9) result.push_back({plan.money, plan.value, chosen});
  }
  return result;
}

std::vector<Outside> just_outside(const MeasureList& list, const Plan& plan, const SearchLimits& limits) {
  std::vector<Outside> result;
  const auto best_value = [&](double more, bool forced, std::size_t measure) {
    Model model(list, {});
    if (more > 0) model.loosen_money(more);
    if (forced) model.force(measure);
    return solve(model.program(), limits);
  };
  const double free_value = best_value(0, false, 0).value;
  double largest = 0;
  for (const Limit& limit : list.limits) {
    if (limit.resource == Resource::money) largest = std::max(largest, std::abs(limit.available));
  }
  for (std::size_t m = 0; m < list.measures.size(); ++m) {
    if (plan.start[m]) continue;
    Outside outside{m, std::nullopt, std::nullopt};
    if (const Solution forced = best_value(0, true, m); forced.found())
      outside.loss = std::max(0.0, free_value - forced.value);
    // Comes in when forcing it costs nothing any more.
    const auto enters = [&](double more) {
      const Solution forced = best_value(more, true, m);
      return forced.found() && forced.value >= best_value(more, false, m).value - 1e-9;
    };
    double high = std::max(1.0, 2 * largest + std::abs(list.measures[m].one_off));
    for (const double each : list.measures[m].effect[0]) high = std::max(high, 2 * std::abs(each) + largest);
    if (enters(high)) {
      double low = 0;
      for (int k = 0; k < 14; ++k) {
        const double middle = 0.5 * (low + high);
        (enters(middle) ? high : low) = middle;
      }
      outside.money_each_year = high;
    }
    result.push_back(outside);
  }
  std::stable_sort(result.begin(), result.end(), [](const Outside& a, const Outside& b) {
    return a.loss.value_or(no_limit) < b.loss.value_or(no_limit);
  });
  return result;
}

std::vector<Plan> plans_by_group(const MeasureList& list, const SearchLimits& limits) {
  std::vector<Plan> plans;
  for (const Group& group : list.groups) plans.push_back(decide(list, group.weights, limits));
  return plans;
}

}  // namespace handlingsrom::priority
