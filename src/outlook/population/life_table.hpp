// From central death rates to the shares of people who survive a calendar year.
#pragma once

#include <array>
#include <span>

#include "base/units.hpp"

namespace handlingsrom::population {

/// One value for each age 0 … 105+.
using ByAge = std::array<double, age_count>;
/// [sex][age]
using BySexAge = std::array<ByAge, sex_count>;

/// Mean years lived in the first year of life by those who die in it, from the infant death rate m0 (per year).
/// Andreev and Kingkade 2015 ("Average age at death in infancy and infant mortality level", Demographic Research 33:363–390),
/// as used by the Human Mortality Database's methods protocol, version 6.
double infant_separation_factor(Sex sex, double m0);

/// Share who survive the calendar year, by age at its end: [0] births to 31 December; [x] those aged x − 1 on 1 January;
/// [105] those aged 104 and 105+ on 1 January. L(x)/L(x − 1) of the period life table with a(x) = 0.5 and q = m/(1 + (1 − a)m)
/// (Preston, Heuveline and Guillot 2001, ch. 3); the open interval has L = l/m.
/// `mx` holds ages 0 … 105 (the last for 105+), per year, all above 0.
ByAge survivorship(Sex sex, std::span<const double, age_count> mx);

/// Life expectancy at birth in years under the same life table.
double life_expectancy(Sex sex, std::span<const double, age_count> mx);

}  // namespace handlingsrom::population
