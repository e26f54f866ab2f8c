#include "outlook/population/national.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "base/error.hpp"
#include "outlook/population/cohort_year.hpp"
#include "outlook/population/sums.hpp"
#include "standing/facts/population_history.hpp"

namespace handlingsrom::population {

namespace {

constexpr int pooled_years = 5;  // years pooled at the highest ages when survival is measured
constexpr std::size_t pooled_age = 95;

/// Survival measured in one year of the Human Mortality Database.
BySexAge measured_survival(const facts::VitalRates& vital, std::size_t year) {
  BySexAge result{};
  for (const Sex sex : {Sex::female, Sex::male}) {
    const auto s = static_cast<std::size_t>(index_of(sex));
    ByAge mx{};
    for (std::size_t age = 0; age < age_count; ++age) mx[age] = vital.mx[year][s][age];
    const std::size_t from = year + 1 > pooled_years ? year + 1 - pooled_years : 0;
    for (std::size_t age = pooled_age; age < age_count; ++age) {
      double sum = 0;
      for (std::size_t y = from; y <= year; ++y) sum += vital.mx[y][s][age];
      mx[age] = std::max(sum / static_cast<double>(year + 1 - from), 1e-3);
    }
    result[s] = survivorship(sex, mx);
  }
  return result;
}

double sum_of(const BySexAge& values) {
  double sum = 0;
  for (const ByAge& row : values) sum += std::accumulate(row.begin(), row.end(), 0.0);
  return sum;
}

/// Women-years at fertile ages: mean of the two ends of the year.
double expected_births(const ByAge& before, const ByAge& after, const std::array<double, fertile_ages>& rates) {
  std::array<double, fertile_ages> births;
  bear(before, after, first_fertile_age, births, [&](std::size_t k) { return rates[k]; });
  return sum(births);
}

/// The country through a year, ages 1 and over, with so many net migrants of each age; `alive`: without them.
void advance_those_born(const BySexAge& persons, const BySexAge& survival, const BySexAge& migrants, BySexAge& alive,
                        BySexAge& next) {
  for (std::size_t sex = 0; sex < sex_count; ++sex) {
    ByAge reached;
    grow_older(persons[sex], reached);
    alive[sex][0] = next[sex][0] = 0.0;
    live_a_year(
        reached, alive[sex], next[sex], [&](std::size_t age) { return survival[sex][age]; },
        [&](std::size_t age, double left) { return std::max(0.0, left + migrants[sex][age]); });
  }
}

}  // namespace

NationalHistory::NationalHistory(const facts::Facts& facts, Year start, const Settings& settings)
    : facts_(facts), start_(start), first_(std::max(facts.nation.first_year(), facts.vital.mortality_first)) {
  const facts::VitalRates& vital = facts.vital;
  const Year last_deaths = vital.mortality_first + (static_cast<int>(vital.mx.size()) - 1);
  last_mortality_ = std::min(start - 1, last_deaths);
  if (start <= first_ || start > facts.nation.last_year()) {
    throw Error(ErrorCode::bad_input, "population_start_year",
                {{"found", std::to_string(start.value)},
                 {"from", std::to_string(first_.value + 1)},
                 {"to", std::to_string(facts.nation.last_year().value)}});
  }
  for (Year year = first_; year <= last_mortality_; year = year + 1) {
    survival_.push_back(measured_survival(vital, static_cast<std::size_t>(year - vital.mortality_first)));
  }
  const int gap = (start - 1) - last_mortality_;
  if (gap > 0) {
    const std::vector<double> pace{1.0};
    const auto projected =
        projected_survival(vital, last_mortality_, settings.mortality_window, settings.mortality_jump_off, gap, pace);
    survival_.insert(survival_.end(), projected.begin(), projected.end());
  }
  // Ten years of births: the share of girls moves by chance only.
  const Year last_births = std::min(start - 1, vital.births_first + (static_cast<int>(vital.births.size()) - 1));
  std::array<double, sex_count> born{};
  for (int back = 0; back < 10; ++back) {
    const auto& row = vital.births[static_cast<std::size_t>((last_births - back) - vital.births_first)];
    for (std::size_t sex = 0; sex < sex_count; ++sex) born[sex] += row[sex];
  }
  for (std::size_t sex = 0; sex < sex_count; ++sex) birth_share_[sex] = born[sex] / (born[0] + born[1]);
}

const BySexAge& NationalHistory::survival(Year year) const {
  return survival_.at(static_cast<std::size_t>(year - first_));
}

BySexAge NationalHistory::persons(Year year) const {
  BySexAge result{};
  for (const Sex sex : {Sex::female, Sex::male}) {
    const float* counts = facts_.nation.persons(0, year, sex);
    for (std::size_t age = 0; age < age_count; ++age) {
      result[static_cast<std::size_t>(index_of(sex))][age] = static_cast<double>(counts[age]);
    }
  }
  return result;
}

double NationalHistory::births(Year year) const {
  const facts::VitalRates& vital = facts_.vital;
  const auto row = static_cast<std::size_t>(year - vital.births_first);
  if (row < vital.births.size()) return vital.births[row][0] + vital.births[row][1];
  const BySexAge after = persons(year + 1);
  const BySexAge& alive = survival(year);
  return after[0][0] / alive[0][0] + after[1][0] / alive[1][0];
}

BySexAge NationalHistory::net_migration(Year year) const {
  const BySexAge after = persons(year + 1);
  BySexAge result, settled;
  advance_those_born(persons(year), survival(year), {}, result, settled);
  const double born = births(year);
  for (std::size_t sex = 0; sex < sex_count; ++sex) {
    result[sex][0] = born * birth_share_[sex] * survival(year)[sex][0];
    for (std::size_t age = 0; age < age_count; ++age) result[sex][age] = after[sex][age] - result[sex][age];
  }
  return result;
}

BySexAge NationalHistory::mean_net_migration(int window) const {
  BySexAge mean{};
  const Year from = std::max(first_, start_ - window);
  for (Year year = from; year < start_; year = year + 1) {
    const BySexAge net = net_migration(year);
    for (std::size_t sex = 0; sex < sex_count; ++sex) {
      for (std::size_t age = 0; age < age_count; ++age) mean[sex][age] += net[sex][age] / (start_ - from);
    }
  }
  return mean;
}

NetMigrationLevels NationalHistory::net_migration_levels(const Settings& settings) const {
  NetMigrationLevels levels;
  levels.recent = sum_of(mean_net_migration(settings.net_migration_window));
  std::vector<double> totals;
  for (Year year = std::max(first_, start_ - settings.net_migration_long_window); year < start_; year = year + 1) {
    totals.push_back(sum_of(net_migration(year)));
  }
  std::sort(totals.begin(), totals.end());
  const std::size_t half = totals.size() / 2;
  levels.long_run = totals.size() % 2 == 1 ? totals[half] : 0.5 * (totals[half - 1] + totals[half]);
  return levels;
}

namespace {

/// High and low open over ten years, so that the first year is not a jump.
double opened(std::size_t t) { return std::min(1.0, static_cast<double>(t + 1) / 10.0); }

double mortality_pace(const Settings& settings, std::size_t t) {
  const double pace = at_year(settings.mortality_pace, t);
  const ParameterSpec& spec = parameter("population.mortality_pace");
  switch (settings.alternative.life_expectancy) {
    case Variant::high: return pace * spec.high;
    case Variant::low: return pace * spec.low;
    case Variant::constant: return 0.0;
    default: return pace;
  }
}

/// Shape of the last published year; level by year from births over what that shape gives.
void project_fertility(const NationalHistory& history, const facts::VitalRates& vital, const Settings& settings,
                       NationalRates& rates) {
  const Year start = history.start();
  const Year last_published = std::min(start - 1, vital.fertility_first + (static_cast<int>(vital.asfr.size()) - 1));
  const auto& shape = vital.asfr[static_cast<std::size_t>(last_published - vital.fertility_first)];
  const double shape_total = std::accumulate(shape.begin(), shape.end(), 0.0);
  std::vector<double> total;  // children per woman, the last `window` years
  for (int back = settings.fertility_window; back >= 1; --back) {
    const Year year = start - back;
    if (year < vital.fertility_first) continue;
    if (year <= last_published) {
      const auto& row = vital.asfr[static_cast<std::size_t>(year - vital.fertility_first)];
      total.push_back(std::accumulate(row.begin(), row.end(), 0.0));
    } else {
      total.push_back(shape_total * history.births(year) /
                      expected_births(history.persons(year)[0], history.persons(year + 1)[0], shape));
    }
  }
  const double mean = std::accumulate(total.begin(), total.end(), 0.0) / static_cast<double>(total.size());
  const ParameterSpec& spec = parameter("population.fertility_factor");
  double persistence = 1.0;
  for (std::size_t t = 0; t < static_cast<std::size_t>(settings.flow_years()); ++t) {
    persistence *= settings.fertility_persistence;
    double level = (mean + (total.back() - mean) * persistence) / shape_total * at_year(settings.fertility_factor, t);
    if (settings.alternative.fertility == Variant::high) level *= 1.0 + (spec.high - 1.0) * opened(t);
    if (settings.alternative.fertility == Variant::low) level *= 1.0 + (spec.low - 1.0) * opened(t);
    if (settings.alternative.fertility == Variant::constant) level = total.back() / shape_total;
    auto& row = rates.fertility.emplace_back();
    for (std::size_t k = 0; k < fertile_ages; ++k) row[k] = shape[k] * level;
  }
}

/// The ages of the last years; the level of the last year, drawn slowly towards the median of the long run.
void project_net_migration(const NationalHistory& history, const Settings& settings, NationalRates& rates) {
  const NetMigrationLevels levels = history.net_migration_levels(settings);
  const BySexAge profile = history.mean_net_migration(settings.net_migration_profile_window);
  const double profile_total = sum_of(profile);
  const ParameterSpec& spec = parameter("population.net_migration_change");
  double persistence = 1.0;
  for (std::size_t t = 0; t < static_cast<std::size_t>(settings.flow_years()); ++t) {
    persistence *= settings.net_migration_persistence;
    double level =
        levels.long_run + (levels.recent - levels.long_run) * persistence + at_year(settings.net_migration_change, t);
    if (settings.alternative.immigration == Variant::high) level += spec.high * opened(t);
    if (settings.alternative.immigration == Variant::low) level += spec.low * opened(t);
    if (settings.alternative.immigration == Variant::constant) level = levels.recent;
    if (settings.alternative.immigration == Variant::none) level = 0.0;
    auto& row = rates.net_migration.emplace_back(profile);
    const double factor = std::abs(profile_total) > 1.0 ? level / profile_total : 1.0;
    for (auto& by_age : row) {
      for (double& value : by_age) value *= factor;
    }
  }
}

/// How much of the local deviations counts, and how much of the own ones is left.
void project_local_shares(const Settings& settings, NationalRates& rates) {
  const ParameterSpec& spec = parameter("population.local_migration_factor");
  double persistence = 1.0;
  double building = 1.0;
  double class_persistence = 1.0;
  for (std::size_t t = 0; t < static_cast<std::size_t>(settings.flow_years()); ++t) {
    double share = at_year(settings.local_migration_factor, t);
    if (settings.alternative.internal_migration == Variant::high) share *= spec.high;
    if (settings.alternative.internal_migration == Variant::low) share *= spec.low;
    if (settings.alternative.internal_migration == Variant::none) share = 0.0;
    rates.local_share.push_back(share * class_persistence);
    rates.own_share.push_back(share * persistence);
    rates.building_share.push_back(share * building);
    building *= std::min(settings.building_persistence, settings.migration_persistence);
    persistence *= settings.migration_persistence;
    class_persistence *= settings.class_migration_persistence;
  }
}

}  // namespace

NationalRates NationalHistory::project(const Settings& settings) const {
  const auto flows = static_cast<std::size_t>(settings.flow_years());
  NationalRates rates;
  rates.birth_share = birth_share_;
  // Mortality: the trend from the last year with deaths; the years before the start are history already.
  const auto gap = static_cast<std::size_t>((start_ - 1) - last_mortality_);
  std::vector<double> pace(gap, 1.0);
  for (std::size_t t = 0; t < flows; ++t) pace.push_back(mortality_pace(settings, t));
  const auto survival = projected_survival(facts_.vital, last_mortality_, settings.mortality_window,
                                           settings.mortality_jump_off, static_cast<int>(gap + flows), pace);
  rates.survival.assign(survival.begin() + static_cast<std::ptrdiff_t>(gap), survival.end());
  project_fertility(*this, facts_.vital, settings, rates);
  project_net_migration(*this, settings, rates);
  project_local_shares(settings, rates);
  return rates;
}

void apply_hindsight(const NationalHistory& later, const Settings& settings, NationalRates& rates) {
  for (std::size_t t = 0; t < rates.survival.size(); ++t) {
    const Year year = settings.start + static_cast<int>(t);
    if (year >= later.start()) return;
    if (settings.hindsight.deaths && year <= later.last_mortality_year()) rates.survival[t] = later.survival(year);
    if (settings.hindsight.migration) rates.net_migration[t] = later.net_migration(year);
    if (settings.hindsight.births) {
      const double level =
          later.births(year) / expected_births(later.persons(year)[0], later.persons(year + 1)[0], rates.fertility[t]);
      for (double& rate : rates.fertility[t]) rate *= level;
    }
  }
}

BySexAge advance_nation(const BySexAge& persons, const NationalRates& rates, std::size_t t, double& births,
                        double& deaths) {
  BySexAge survivors, next;
  advance_those_born(persons, rates.survival[t], rates.net_migration[t], survivors, next);
  deaths = sum_of(persons) - sum_of(survivors);
  births = expected_births(persons[0], next[0], rates.fertility[t]);
  for (std::size_t sex = 0; sex < sex_count; ++sex) {
    const double born = births * rates.birth_share[sex];
    const double alive = born * rates.survival[t][sex][0];
    deaths += born - alive;
    next[sex][0] = std::max(0.0, alive + rates.net_migration[t][sex][0]);
  }
  return next;
}

}  // namespace handlingsrom::population
