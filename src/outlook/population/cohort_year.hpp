// How people grow a year older, written once: for one place and for all side by side, at rates and by chance.
#pragma once

#include <algorithm>
#include <cstddef>

#include "outlook/population/local.hpp"
#include "outlook/population/national.hpp"

// Templates of the innermost loop: inlined where they stand, so that each has the registers of the function around it. The operations and their order are the
// same everywhere, so the bits are too.
#define HANDLINGSROM_INLINE [[gnu::always_inline]] inline

namespace handlingsrom::population {

/// reached[x]: those who could be aged x at the end of the year, from `before`, ages on 1 January. Nobody could be 0; the last age is open and keeps its own.
/// Both rows have the same length, at least 2.
template <class Before, class After>
HANDLINGSROM_INLINE void grow_older(const Before& before, After& reached) {
  const std::size_t open = reached.size() - 1;
  reached[0] = 0.0;
  for (std::size_t age = 1; age < open; ++age) reached[age] = before[age - 1];
  reached[open] = before[open - 1] + before[open];
}

/// Ages 1 and over of one sex through a year: alive[x] = reached[x] · survival(x), after[x] = settled(x, alive[x]), with what moves in and out there.
/// Entries 0 are left to the births.
template <class Reached, class Alive, class After, class Survival, class Settled>
HANDLINGSROM_INLINE void live_a_year(const Reached& reached, Alive& alive, After& after, Survival&& survival,
                                     Settled&& settled) {
  const std::size_t ages = reached.size();
  for (std::size_t age = 1; age < ages; ++age) {
    alive[age] = reached[age] * survival(age);
    after[age] = settled(age, alive[age]);
  }
}

/// Births of women at `first` and over: rate(k) of those aged first + k, who are the mean of the two ends of the year; for each age.
template <class Births, class Before, class After, class Rate>
HANDLINGSROM_INLINE void bear(const Before& before, const After& after, std::size_t first, Births& births,
                              Rate&& rate) {
  for (std::size_t k = 0; k < births.size(); ++k) births[k] = rate(k) * 0.5 * (before[first + k] + after[first + k]);
}

/// Share of one sex who live through the year in a place whose deaths from local_mortality_from_age up are `level` of the country's.
template <class Row>
HANDLINGSROM_INLINE void local_survival(const ByAge& national, double level, Row& survival) {
  for (std::size_t age = 0; age < local_mortality_from_age; ++age) survival[age] = national[age];
  for (std::size_t age = local_mortality_from_age; age < age_count; ++age)
    survival[age] = std::max(0.0, 1.0 - (1.0 - national[age]) * level);
}

/// 1 + net migrants per survivor of one sex: the country's and what is particular of the class and of the place.
template <class Row>
HANDLINGSROM_INLINE void local_moves(const ByAge& national, double particular, double own, const LocalRates& local,
                                     Row& moves) {
  for (std::size_t age = 0; age < age_count; ++age) {
    moves[age] =
        std::max(0.0, 1.0 + national[age] + particular * local.class_migration[age] + own * local.own_migration[age]);
  }
}

}  // namespace handlingsrom::population
