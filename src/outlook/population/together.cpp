#include "outlook/population/together.hpp"

#include "base/wide.hpp"
#include "outlook/population/cohort_year.hpp"
#include "outlook/population/sums.hpp"

namespace handlingsrom::population {
namespace {

/// Last year's persons times last year's control.
HANDLINGSROM_WIDE void controlled(const ByAge& persons, const ByAge& control, ByAge& result) {
  for (std::size_t age = 0; age < age_count; ++age) result[age] = persons[age] * control[age];
}

/// Ages 1 and over of one sex after a year.
HANDLINGSROM_WIDE void move_on(const ByAge& before, const ByAge& survival, const ByAge& migration, double particular,
                               double own, const LocalRates& local, ByAge& next) {
  ByAge lives, moves, reached, alive;
  local_survival(survival, local.mortality, lives);
  local_moves(migration, particular, own, local, moves);
  grow_older(before, reached);
  live_a_year(
      reached, alive, next, [&](std::size_t age) { return lives[age]; },
      [&](std::size_t age, double left) { return left * moves[age]; });
}

HANDLINGSROM_WIDE void add(const ByAge& values, ByAge& total) {
  for (std::size_t age = 0; age < age_count; ++age) total[age] += values[age];
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
  BySexAge control;  // of the year before
  for (ByAge& row : control) row.fill(1.0);
  BySexAge before;
  for (std::size_t t = 0; t <= flows; ++t) {
    BySexAge total{};
    for (std::size_t i = 0; i < places.size(); ++i) {
      for (std::size_t s = 0; s < sex_count; ++s) controlled(places[i][s], control[s], before[s]);
      if (i < municipalities) {
        result.inhabitants[t][i] = sum(before[0]) + sum(before[1]);
        for (std::size_t s = 0; s < sex_count; ++s) add(before[s], result.persons[t][s]);
      }
      if (t == flows) continue;
      const LocalRates& local = locals[i] == nullptr ? national_rates : *locals[i];
      const double own = nation.own_left(t, local.building);
      BySexAge& next = places[i];
      for (std::size_t s = 0; s < sex_count; ++s) {
        move_on(before[s], nation.survival[t][s], estimate.national_migration[s], nation.local_share[t], own, local,
                next[s]);
      }
      std::array<double, fertile_ages> born;
      bear(before[0], next[0], first_fertile_age, born,
           [&](std::size_t k) { return nation.fertility[t][k] * local.fertility; });
      const double births = sum(born);
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
