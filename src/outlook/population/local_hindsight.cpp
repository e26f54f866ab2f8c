#include <algorithm>

#include "outlook/population/local.hpp"
#include "standing/facts/population_history.hpp"

namespace handlingsrom::population {

void apply_local_hindsight(const facts::Facts& facts, const Settings& settings, LocalEstimate& local,
                           NationalRates& rates) {
  Settings later = settings;
  later.start = std::min(settings.last, facts.population.last_year());
  const int years = later.start - settings.start;
  later.migration_window = later.local_mortality_window = later.local_fertility_window = std::max(1, years);
  later.migration_year_weight = 1.0;
  later.migration_noise = 0.0;  // as measured
  later.local_prior = 0.0;
  const NationalHistory history(facts, later.start, later);
  const LocalEstimate happened = estimate_local(facts, history, later);
  for (std::size_t i = 0; i < local.municipalities.size(); ++i) {
    LocalRates& ours = local.municipalities[i];
    const LocalRates& then = happened.municipalities[i];
    if (then.years_of_history == 0) continue;
    if (settings.hindsight.local_births) ours.fertility = then.fertility;
    if (settings.hindsight.local_deaths) ours.mortality = then.mortality;
    if (settings.hindsight.local_migration) {
      ours.class_migration = then.class_migration;
      ours.own_migration = then.own_migration;
    }
  }
  if (!settings.hindsight.local_migration) return;
  local.national_migration = happened.national_migration;
  std::fill(rates.local_share.begin(), rates.local_share.end(), 1.0);
  std::fill(rates.own_share.begin(), rates.own_share.end(), 1.0);
  std::fill(rates.building_share.begin(), rates.building_share.end(), 1.0);
}

}  // namespace handlingsrom::population
