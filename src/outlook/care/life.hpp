// One person's life on and off the ladder, as `care trace` tells it.
#pragma once

#include <cstdint>
#include <vector>

#include "base/units.hpp"

namespace handlingsrom::care {

/// One event of a person's life, for `care trace`.
struct LifeEvent {
  double time = 0;        // years from the start
  std::uint8_t from = 0;  // state
  std::uint8_t to = 0;    // state, ends_in_death, ends_in_moving_out or ends_with_the_run
  double waited = 0;      // unit exponential that the stay used up
  double chosen = 0;      // uniform that picked what followed
};
/// Where a person leaves a state for: a state, or one of these.
inline constexpr std::uint8_t ends_with_the_run = 253;
inline constexpr std::uint8_t ends_in_death = 254;
inline constexpr std::uint8_t ends_in_moving_out = 255;

struct Life {
  std::uint32_t person = 0;
  Sex sex = Sex::female;
  int age = 0;        // on the first 1 January
  double enters = 0;  // years from the start; 0 for people here at the start
  std::uint8_t state = 0;
  std::vector<LifeEvent> events;
};

/// How persons are numbered: municipality × this + position (replay).
inline constexpr std::uint32_t persons_per_municipality = 1U << 23U;

}  // namespace handlingsrom::care
