// The life table itself, for any highest age: what life_table.hpp gives for the bundle's ages and the bare engine for anyone's.
#pragma once

#include <span>

namespace handlingsrom::population {

/// Probability of dying within a year of age, and mean years lived in it by those who do.
struct IntervalDeath {
  double q;
  double a;
};
/// q = m/(1 + (1 − a) m), at most 1.
IntervalDeath death_in_interval(double m, double a);

/// Person-years L(x) lived by one birth: a(x) = 0.5 after the first year of life, which is as given; the highest age is open, L = l/m, and 0 where nobody
/// dies there. `lived` is as long as `mx`, at least 1.
void person_years(std::span<const double> mx, IntervalDeath infant, std::span<double> lived);

/// Share who survive the calendar year, by age at its end: L(x)/L(x − 1); the highest: of the two highest ages together; 0 where nobody is left to.
/// `survival` is as long as `mx`, at least 2.
void survivorship(std::span<const double> mx, IntervalDeath infant, std::span<double> survival);

}  // namespace handlingsrom::population
