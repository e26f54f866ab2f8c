#include "outlook/care/panel.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include "outlook/care/backtest_parts.hpp"
#include "standing/facts/archive.hpp"
#include "standing/facts/population_history.hpp"
#include "standing/registry/registry.hpp"

namespace handlingsrom::care {
namespace {

constexpr double panel_step = 5;
constexpr double normal_ninety = 1.2815515655446004;  // normal quantile
constexpr int shortest = 10;                          // years of figures that make a municipality part of the test

struct Ages {
  int from, to;
};

Ages ages_of(Quantity quantity) {
  switch (quantity) {
    case Quantity::home_care_80:
    case Quantity::long_stay_80: return {80, oldest_age};
    case Quantity::home_care_0_66: return {0, 66};
    case Quantity::long_stay_all:
    case Quantity::staffed_homes_all: return {0, oldest_age};
  }
  return {0, oldest_age};
}

/// The country's population of the age group on 1 January.
double population(const facts::Facts& facts, Quantity quantity, int year) {
  const Ages ages = ages_of(quantity);
  double sum = 0;
  for (int m = 0; m < facts.registry->size(); ++m) {
    const double here = facts.population.total(m, Year{year}, ages.from, ages.to);
    if (!facts::is_missing(here)) sum += here;
  }
  return sum;
}

}  // namespace

PanelRow panel_backtest(const facts::Facts& facts, Quantity quantity, const ForecastSettings& settings) {
  // What was known in a base year: the changes until the last of the tables' five-year steps.
  const std::vector<Year>& table_years = facts.care_users.years();
  const int first_base = table_years.at(1).value;
  const int last_year = table_years.back().value;
  const auto known_position = [&](int base) {
    std::size_t position = 1;
    while (position + 1 < table_years.size() && table_years[position + 1].value <= base &&
           (table_years[position + 1] - table_years[0]) % static_cast<int>(panel_step) == 0) {
      ++position;
    }
    return position;
  };
  std::map<int, std::map<int, Observed>> panel;  // [municipality][year]
  for (const facts::CarePanelRow& row : facts.archive->care_panel())
    panel[row.municipality.value][row.year.value] = observed(row.users, quantity);
  std::map<int, double> country;
  for (int year = first_base; year <= last_year; ++year) country[year] = population(facts, quantity, year);

  const double elasticity = place_bound(quantity) ? settings.place_elasticity : settings.home_elasticity;
  const double damping = place_bound(quantity) ? settings.place_damping : settings.home_damping;
  std::vector<double> constant;
  std::vector<double> forecast;
  std::vector<double> outcome;
  int inside = 0;
  for (int base = first_base; base < last_year; ++base) {
    const std::size_t known_year = known_position(base);
    const Change known = known_at(facts, quantity, known_year);
    const auto [local, chance] = variance(known);
    const double trend = (known.users_growth - elasticity * known.need_growth) / panel_step;
    double users = 0;
    double persons = 0;
    for (const auto& years : facts.care_users) {
      const Observed here = observed(years[known_year], quantity);
      if (!here.positive()) continue;
      users += here.users;
      persons += here.persons;
    }
    for (const auto& [municipality, years] : panel) {
      if (static_cast<int>(years.size()) < shortest) continue;
      const auto before = years.find(base);
      if (before == years.end() || !before->second.positive()) continue;
      for (int target = base + 1; target <= last_year; ++target) {
        const auto after = years.find(target);
        if (after == years.end() || !after->second.positive()) continue;
        const double steps = (target - base) / panel_step;
        const double held = before->second.users * after->second.persons / before->second.persons;
        const double need = std::log(country[target] / country[base]);
        const double rate = (elasticity - 1) * need + trend * damped_years(damping, target - base);
        const double kept = std::pow(1 - known.reversion, steps);
        const double deviation = std::log(before->second.rate() / (users / persons));
        const double expected = held * std::exp(rate - (1 - kept) * deviation);
        const double slowed = (1 - kept * kept) / (1 - (1 - known.reversion) * (1 - known.reversion));
        const double sd =
            std::sqrt(local * slowed + chance / expected + settings.national_sd * settings.national_sd * steps);
        constant.push_back(held);
        forecast.push_back(expected);
        outcome.push_back(after->second.users);
        inside += after->second.users >= std::floor(expected * std::exp(-normal_ninety * sd)) &&
                          after->second.users <= std::ceil(expected * std::exp(normal_ninety * sd))
                      ? 1
                      : 0;
      }
    }
  }
  PanelRow row;
  row.quantity = quantity;
  row.forecasts = static_cast<int>(outcome.size());
  row.constant_rate = score(constant, outcome);
  row.forecast = score(forecast, outcome);
  row.coverage = static_cast<double>(inside) / row.forecasts;
  return row;
}

}  // namespace handlingsrom::care
