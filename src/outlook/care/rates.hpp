// Intensities laid out for the simulation: one row of rates for each year, sex and age, and who is there at the start.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "outlook/care/demography.hpp"
#include "outlook/care/intensities.hpp"
#include "outlook/care/life.hpp"
#include "outlook/care/model.hpp"
#include "outlook/care/today.hpp"

namespace handlingsrom::care {

/// The ways out of a state in one year of a cohort, as one draw reads them.
struct Way {
  float leave = 0;  // all ways out, per year
  float stay = 0;   // 1 / leave: years; 0 where nobody leaves
  float dying = 0;  // share of those who leave that die …
  float ended = 0;  // … or move out (net); the rest go on to another state
};

/// All that a simulated municipality consists of. Years t = 0 … years − 1 are years of flow; ages are on 1 January.
struct Rates {
  StateSpace space;
  Year first{};
  int years = 0;
  std::size_t states = 0;

  /// [sex][cohort][state][t], the cohort being age − t + years: the years of one stay lie side by side in memory.
  std::vector<Way> ways;
  std::vector<int> regime;                 // [t]: which set of moves holds
  std::vector<std::uint8_t> targets;       // [state][most_targets]: states that can follow, fixed for all ages
  std::vector<std::uint8_t> target_count;  // [state]
  static constexpr std::size_t compared_at_once = 4;
  std::size_t width = 0;          // of a row of `cumulative`: the most targets of any state, in whole fours
  std::vector<float> cumulative;  // [regime][sex][age][state][width]: share of moves that go to target k or earlier
  /// [sex][cohort][t]: of 2³² draws for somebody without care on 1 January t, those for whom something happens before the end.
  std::vector<std::uint32_t> eventful;

  /// Persons at the start, [sex][age], and how many of them in each state (expected; the simulation rounds systematically).
  std::array<std::array<int, age_count>, sex_count> start{};
  std::array<std::vector<std::array<double, largest_state_count>>, sex_count> start_share;
  /// Arrivals at the end of year t, aged `age` then: expected number; newborns at age 0.
  std::vector<std::array<std::array<double, age_count>, sex_count>> arriving;
  /// Share of arrivals in each state: the prevalence of their age.
  std::array<std::vector<std::array<double, largest_state_count>>, sex_count> arriving_share;
  std::vector<std::uint8_t> place_bound;  // steps (0 …) that are limited by places

  static constexpr std::size_t most_targets = largest_state_count;
  std::size_t cohorts() const { return static_cast<std::size_t>(age_count + years); }
  /// Position of a sex and cohort; `age` on 1 January t counts on past 105 for those who reach it.
  std::size_t cohort(int t, std::size_t sex, int age) const {
    return sex * cohorts() + static_cast<std::size_t>(age - t + years);
  }
  /// [state][t] of those who are `age` on 1 January t.
  const Way* cohort_ways(int t, std::size_t sex, int age) const {
    return ways.data() + cohort(t, sex, age) * states * static_cast<std::size_t>(years);
  }
  Way* cohort_ways(int t, std::size_t sex, int age) {
    return ways.data() + cohort(t, sex, age) * states * static_cast<std::size_t>(years);
  }
  /// Fills `eventful` from `ways`.
  void prepare_draws();
  const float* cumulative_row(int t, std::size_t sex, int age, std::size_t state) const {
    const std::size_t at =
        (static_cast<std::size_t>(regime[static_cast<std::size_t>(t)]) * sex_count + sex) * age_count +
        static_cast<std::size_t>(age < oldest_age ? age : oldest_age);
    return cumulative.data() + (at * states + state) * width;
  }
};

/// Calibrates and lays out. Levers that change over the years give one set of moves for each stretch of equal values.
Rates rates_for(const Model& model, MunicipalityIndex municipality, const population::Projection& persons,
                const Survival& survival, const Assumptions& assumptions, const facts::OwnFigures* own = nullptr);

}  // namespace handlingsrom::care
