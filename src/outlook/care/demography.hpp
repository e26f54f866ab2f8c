// The people a simulation starts from and the deaths, births and moves they meet, taken from the population room.
#pragma once

#include <array>
#include <vector>

#include "base/units.hpp"
#include "outlook/population/projection.hpp"
#include "standing/facts/facts_held.hpp"
#include "standing/facts/vital_rates.hpp"

namespace handlingsrom::care {

/// Share who live through the calendar year by year of flow, sex and age at its end ([0]: births; [105]: those who were 104 or
/// more): the population room's survival (population::NationalRates::survival has this shape).
using Survival = std::vector<std::array<std::array<double, age_count>, sex_count>>;

/// Everything by age on 1 January.
struct Demography {
  Year first{};
  int years = 0;                                                             // of flow
  std::array<std::array<double, age_count>, sex_count> start{};              // persons
  std::vector<std::array<std::array<float, age_count>, sex_count>> death;    // [t] deaths per person-year
  std::vector<std::array<std::array<float, age_count>, sex_count>> leaving;  // [t] net moves out per person-year
  std::vector<std::array<std::array<double, age_count>, sex_count>>
      arriving;  // [t] net moves in, persons aged so at the year's end
};

/// What a projection and its survival imply: net moves are what survival does not explain, in the year's end, so that the
/// simulated population has the projection as its mean. Newborns come as arrivals of age 0.
/// Throws Error(internal) when survival is shorter than the projection.
Demography demography(const population::Projection& persons, const Survival& survival);

/// Survival from the national death rates of the last `years` years of the bundle, the same every year: for use where the
/// population room's trend is not at hand. Cohort form: the mean of two ages' rates.
Survival constant_survival(const facts::VitalRates& vital, int flow_years, int years = 2);

}  // namespace handlingsrom::care
