#include "outlook/population/step.hpp"

#include <algorithm>

#include "outlook/population/sums.hpp"

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

YearFlows advance(const BySexAge& before, const YearRates& rates, const std::array<double, sex_count>& birth_share,
                  BySexAge& after) {
  YearFlows flows;
  for (std::size_t s = 0; s < sex_count; ++s) {
    ByAge exposed;  // those who could reach each age
    exposed[0] = 0.0;
    std::copy_n(before[s].begin(), oldest_age, exposed.begin() + 1);
    exposed[oldest_age] += before[s][oldest_age];
    const ByAge& survival = rates.survival[s];
    const ByAge& migration = rates.migration[s];
    ByAge alive;
    ByAge& next = after[s];
    for (std::size_t age = 0; age < age_count; ++age) {
      alive[age] = exposed[age] * survival[age];
      next[age] = alive[age] * migration[age];
    }
    const double survivors = sum(alive);
    flows.deaths += sum(exposed) - survivors;
    flows.net_migration += sum(next) - survivors;
  }
  ByAge births{};
  for (std::size_t k = 0; k < fertile_ages; ++k) {
    const std::size_t age = k + first_fertile_age;
    births[k] = rates.fertility[k] * 0.5 * (before[0][age] + after[0][age]);
  }
  flows.births = sum(std::span<const double>(births).first(fertile_ages));
  for (std::size_t s = 0; s < sex_count; ++s) {
    const double born = flows.births * birth_share[s];
    after[s][0] = born * rates.survival[s][0];
    flows.deaths += born - after[s][0];
  }
  return flows;
}

}  // namespace handlingsrom::population
