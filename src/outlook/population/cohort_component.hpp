// The bare cohort-component engine: anyone's population, rates and migrants, with the conventions of national agencies.
#pragma once

#include <array>
#include <functional>
#include <optional>
#include <string_view>
#include <vector>

#include "base/units.hpp"

namespace handlingsrom::population {

/// [sex][age], ages 0 … open; all rows of one run have the same length.
using SexAgeTable = std::array<std::vector<double>, sex_count>;

enum class MigrationTiming {
  start,   // all migrants are there from the start of the year: they give birth and die in it
  middle,  // half of them at the start, half at the end
  end      // all at the end, by age then: no births or deaths among them in the year
};
enum class InfantSeparation {
  united_nations,    // a(0) = 0.0425 + 2.875 q(0) for males, 0.05 + 3 q(0) for females, solved jointly with q(0)
  andreev_kingkade,  // piecewise linear in m(0), Human Mortality Database
  half               // a(0) = 0.5
};
enum class OpenInterval {
  life_table,  // L = l/m; survivors of the two highest ages together: L(o)/(L(o − 1) + L(o))
  separate     // exp(−(m(o − 1) + m(o))/2) for those aged o − 1, exp(−m(o)) for those already in the interval
};
enum class BirthExposure {
  mean,   // women at both ends of the year: (P(x) + V(x))/2
  start,  // women on 1 January, P(x)
  end     // survivors at the end of the year, V(x)
};

struct Conventions {
  MigrationTiming migration_timing = MigrationTiming::end;
  InfantSeparation infant_separation = InfantSeparation::united_nations;
  OpenInterval open_interval = OpenInterval::life_table;
  BirthExposure birth_exposure = BirthExposure::mean;
};

/// The practice of the United Nations' own software for single years (World Population Prospects).
inline constexpr Conventions united_nations_practice{};

/// Rates of one year of flow. Migrants are net persons by age.
struct CohortRates {
  SexAgeTable mortality;          // mx, deaths per person and year
  std::vector<double> fertility;  // births per woman and year by age, as long as the ages (zeros where none)
  double boys_per_girl = 1.05;
  SexAgeTable migrants;
};

/// S(0): births surviving to the end of the year; S(x): from age x − 1 to x; S(open): of the two highest ages together.
/// With OpenInterval::separate, `open_only` receives exp(−m(open)) and S(open) is for those aged open − 1.
std::vector<double> survival_ratios(Sex sex, const std::vector<double>& mx, const Conventions& conventions,
                                    double& open_only);

struct CohortYear {
  SexAgeTable persons;  // at the end of the year
  double births = 0;
  double deaths = 0;
  double net_migration = 0;
};

/// persons → a year later; births − deaths + net_migration is the change, to rounding. No age falls below zero: where more
/// people would leave than are there, the rest is taken as the number who left.
CohortYear advance_cohorts(const SexAgeTable& persons, const CohortRates& rates, const Conventions& conventions);

}  // namespace handlingsrom::population
