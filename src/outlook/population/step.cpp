#include "outlook/population/step.hpp"

#include <algorithm>

namespace handlingsrom::population {

void rates_of_year(const NationalRates& nation, const LocalEstimate& estimate, const LocalRates& local, std::size_t t,
                   YearRates& result) {
  const double particular = nation.local_share[t];
  const double own = nation.own_share[t];
  for (std::size_t s = 0; s < sex_count; ++s) {
    const ByAge& survival = nation.survival[t][s];
    ByAge& alive = result.survival[s];
    ByAge& moved = result.migration[s];
    for (std::size_t age = 0; age < local_mortality_from_age; ++age) alive[age] = survival[age];
    for (std::size_t age = local_mortality_from_age; age < age_count; ++age) {
      alive[age] = std::max(0.0, 1.0 - (1.0 - survival[age]) * local.mortality);
    }
    for (std::size_t age = 0; age < age_count; ++age) {
      moved[age] = std::max(0.0, 1.0 + estimate.national_migration[s][age] + particular * local.class_migration[age] +
                                     own * local.own_migration[age]);
    }
    moved[0] = 1.0;
  }
  for (std::size_t k = 0; k < fertile_ages; ++k) result.fertility[k] = nation.fertility[t][k] * local.fertility;
}

YearFlows advance(const BySexAge& before, const YearRates& rates, const std::array<double, sex_count>& birth_share, BySexAge& after) {
  YearFlows flows;
  double start = 0;
  double alive_total = 0;
  double moved_total = 0;
  for (std::size_t s = 0; s < sex_count; ++s) {
    const ByAge& persons = before[s];
    const ByAge& survival = rates.survival[s];
    const ByAge& migration = rates.migration[s];
    ByAge& next = after[s];
    for (std::size_t age = 1; age < age_count; ++age) {
      const double exposed = age == oldest_age ? persons[oldest_age - 1] + persons[oldest_age] : persons[age - 1];
      const double alive = exposed * survival[age];
      start += exposed;
      alive_total += alive;
      next[age] = alive * migration[age];
      moved_total += next[age];
    }
  }
  for (std::size_t k = 0; k < fertile_ages; ++k) {
    const std::size_t age = k + first_fertile_age;
    flows.births += rates.fertility[k] * 0.5 * (before[0][age] + after[0][age]);
  }
  flows.deaths = start - alive_total;
  flows.net_migration = moved_total - alive_total;
  for (std::size_t s = 0; s < sex_count; ++s) {
    const double born = flows.births * birth_share[s];
    after[s][0] = born * rates.survival[s][0];
    flows.deaths += born - after[s][0];
  }
  return flows;
}

}  // namespace handlingsrom::population
