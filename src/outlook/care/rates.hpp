// Intensities laid out for the simulation: one row of rates for each year, sex and age, and who is there at the start.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "outlook/care/demography.hpp"
#include "outlook/care/intensities.hpp"
#include "outlook/care/model.hpp"
#include "outlook/care/today.hpp"

namespace handlingsrom::care {

/// Where a person leaves a state for: a state, or one of these.
inline constexpr std::uint8_t ends_in_death = 254;
inline constexpr std::uint8_t ends_in_moving_out = 255;

/// All that a simulated municipality consists of. Years t = 0 … years − 1 are years of flow; ages are on 1 January.
struct Rates {
  StateSpace space;
  Year first{};
  int years = 0;
  std::size_t states = 0;
  std::size_t stride = 0;  // floats per (year, sex, age): states, padded

  // By cohort and then year, so that the years of one life lie side by side: [sex][age − t + years][t], see row().
  std::vector<float> leave;                // … [state]: all ways out of the state, per year
  std::vector<float> death;                // … [state]
  std::vector<float> moving;               // net moves out, per year
  std::vector<int> regime;                 // [t]: which set of moves holds
  std::vector<std::uint8_t> targets;       // [state][k]: states that can follow, fixed for all ages
  std::vector<std::uint8_t> target_count;  // [state]
  std::vector<float> cumulative;  // [regime][sex][age][state][k]: share of moves that go to target k or earlier

  /// Persons at the start, [sex][age], and how many of them in each state (expected; the simulation rounds systematically).
  std::array<std::array<int, age_count>, sex_count> start{};
  std::array<std::vector<std::array<double, largest_state_count>>, sex_count> start_share;
  /// Arrivals at the end of year t, aged `age` then: expected number; newborns at age 0.
  std::vector<std::array<std::array<double, age_count>, sex_count>> arriving;
  /// Share of arrivals in each state: the prevalence of their age.
  std::array<std::vector<std::array<double, largest_state_count>>, sex_count> arriving_share;
  std::vector<std::uint8_t> place_bound;  // steps (0 …) that are limited by places

  static constexpr std::size_t most_targets = largest_state_count;
  /// `age` counts on past 105 for those who reach it; t < years.
  std::size_t row(int t, std::size_t sex, int age) const {
    const auto length = static_cast<std::size_t>(years);
    const auto cohort = static_cast<std::size_t>(age - t + years);
    return (sex * cohorts() + cohort) * length + static_cast<std::size_t>(t);
  }
  std::size_t cohorts() const { return static_cast<std::size_t>(age_count + years); }
  const float* leave_row(int t, std::size_t sex, int age) const { return leave.data() + row(t, sex, age) * stride; }
  const float* death_row(int t, std::size_t sex, int age) const { return death.data() + row(t, sex, age) * stride; }
  const float* cumulative_row(int t, std::size_t sex, int age, std::size_t state) const {
    const std::size_t at =
        (static_cast<std::size_t>(regime[static_cast<std::size_t>(t)]) * sex_count + sex) * age_count +
        static_cast<std::size_t>(age < oldest_age ? age : oldest_age);
    return cumulative.data() + (at * states + state) * most_targets;
  }
};

/// Calibrates and lays out. Levers that change over the years give one set of moves for each stretch of equal values.
Rates rates_for(const Model& model, MunicipalityIndex municipality, const population::Projection& persons,
                const Survival& survival, const Assumptions& assumptions, const OwnFigures* own = nullptr);

}  // namespace handlingsrom::care
