#include "outlook/population/local.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <string>

#include "outlook/population/local_migration.hpp"
#include "standing/facts/population_history.hpp"
#include "standing/registry/registry.hpp"

namespace handlingsrom::population {

namespace {

struct Ratio {
  double observed = 0;
  double expected = 0;
};

bool has_flow(const facts::PopulationHistory& history, int area, Year year) {
  return history.has(area, year) && history.has(area, year + 1);
}

/// Deaths at high ages, where few people move: those who left the cohort, against national death rates.
Ratio old_age_deaths(const facts::PopulationHistory& history, const NationalHistory& nation, int area, Year from,
                     Year to) {
  Ratio ratio;
  for (Year year = from; year < to; year = year + 1) {
    if (!has_flow(history, area, year)) continue;
    for (const Sex sex : {Sex::female, Sex::male}) {
      const float* before = history.persons(area, year, sex);
      const float* after = history.persons(area, year + 1, sex);
      const ByAge& survival = nation.survival(year)[static_cast<std::size_t>(index_of(sex))];
      double start = 0;
      double end = 0;
      double expected = 0;
      for (int age = local_mortality_measured_from_age; age < oldest_age; ++age) {
        start += static_cast<double>(before[age]);
        end += static_cast<double>(after[age + 1]);
        expected += static_cast<double>(before[age]) * (1.0 - survival[static_cast<std::size_t>(age) + 1]);
      }
      start += static_cast<double>(before[oldest_age]);
      ratio.observed += start - end;
      ratio.expected += expected;
    }
  }
  return ratio;
}

/// Weight, in expected events, of the prior mean: events' variance over the variance between places (method of moments).
double prior_weight(const std::vector<Ratio>& ratios, const std::vector<double>& prior, double dispersion) {
  double weighted_squares = 0;
  double weights = 0;
  double places = 0;
  for (std::size_t i = 0; i < ratios.size(); ++i) {
    if (ratios[i].expected <= 0) continue;
    const double deviation = ratios[i].observed / ratios[i].expected - prior[i];
    weighted_squares += ratios[i].expected * deviation * deviation;
    weights += ratios[i].expected;
    places += 1;
  }
  if (weights <= 0) return 1e9;
  const double between = std::max((weighted_squares - dispersion * places) / weights, 1e-5);
  return dispersion / between;
}

/// Residual variance of death counts measured as cohort losses, relative to Poisson: old people's moves add to it.
constexpr double death_dispersion = 1.3;

void estimate_mortality(const facts::Facts& facts, const NationalHistory& nation, const Settings& settings,
                        LocalEstimate& result) {
  const auto& municipalities = facts.registry->municipalities();
  const Year from = std::max(facts.population.first_year(), settings.start - settings.local_mortality_window);
  std::vector<Ratio> ratios(municipalities.size());
  std::map<std::string, Ratio> counties;
  Ratio country;
  for (std::size_t i = 0; i < ratios.size(); ++i) {
    ratios[i] = old_age_deaths(facts.population, nation, static_cast<int>(i), from, settings.start);
    Ratio& county = counties[municipalities[i].county_number];
    county.observed += ratios[i].observed;
    county.expected += ratios[i].expected;
    country.observed += ratios[i].observed;
    country.expected += ratios[i].expected;
  }
  const double national = country.expected > 0 ? country.observed / country.expected : 1.0;
  std::vector<double> prior(ratios.size());
  for (std::size_t i = 0; i < ratios.size(); ++i) {
    const Ratio& county = counties[municipalities[i].county_number];
    const double weight = std::max(settings.county_mortality_deaths, 1e-9);
    prior[i] = (county.observed + weight * national) / (county.expected + weight);
  }
  const double spread_weight = prior_weight(ratios, prior, death_dispersion);
  const double weight = settings.local_prior * spread_weight;
  result.mortality_spread = death_dispersion / spread_weight;
  for (std::size_t i = 0; i < ratios.size(); ++i) {
    LocalRates& local = result.municipalities[i];
    if (ratios[i].expected + weight <= 0) continue;
    local.mortality = (ratios[i].observed + weight * prior[i]) / (ratios[i].expected + weight);
    local.mortality_variance = death_dispersion / (ratios[i].expected + weight);
  }
}

void estimate_fertility(const facts::Facts& facts, const Settings& settings, LocalEstimate& result) {
  const auto& municipalities = facts.registry->municipalities();
  const facts::VitalRates& vital = facts.vital;
  const Year from = std::max(facts.population.first_year(), settings.start - settings.local_fertility_window);
  std::vector<Ratio> ratios(municipalities.size());
  std::vector<Ratio> year_expected(municipalities.size());
  for (Year year = from; year < settings.start; year = year + 1) {
    const Year published =
        std::min({year, settings.start - 1, vital.fertility_first + (static_cast<int>(vital.asfr.size()) - 1)});
    const auto& rates = vital.asfr[static_cast<std::size_t>(published - vital.fertility_first)];
    Ratio country;
    for (std::size_t i = 0; i < ratios.size(); ++i) {
      year_expected[i] = {};
      if (!has_flow(facts.population, static_cast<int>(i), year)) continue;
      const int area = static_cast<int>(i);
      const float* before = facts.population.persons(area, year, Sex::female);
      const float* after = facts.population.persons(area, year + 1, Sex::female);
      for (int k = 0; k < fertile_ages; ++k) {
        const int age = k + first_fertile_age;
        year_expected[i].expected += rates[static_cast<std::size_t>(k)] * 0.5 *
                                     (static_cast<double>(before[age]) + static_cast<double>(after[age]));
      }
      year_expected[i].observed =
          static_cast<double>(after[0]) + static_cast<double>(facts.population.persons(area, year + 1, Sex::male)[0]);
      country.observed += year_expected[i].observed;
      country.expected += year_expected[i].expected;
    }
    // Level against the country of the same year: a national change is not a local one.
    const double level = country.expected > 0 ? country.observed / country.expected : 1.0;
    for (std::size_t i = 0; i < ratios.size(); ++i) {
      ratios[i].observed += year_expected[i].observed;
      ratios[i].expected += year_expected[i].expected * level;
    }
  }
  std::array<Ratio, 7> classes{};
  for (std::size_t i = 0; i < ratios.size(); ++i) {
    Ratio& group = classes[static_cast<std::size_t>(std::clamp(municipalities[i].centrality_class, 0, 6))];
    group.observed += ratios[i].observed;
    group.expected += ratios[i].expected;
  }
  std::vector<double> prior(ratios.size(), 1.0);
  for (std::size_t i = 0; i < ratios.size(); ++i) {
    const Ratio& group = classes[static_cast<std::size_t>(std::clamp(municipalities[i].centrality_class, 0, 6))];
    if (group.expected > 0) prior[i] = group.observed / group.expected;
  }
  const double spread_weight = prior_weight(ratios, prior, 1.0);
  const double weight = settings.local_prior * spread_weight;
  result.fertility_spread = 1.0 / spread_weight;
  for (std::size_t i = 0; i < ratios.size(); ++i) {
    LocalRates& local = result.municipalities[i];
    if (ratios[i].expected + weight <= 0) continue;
    local.fertility = (ratios[i].observed + weight * prior[i]) / (ratios[i].expected + weight);
    local.fertility_variance = 1.0 / (ratios[i].expected + weight);
  }
}

}  // namespace

LocalEstimate estimate_local(const facts::Facts& facts, const NationalHistory& nation, const Settings& settings) {
  LocalEstimate result;
  result.municipalities.resize(static_cast<std::size_t>(facts.population.areas()));
  estimate_mortality(facts, nation, settings, result);
  estimate_fertility(facts, settings, result);
  estimate_migration(facts, nation, settings, result);
  return result;
}

}  // namespace handlingsrom::population
