#include "outlook/population/together.hpp"

#include <algorithm>

#include "outlook/population/sums.hpp"

namespace handlingsrom::population {
namespace {

// A place is advanced with wide registers where the processor has them. The operations are the same ones in the same
// order, without fused multiplication and addition, so that the bits are too.
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__) && !defined(__SANITIZE_ADDRESS__) && \
    !defined(__SANITIZE_THREAD__)
#define HANDLINGSROM_WIDE __attribute__((target_clones("avx2", "default")))
#else
#define HANDLINGSROM_WIDE
#endif

/// Last year's persons times last year's control.
HANDLINGSROM_WIDE void controlled(const ByAge& persons, const ByAge& control, ByAge& result) {
  for (std::size_t age = 0; age < age_count; ++age) result[age] = persons[age] * control[age];
}

/// Ages 1 and over of one sex after a year. The operations and their order are those of rates_of_year() and advance().
HANDLINGSROM_WIDE void move_on(const ByAge& before, const ByAge& survival, const ByAge& stay, const ByAge& death,
                               double particular, double own, const LocalRates& local, ByAge& next) {
  const double mortality = local.mortality;
  ByAge moved;
  for (std::size_t age = 0; age < age_count; ++age)
    moved[age] = std::max(0.0, stay[age] + particular * local.class_migration[age] + own * local.own_migration[age]);
  ByAge alive;
  for (std::size_t age = 1; age < local_mortality_from_age; ++age) alive[age] = before[age - 1] * survival[age];
  for (std::size_t age = local_mortality_from_age; age < oldest_age; ++age)
    alive[age] = before[age - 1] * std::max(0.0, 1.0 - death[age] * mortality);
  alive[oldest_age] =
      (before[oldest_age - 1] + before[oldest_age]) * std::max(0.0, 1.0 - death[oldest_age] * mortality);
  for (std::size_t age = 1; age < age_count; ++age) next[age] = alive[age] * moved[age];
}

HANDLINGSROM_WIDE void add(const ByAge& values, ByAge& total) {
  for (std::size_t age = 0; age < age_count; ++age) total[age] += values[age];
}

double births_of(const ByAge& before, const ByAge& after, const std::array<double, fertile_ages>& rates, double level) {
  std::array<double, fertile_ages> births;
  for (std::size_t k = 0; k < fertile_ages; ++k) {
    const std::size_t age = k + first_fertile_age;
    births[k] = rates[k] * level * 0.5 * (before[age] + after[age]);
  }
  return sum(births);
}

}  // namespace

Together advance_together(std::vector<BySexAge> places, std::span<const LocalRates* const> locals,
                          const NationalRates& nation, const LocalEstimate& estimate,
                          std::span<const BySexAge> targets) {
  const LocalRates national_rates;
  const std::size_t municipalities = places.empty() ? 0 : places.size() - 1;
  const std::size_t flows = targets.size();
  Together result;
  result.control.resize(flows);
  result.persons.assign(flows + 1, BySexAge{});
  result.inhabitants.assign(flows + 1, std::vector<double>(municipalities, 0.0));
  BySexAge stay;  // 1 + the country's net migrants per survivor
  for (std::size_t s = 0; s < sex_count; ++s) {
    for (std::size_t age = 0; age < age_count; ++age) stay[s][age] = 1.0 + estimate.national_migration[s][age];
  }
  BySexAge control;  // of the year before
  for (ByAge& row : control) row.fill(1.0);
  BySexAge before;
  for (std::size_t t = 0; t <= flows; ++t) {
    BySexAge death{};  // probability by age at the end of the year
    BySexAge total{};
    for (std::size_t s = 0; s < sex_count && t < flows; ++s) {
      for (std::size_t age = 0; age < age_count; ++age) death[s][age] = 1.0 - nation.survival[t][s][age];
    }
    for (std::size_t i = 0; i < places.size(); ++i) {
      for (std::size_t s = 0; s < sex_count; ++s) controlled(places[i][s], control[s], before[s]);
      if (i < municipalities) {
        result.inhabitants[t][i] = sum(before[0]) + sum(before[1]);
        for (std::size_t s = 0; s < sex_count; ++s) add(before[s], result.persons[t][s]);
      }
      if (t == flows) continue;
      const LocalRates& local = locals[i] == nullptr ? national_rates : *locals[i];
      BySexAge& next = places[i];
      for (std::size_t s = 0; s < sex_count; ++s) {
        move_on(before[s], nation.survival[t][s], stay[s], death[s], nation.local_share[t], nation.own_share[t], local,
                next[s]);
      }
      const double births = births_of(before[0], next[0], nation.fertility[t], local.fertility);
      for (std::size_t s = 0; s < sex_count; ++s) {
        next[s][0] = births * nation.birth_share[s] * nation.survival[t][s][0];
        add(next[s], total[s]);
      }
    }
    if (t == flows) break;
    for (std::size_t s = 0; s < sex_count; ++s) {
      for (std::size_t age = 0; age < age_count; ++age)
        control[s][age] = total[s][age] > 0 ? targets[t][s][age] / total[s][age] : 1.0;
    }
    result.control[t] = control;
  }
  return result;
}

}  // namespace handlingsrom::population
