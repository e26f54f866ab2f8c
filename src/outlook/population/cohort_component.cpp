#include "outlook/population/cohort_component.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "outlook/population/cohort_year.hpp"
#include "outlook/population/life_table.hpp"
#include "outlook/population/person_years.hpp"

namespace handlingsrom::population {

namespace {

/// q(0) and a(0) together, where a(0) = c + k q(0): the smaller root of k m q² − (1 + (1 − c) m) q + m = 0.
double joint_infant_death(double m, double c, double k) {
  if (m <= 0) return 0.0;
  const double b = 1.0 + (1.0 - c) * m;
  const double discriminant = std::max(0.0, b * b - 4.0 * k * m * m);
  return std::min(1.0, 2.0 * m / (b + std::sqrt(discriminant)));
}

IntervalDeath infant_death(Sex sex, double m, InfantSeparation method) {
  switch (method) {
    case InfantSeparation::united_nations: {
      const double c = sex == Sex::male ? 0.0425 : 0.05;
      const double k = sex == Sex::male ? 2.875 : 3.0;
      const double q = joint_infant_death(m, c, k);
      return {q, c + k * q};
    }
    case InfantSeparation::andreev_kingkade: return death_in_interval(m, infant_separation_factor(sex, m));
    case InfantSeparation::half: break;
  }
  return death_in_interval(m, 0.5);
}

double sum_of(const SexAgeTable& table) {
  double sum = 0;
  for (const auto& row : table) sum = std::accumulate(row.begin(), row.end(), sum);
  return sum;
}

/// Adds a share of the migrants; returns the persons added in truth (nobody leaves an empty age).
double add_migrants(SexAgeTable& persons, const SexAgeTable& migrants, double share) {
  double added = 0;
  for (std::size_t s = 0; s < sex_count; ++s) {
    for (std::size_t age = 0; age < persons[s].size(); ++age) {
      const double change = std::max(-persons[s][age], share * migrants[s][age]);
      persons[s][age] += change;
      added += change;
    }
  }
  return added;
}

}  // namespace

std::vector<double> survival_ratios(Sex sex, const std::vector<double>& mx, const Conventions& conventions,
                                    double& open_only) {
  const std::size_t open = mx.size() - 1;
  std::vector<double> ratios(open + 1);
  survivorship(mx, infant_death(sex, mx[0], conventions.infant_separation), ratios);
  open_only = std::exp(-mx[open]);
  if (conventions.open_interval == OpenInterval::separate) {
    // Those aged open − 1 meet half a year of each age's rate on the way.
    ratios[open] = open > 0 ? std::exp(-0.5 * (mx[open - 1] + mx[open])) : open_only;
  } else {
    open_only = ratios[open];
  }
  return ratios;
}

CohortYear advance_cohorts(const SexAgeTable& persons, const CohortRates& rates, const Conventions& conventions) {
  CohortYear year;
  SexAgeTable start = persons;
  const double at_start = conventions.migration_timing == MigrationTiming::start    ? 1.0
                          : conventions.migration_timing == MigrationTiming::middle ? 0.5
                                                                                    : 0.0;
  if (at_start > 0) year.net_migration += add_migrants(start, rates.migrants, at_start);
  const std::size_t open = persons[0].size() - 1;
  std::array<std::vector<double>, sex_count> ratios;
  for (const Sex sex : {Sex::female, Sex::male}) {
    const auto s = static_cast<std::size_t>(index_of(sex));
    double open_only = 0;
    ratios[s] = survival_ratios(sex, rates.mortality[s], conventions, open_only);
    auto& next = year.persons[s];
    next.assign(open + 1, 0.0);
    std::vector<double> reached(open + 1), alive(open + 1);
    grow_older(start[s], reached);
    live_a_year(
        reached, alive, next, [&](std::size_t age) { return ratios[s][age]; },
        [](std::size_t, double left) { return left; });
    if (conventions.open_interval == OpenInterval::separate)
      next[open] = start[s][open - 1] * ratios[s][open] + start[s][open] * open_only;
  }
  year.deaths = sum_of(start) - sum_of(year.persons);
  const auto& women_before = start[0];
  const auto& women_after = year.persons[0];
  for (std::size_t age = 1; age <= open; ++age) {
    double exposure = 0.5 * (women_before[age] + women_after[age]);
    if (conventions.birth_exposure == BirthExposure::start) exposure = women_before[age];
    if (conventions.birth_exposure == BirthExposure::end) exposure = women_after[age];
    year.births += rates.fertility[age] * exposure;
  }
  const double girls = year.births / (1.0 + rates.boys_per_girl);
  const std::array<double, sex_count> born{girls, year.births - girls};
  for (std::size_t s = 0; s < sex_count; ++s) {
    year.persons[s][0] = born[s] * ratios[s][0];
    year.deaths += born[s] - year.persons[s][0];
  }
  if (at_start < 1.0) year.net_migration += add_migrants(year.persons, rates.migrants, 1.0 - at_start);
  return year;
}

}  // namespace handlingsrom::population
