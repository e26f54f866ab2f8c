// What is particular to each municipality: level of mortality, level of fertility, net migration by age, all drawn towards
// similar municipalities as far as small numbers demand.
#pragma once

#include <array>
#include <cstddef>
#include <vector>

#include "outlook/population/life_table.hpp"
#include "outlook/population/national.hpp"
#include "outlook/population/settings.hpp"
#include "standing/facts/facts_held.hpp"

namespace handlingsrom::population {

/// First ages of the groups in which local net migration is estimated: single years where people leave home and return.
inline constexpr std::array<int, 31> migration_group_edges{1,  4,  7,  11, 15, 17, 19, 20, 21,       22, 23,
                                                           24, 25, 26, 27, 28, 30, 32, 35, 40,       45, 50,
                                                           55, 60, 65, 70, 75, 80, 85, 90, age_count};
inline constexpr int migration_groups = static_cast<int>(migration_group_edges.size()) - 1;

/// First age to which the local level of mortality applies, and first age on which it is measured.
inline constexpr int local_mortality_from_age = 40;
inline constexpr int local_mortality_measured_from_age = 70;

/// Ways in which municipalities' migration differs most: the first principal components of the covariance between age groups.
inline constexpr int migration_modes = 5;

/// One municipality's rates.
struct LocalRates {
  double mortality = 1.0;         // deaths relative to national rates, shrunk
  double mortality_variance = 0;  // of what is left uncertain in it
  double fertility = 1.0;         // births relative to national rates, shrunk
  double fertility_variance = 0;
  ByAge class_migration{};  // net migration rate per survivor above the national, of the centrality class
  ByAge own_migration{};    // the same, of the municipality above its class, in the first year; fades by persistence
  double building =
      0;  // share of it that new homes brought and that fades faster: what lies above Settings::building_level
  std::array<double, migration_modes> unknown{};  // share of each mode's variance that the local figures leave unknown
  int years_of_history = 0;                       // years of flow behind it; 0: the national rates are used, and marked
};

struct LocalEstimate {
  std::vector<LocalRates> municipalities;
  std::array<ByAge, sex_count>
      national_migration{};  // rate per survivor by sex and age, all municipalities with history together
  std::array<ByAge, migration_modes> mode{};  // one standard deviation of each, as rate per survivor by age
  double fertility_spread = 0;                // variance between municipalities of the level around its prior mean
  double mortality_spread = 0;
  ByAge turnover{};  // yearly variance of net migrants per survivor, deaths' chance included, smoothed by age
  ByAge mobility{};  // turnover relative to its mean over inhabitants: how a common shock spreads over the ages
  double common_turnover =
      0;  // yearly variance per survivor of a municipality's total beyond what the ages give one by one
};

/// Estimates from figures before `settings.start` only.
LocalEstimate estimate_local(const facts::Facts& facts, const NationalHistory& nation, const Settings& settings);

/// Replaces the levels that `settings.hindsight` names by those measured over the projected years (backtests). Migration then
/// neither fades nor is drawn to anything.
void apply_local_hindsight(const facts::Facts& facts, const Settings& settings, LocalEstimate& local,
                           NationalRates& rates);

}  // namespace handlingsrom::population
