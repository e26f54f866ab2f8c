#include "outlook/population/life_table.hpp"

#include <algorithm>
#include <numeric>

#include "outlook/population/person_years.hpp"

namespace handlingsrom::population {

double infant_separation_factor(Sex sex, double m0) {
  if (sex == Sex::male) {
    if (m0 < 0.02300) return 0.14929 - 1.99545 * m0;
    if (m0 < 0.08307) return 0.02832 + 3.26021 * m0;
    return 0.29915;
  }
  if (m0 < 0.01724) return 0.14903 - 2.05527 * m0;
  if (m0 < 0.06891) return 0.04667 + 3.88089 * m0;
  return 0.31411;
}

IntervalDeath death_in_interval(double m, double a) { return {std::min(1.0, m / (1.0 + (1.0 - a) * m)), a}; }

void person_years(std::span<const double> mx, IntervalDeath infant, std::span<double> lived) {
  const std::size_t open = mx.size() - 1;
  double alive = 1.0;
  for (std::size_t age = 0; age < open; ++age) {
    const auto [q, a] = age == 0 ? infant : death_in_interval(mx[age], 0.5);
    const double survivors = alive * (1.0 - q);
    lived[age] = survivors + a * (alive - survivors);
    alive = survivors;
  }
  lived[open] = mx[open] > 0 ? alive / mx[open] : 0.0;
}

void survivorship(std::span<const double> mx, IntervalDeath infant, std::span<double> survival) {
  // Worked from the highest age down, each share where its person-years stood.
  person_years(mx, infant, survival);
  const auto share = [](double lived, double of) { return of > 0 ? lived / of : 0.0; };
  const std::size_t open = mx.size() - 1;
  survival[open] = share(survival[open], survival[open - 1] + survival[open]);
  for (std::size_t age = open - 1; age > 0; --age) survival[age] = share(survival[age], survival[age - 1]);
}

namespace {

IntervalDeath first_year_death(Sex sex, double m0) { return death_in_interval(m0, infant_separation_factor(sex, m0)); }

}  // namespace

ByAge survivorship(Sex sex, std::span<const double, age_count> mx) {
  ByAge survival{};
  survivorship(mx, first_year_death(sex, mx[0]), survival);
  return survival;
}

double life_expectancy(Sex sex, std::span<const double, age_count> mx) {
  ByAge lived{};
  person_years(mx, first_year_death(sex, mx[0]), lived);
  return std::accumulate(lived.begin(), lived.end(), 0.0);
}

}  // namespace handlingsrom::population
