#include "outlook/population/step.hpp"

#include "outlook/population/cohort_year.hpp"
#include "outlook/population/sums.hpp"

namespace handlingsrom::population {

void rates_of_year(const NationalRates& nation, const LocalEstimate& estimate, const LocalRates& local, std::size_t t,
                   YearRates& result) {
  const double particular = nation.local_share[t];
  const double own = nation.own_left(t, local.building);
  for (std::size_t s = 0; s < sex_count; ++s) {
    local_survival(nation.survival[t][s], local.mortality, result.survival[s]);
    local_moves(estimate.national_migration[s], particular, own, local, result.migration[s]);
    result.migration[s][0] = 1.0;
  }
  for (std::size_t k = 0; k < fertile_ages; ++k) result.fertility[k] = nation.fertility[t][k] * local.fertility;
}

YearFlows advance(const BySexAge& before, const YearRates& rates, const std::array<double, sex_count>& birth_share,
                  BySexAge& after) {
  YearFlows flows;
  for (std::size_t s = 0; s < sex_count; ++s) {
    ByAge reached;
    grow_older(before[s], reached);
    const ByAge& survival = rates.survival[s];
    const ByAge& migration = rates.migration[s];
    ByAge alive;
    alive[0] = after[s][0] = 0.0;
    live_a_year(
        reached, alive, after[s], [&](std::size_t age) { return survival[age]; },
        [&](std::size_t age, double left) { return left * migration[age]; });
    const double survivors = sum(alive);
    flows.deaths += sum(reached) - survivors;
    flows.net_migration += sum(after[s]) - survivors;
  }
  std::array<double, fertile_ages> births;
  bear(before[0], after[0], first_fertile_age, births, [&](std::size_t k) { return rates.fertility[k]; });
  flows.births = sum(births);
  for (std::size_t s = 0; s < sex_count; ++s) {
    const double born = flows.births * birth_share[s];
    after[s][0] = born * rates.survival[s][0];
    flows.deaths += born - after[s][0];
  }
  return flows;
}

}  // namespace handlingsrom::population
