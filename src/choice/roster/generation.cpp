#include "choice/roster/generation.hpp"

#include <algorithm>
#include <atomic>
#include <cmath>

#include "base/parallel.hpp"

namespace handlingsrom::roster {

Pricers::Pricers(const LineModel& model, const std::vector<int>& persons, const std::vector<std::vector<char>>& allowed)
    : model_(model), persons_(persons) {
  for (std::size_t i = 0; i < persons.size(); ++i) {
    pricers_.push_back(
        std::make_unique<LinePricer>(model, persons[i], allowed.empty() ? std::span<const char>{} : allowed[i]));
  }
}

void Pricers::restrict(std::size_t place, const std::vector<char>& allowed) {
  pricers_[place] = std::make_unique<LinePricer>(model_, persons_[place], allowed);
}

namespace {

/// What each line of a settled person is worth stays in the master; its part of the bound is its reduced cost plus its price.
double settled_value(const Master& master, int person, const std::vector<double>& duals) {
  double least = 1e30;
  for (const Master::Column& column : master.columns()) {
    if (column.person != person || !column.allowed) continue;
    least = std::min(least, master.reduced_cost(person, column.line, duals) +
                                master.person_duals()[static_cast<std::size_t>(person)]);
  }
  return least;
}

/// The dearest single step or wish of a line.
double scale_of_own_costs(const Master& master) {
  double most = 1;
  const auto take = [&most](float cost) {
    constexpr float hard = 1'000;
    if (cost < hard) most = std::max(most, static_cast<double>(cost));
  };
  for (const int person : master.persons()) {
    const PersonModel& model = master.model().persons[static_cast<std::size_t>(person)];
    for (const float cost : model.day_cost) take(cost);
    for (const std::vector<Arc>& arcs : model.graph->kinds) {
      for (const Arc& arc : arcs) take(arc.cost);
    }
  }
  return most;
}

/// A narrow room to begin in: what the lines at hand cost for each cell, where that is less than twice the dearest of their steps.
double first_price(const Master& master) {
  double own = 0;
  for (const Master::Column& column : master.columns()) own += column.line.cost;
  const double for_each = own / std::max(1, master.rows());
  const double most = 2 * scale_of_own_costs(master);
  constexpr double least = 0.01;
  return for_each > least ? std::min(most, for_each) : most;
}

/// Whether some cell would be worth more than it may cost.
bool presses(const Master& master, double most_price) {
  const std::vector<double>& duals = master.cell_duals();
  for (std::size_t k = 0; k < duals.size(); ++k) {
    const CoverCell& cell = master.model().cover[k];
    constexpr double near = 0.9;
    const double high = cell.under + cell.below_minimum;
    if ((high > most_price && duals[k] > near * most_price) ||
        (cell.over > most_price && -duals[k] > near * most_price))
      return true;
  }
  return false;
}

/// Near enough, or near and no rota's value between.
bool close_to(const Generated& result, const GenerationLimits& limits) {
  const double gap = result.value - result.bound;
  constexpr double near = 3e-3;
  if (limits.unit > 0 && gap <= near * std::abs(result.value) &&
      limits.unit * std::ceil(result.bound / limits.unit - 1e-6) >= result.value)
    return true;
  return gap <= std::max(1e-6, limits.close_enough * std::abs(result.value));
}

}  // namespace

Generated generate(Master& master, const Pricers& pricers, const GenerationLimits& limits,
                   const std::vector<char>& fixed) {
  const LineModel& model = master.model();
  const std::size_t persons = pricers.size();
  std::vector<PricingSpace> spaces(std::max(1U, limits.threads));
  std::vector<Priced> priced(persons);
  std::vector<std::vector<double>> multipliers(persons);
  std::vector<double> centre;
  std::vector<double> duals(model.cover.size());
  std::vector<float> prices(static_cast<std::size_t>(model.days * (model.duties + 1)), 0);
  Generated result;
  result.bound = -1e30;
  constexpr double smoothing = 0.7;
  double share = 0;        // of the centre
  double close = 0.1;      // of the master from the inside
  double looseness = 0.1;  // of what is between value and bound
  // Dear shortages leave prices a wide room in which the first rounds lose themselves: the room is opened step by step (as in the box
  // steps of du Merle, Villeneuve, Desrosiers and Hansen 1999, Discrete Math. 194).
  constexpr double all_prices = 1e30;
  double most_price = all_prices;
  if (limits.inside && limits.narrow) most_price = limits.first_price > 0 ? limits.first_price : first_price(master);
  int rounds_at_price = 0;
  int misses = 0;
  bool exact = false;  // quick pricing as long as it finds something
  bool solved = false;
  while (result.rounds < limits.most_rounds && !(limits.stop && limits.stop())) {
    if (!solved) result.value = limits.inside ? master.solve_inside(close, most_price) : master.solve();
    solved = true;
    const std::vector<double>& out = master.cell_duals();
    if (centre.empty()) centre = out;
    for (std::size_t k = 0; k < duals.size(); ++k) duals[k] = share * centre[k] + (1 - share) * out[k];
    for (int d = 0; d < model.days; ++d) {
      for (Duty duty = 0; duty < model.duties; ++duty)
        prices[model.place(d, duty)] = static_cast<float>(-duals[model.cell(d, duty)]);
    }
    // Prices are floats: the bound is taken at exactly these.
    for (int d = 0; d < model.days; ++d) {
      for (Duty duty = 0; duty < model.duties; ++duty)
        duals[model.cell(d, duty)] = -static_cast<double>(prices[model.place(d, duty)]);
    }
    // Lines a little above the threshold count for the bound, those far above do not.
    const double slack = std::max(0.01, (result.value - result.bound) / static_cast<double>(persons));
    std::atomic<std::size_t> next{0};
    std::atomic<bool> stopped{false};
    parallel_for(
        spaces.size(),
        [&](std::size_t t) {
          for (std::size_t i = next++; i < persons && !stopped; i = next++) {
            if (!fixed.empty() && fixed[i] != 0) continue;
            if (limits.stop && limits.stop()) stopped = true;
            priced[i] = pricers[i].below(prices, master.person_duals()[i], multipliers[i], spaces[t], limits.most_lines,
                                         exact, slack);
          }
        },
        limits.threads);
    ++result.rounds;
    if (stopped) break;
    double bound = master.cover_bound(duals);
    std::size_t added = 0;
    for (std::size_t i = 0; i < persons; ++i) {
      const int person = static_cast<int>(i);
      if (!fixed.empty() && fixed[i] != 0) {
        bound += settled_value(master, person, duals);
        continue;
      }
      bound += priced[i].bound;
      for (Priced::Found& found : priced[i].lines) {
        if (master.reduced_cost(person, found.line, master.cell_duals()) < -1e-6)
          added += master.add(person, std::move(found.line)) ? 1 : 0;
      }
    }
    if (bound > result.bound) {
      result.bound = bound;
      centre = duals;
    }
    if (result.bound >= limits.give_up_at) break;
    const bool close_now = master.complete() && close_to(result, limits);
    if (most_price < all_prices) {
      constexpr double roughly = 0.03;
      constexpr int most_rounds_for_a_price = 6;
      const bool settled = result.value - bound <= roughly * (1 + std::abs(result.value)) || added == 0 || close_now ||
                           ++rounds_at_price >= most_rounds_for_a_price;
      if (settled && (presses(master, most_price) || !master.complete())) {
        rounds_at_price = 0;
        constexpr double wider = 2;
        most_price = most_price > 1e5 ? all_prices : wider * most_price;
        exact = false;
        close = 0.01;
        solved = false;
        continue;
      }
    }
    if (close_now) {
      result.converged = true;
      break;
    }
    if (limits.inside) {
      // By the best bound: one round's prices gone astray must not make the next ones coarse.
      const double gap = (result.value - result.bound) / (1 + std::abs(result.value));
      const double finest = 0.1 * limits.close_enough;
      // Where few lines are still to be found, it is the prices that are too coarse.
      constexpr std::size_t few = 4;
      if (added < persons / few) looseness = std::max(0.5 * looseness, 0.005);
      if (added > 0) {
        exact = false;
        close = std::clamp(looseness * gap, finest, 0.1);
      } else if (close > finest) {
        close = std::max(finest, 0.1 * close);
        exact = true;
      } else if (!exact) {
        exact = true;
        continue;
      } else {
        result.converged = true;
        break;
      }
      solved = false;
      // Every column costs time in every step: the idle ones go, not those just found. Towards the end they would be found again and again.
      constexpr double at_the_end = 0.01;
      const std::size_t for_each = gap > at_the_end ? 120 : 360;
      if (limits.most_columns < all_columns) master.tidy(std::max<std::size_t>(for_each * persons, 4'000));
      continue;
    }
    if (added > 0) {
      misses = 0;
      exact = false;
      share = smoothing;
      solved = false;
      master.tidy(limits.most_columns);
    } else {
      if (share == 0 && exact) {
        result.converged = true;
        break;
      }
      if (share == 0) {
        exact = true;
        continue;
      }
      ++misses;
      share = std::max(0.0, 1 - (misses + 1) * (1 - smoothing));
    }
  }
  if (!solved) result.value = limits.inside ? master.solve_inside(close, most_price) : master.solve();
  return result;
}

}  // namespace handlingsrom::roster
