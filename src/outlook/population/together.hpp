// All municipalities through the years at once: what they sum to, and the control factors that make it the country.
#pragma once

#include <span>
#include <vector>

#include "outlook/population/local.hpp"
#include "outlook/population/national.hpp"

namespace handlingsrom::population {

/// What the country's municipalities are together.
struct Together {
  std::vector<BySexAge> control;                 // [year of flow] factor on every municipality
  std::vector<BySexAge> persons;                 // [1 January] sum of the municipalities
  std::vector<std::vector<double>> inhabitants;  // [1 January][municipality] of each
};

/// Advances all places year by year with their own rates and finds, for each sex, age and year, the factor that brings their sum to
/// `targets` (the country on each 1 January after the start). `places`: persons at the start; the last one is the remainder that lives
/// at national rates and belongs to no municipality. `locals`: rates of each place, nullptr for national ones.
/// Persons after control are, bit for bit, those of project(). Memory: places × 212 doubles, read and written once a year.
Together advance_together(std::vector<BySexAge> places, std::span<const LocalRates* const> locals,
                          const NationalRates& nation, const LocalEstimate& estimate,
                          std::span<const BySexAge> targets);

}  // namespace handlingsrom::population
