#include <algorithm>
#include <cmath>
#include <numbers>

#include "outlook/population/backtest.hpp"
#include "standing/facts/population_history.hpp"
#include "standing/registry/registry.hpp"

namespace handlingsrom::population {
namespace {

/// Both sexes of one age.
double persons(const facts::PopulationHistory& history, int area, Year year, int age) {
  return history.total(area, year, age, age);
}

/// Share of the country's persons of an age that are there `years` later, at most all of them.
double kept(const facts::PopulationHistory& nation, Year base, int age, int years) {
  const int later = std::min(age + years, oldest_age);
  double then = persons(nation, 0, base, age), now = persons(nation, 0, base + years, later);
  if (later == oldest_age) {
    then = nation.total(0, base, oldest_age - years, oldest_age);
    now = persons(nation, 0, base + years, oldest_age);
  }
  return then > 0 ? std::min(1.0, now / then) : 1;
}

}  // namespace

double chance_floor(const facts::Facts& facts, std::string_view county, AgeRange ages, Year base, int years) {
  std::vector<double> shares;
  for (int age = 0; age <= oldest_age; ++age) shares.push_back(kept(facts.nation, base, age, years));
  const int youngest = ages.from - years;
  double sum = 0, count = 0;
  for (int m = 0; m < facts.registry->size(); ++m) {
    if (!county.empty() && facts.registry->at(MunicipalityIndex{m}).county_number != county) continue;
    if (!facts.population.has(m, base) || !facts.population.has(m, base + years)) continue;
    double expected = 0, variance = 0;
    for (int age = youngest; age <= oldest_age; ++age) {
      if (ages.to < oldest_age && age + years > ages.to) break;
      const double p = shares[static_cast<std::size_t>(age)];
      const double there = persons(facts.population, m, base, age);
      expected += there * p;
      variance += there * p * (1 - p);
    }
    if (!(expected > 0)) continue;
    sum += 100 * std::sqrt(2 / std::numbers::pi * variance) / expected;
    count += 1;
  }
  return count > 0 ? sum / count : facts::missing;
}

}  // namespace handlingsrom::population
