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
  double share = 0;  // of the centre
  int misses = 0;
  bool exact = false;  // quick pricing as long as it finds something
  bool solved = false;
  while (result.rounds < limits.most_rounds && !(limits.stop && limits.stop())) {
    if (!solved) result.value = master.solve();
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
    std::atomic<std::size_t> next{0};
    std::atomic<bool> stopped{false};
    parallel_for(
        spaces.size(),
        [&](std::size_t t) {
          for (std::size_t i = next++; i < persons && !stopped; i = next++) {
            if (!fixed.empty() && fixed[i] != 0) continue;
            if (limits.stop && limits.stop()) stopped = true;
            priced[i] =
                pricers[i].below(prices, master.person_duals()[i], multipliers[i], spaces[t], limits.most_lines, exact);
          }
        },
        limits.threads);
    ++result.rounds;
    if (stopped) break;
    double bound = master.cover_bound(duals);
    bool added = false;
    for (std::size_t i = 0; i < persons; ++i) {
      const int person = static_cast<int>(i);
      if (!fixed.empty() && fixed[i] != 0) {
        bound += settled_value(master, person, duals);
        continue;
      }
      bound += priced[i].bound;
      for (Priced::Found& found : priced[i].lines) {
        if (master.reduced_cost(person, found.line, master.cell_duals()) < -1e-6)
          added |= master.add(person, std::move(found.line));
      }
    }
    if (bound > result.bound) {
      result.bound = bound;
      centre = duals;
    }
    if (result.bound >= limits.give_up_at) break;
    if (master.complete() &&
        result.value - result.bound <= std::max(1e-6, limits.close_enough * std::abs(result.value))) {
      result.converged = true;
      break;
    }
    if (added) {
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
  if (!solved) result.value = master.solve();
  return result;
}

}  // namespace handlingsrom::roster
