// The national projection: mortality, fertility and net migration of the country, and what they give.
#pragma once

#include <array>
#include <vector>

#include "outlook/population/life_table.hpp"
#include "outlook/population/settings.hpp"
#include "standing/facts/facts_held.hpp"
#include "standing/facts/vital_rates.hpp"

namespace handlingsrom::population {

inline constexpr int fertile_ages = facts::VitalRates::fertility_ages;            // 44
inline constexpr int first_fertile_age = facts::VitalRates::fertility_first_age;  // 12

/// National rates by year of flow, index 0 = the year from `start` to start + 1.
struct NationalRates {
  std::vector<BySexAge> survival;                           // share who live through the year, by age at its end
  std::vector<std::array<double, fertile_ages>> fertility;  // births per woman and year by age
  std::vector<BySexAge> net_migration;                      // persons, by age at the end of the year
  std::array<double, sex_count> birth_share{};              // of births, by sex
  std::vector<double> local_share;                          // factor on the centrality class's deviation in migration
  std::vector<double> own_share;                            // the same on the municipality's own deviation
  std::vector<double> building_share;                       // the same on the part of it that building brought

  /// Factor on a municipality's own deviation in migration.
  double own_left(std::size_t t, double building) const {
    return own_share[t] + building * (building_share[t] - own_share[t]);
  }
};

/// The country's net migration, persons a year.
struct NetMigrationLevels {
  double recent = 0;    // where it starts
  double long_run = 0;  // what it is drawn towards: the median of many years, which single years of flight do not move
};

/// What was known at the start year: the country by year with its survival and net migration measured.
class NationalHistory {
 public:
  /// Uses figures of years before `start` only (and the population on 1 January of `start`).
  NationalHistory(const facts::Facts& facts, Year start, const Settings& settings);

  /// Survival of a year of flow: measured to the last year of deaths, projected by the trend after that.
  const BySexAge& survival(Year year) const;
  /// Persons on 1 January.
  BySexAge persons(Year year) const;
  /// Residual of two successive tables: persons minus survivors, by age at the end of the year.
  BySexAge net_migration(Year year) const;
  /// Births during the year: registered, or from the zero-year-olds after it where births are not in the tables yet.
  double births(Year year) const;

  /// Mean of the last `window` years before the start, by age.
  BySexAge mean_net_migration(int window) const;
  NetMigrationLevels net_migration_levels(const Settings& settings) const;

  NationalRates project(const Settings& settings) const;

  Year first_year() const { return first_; }
  Year start() const { return start_; }
  Year last_mortality_year() const { return last_mortality_; }

 private:
  const facts::Facts& facts_;
  Year start_;
  Year first_;           // first year of flow with survival at hand
  Year last_mortality_;  // last year with deaths
  std::vector<BySexAge> survival_;
  std::array<double, sex_count> birth_share_{};
};

/// Death rates by the trend: ln m(x, t) = level(sex, x) + slope(x)·pace·t. The slope is the mean of the two sexes' least-squares
/// slopes over `window` years, smoothed over seven ages, so that the sexes do not drift apart (the common factor of Li and Lee
/// 2005, with the slope measured age by age); the level is the mean of the last `jump_off` years (Lee and Miller 2001).
/// Returns survival for `years` years after `last`; `pace` by year, its last entry holding.
std::vector<BySexAge> projected_survival(const facts::VitalRates& vital, Year last, int window, int jump_off, int years,
                                         const std::vector<double>& pace);

/// One year of the country: survivors, net migrants, births. `births` and `deaths` receive the totals.
BySexAge advance_nation(const BySexAge& persons, const NationalRates& rates, std::size_t t, double& births,
                        double& deaths);

/// Replaces projected births, deaths or migration by the country's own where `later` knows them (backtests).
void apply_hindsight(const NationalHistory& later, const Settings& settings, NationalRates& rates);

/// The last entry holds after the end.
inline double at_year(const std::vector<double>& series, std::size_t t) {
  return t < series.size() ? series[t] : series.back();
}

}  // namespace handlingsrom::population
