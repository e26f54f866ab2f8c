// One year of one municipality, the innermost loop of the room.
#pragma once

#include "outlook/population/local.hpp"
#include "outlook/population/national.hpp"

namespace handlingsrom::population {

/// Rates that a municipality meets in one year: the nation's with its own levels.
struct YearRates {
  BySexAge survival;   // share who live through the year, by age at its end; [0] births to the end of the year
  BySexAge migration;  // 1 + net migrants per survivor, by age at the end of the year; [0] is 1
  std::array<double, fertile_ages> fertility;  // births per woman
};

/// Fills `result` without allocating. `t` counts years of flow from the start.
void rates_of_year(const NationalRates& nation, const LocalEstimate& estimate, const LocalRates& local, std::size_t t,
                   YearRates& result);

struct YearFlows {
  double births = 0;
  double deaths = 0;
  double net_migration = 0;
};

/// before → after (both 106 ages by sex). Births use the women at both ends of the year.
YearFlows advance(const BySexAge& before, const YearRates& rates, const std::array<double, sex_count>& birth_share,
                  BySexAge& after);

}  // namespace handlingsrom::population
