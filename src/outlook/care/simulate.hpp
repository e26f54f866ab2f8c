// One run of one municipality: every inhabitant's life on and off the ladder, at exact times.
#pragma once

#include <cstdint>
#include <vector>

#include "base/standard_seed.hpp"
#include "outlook/care/life.hpp"
#include "outlook/care/rates.hpp"

namespace handlingsrom::care {

/// A stay on a place-bound step, in years from the start; `end` is years() where it goes on.
struct Stay {
  double start = 0;
  double end = 0;
  std::uint32_t person = 0;
  std::uint8_t step = 0;
  std::uint8_t from = 0;  // step + 1 before it, 0 no care
  std::int16_t age = 0;   // on 1 January of the year it begins
};

/// Counts of one run. Times: stocks on 1 January t = 0 … years; flows in year t.
struct RunTables {
  int years = 0;
  std::size_t steps = 0;
  // Column 0 is no care, then the steps. Flows do not count moves within a step.
  std::vector<std::int32_t> stock;    // [t][steps + 1], years + 1 rows
  std::vector<std::int32_t> entries;  // [t][steps + 1]
  std::vector<std::int32_t> exits;    // [t][steps + 1], deaths and moves away included
  std::vector<std::int32_t> deaths;   // [t][steps + 1]
  // Of stays that began in the run and ended in year t: how many, and their summed length in whole days.
  std::vector<std::int32_t> stays;        // [t][steps + 1]
  std::vector<std::int64_t> stay_days;    // [t][steps + 1]
  std::vector<std::int32_t> monthly;      // [place-bound step][month], 12 × years + 1 beginnings of months
  std::int64_t person_years_in_care = 0;  // by 1 January counts
  std::int64_t person_years = 0;
  std::int64_t events = 0;
  std::uint32_t most_events = 0;         // of any one person …
  std::uint32_t most_events_person = 0;  // … and who

  std::size_t at(int t, std::size_t column) const { return static_cast<std::size_t>(t) * (steps + 1) + column; }
};

/// The key of a run: what all its random numbers hang on.
struct RunKey {
  std::uint64_t seed = standard_seed;
  std::uint32_t run = 0;
  std::uint32_t municipality = 0;  // position in the registry
};

/// Simulates. Draws: Philox keyed by (seed; run, person, 0, number of the person's event), for people without care at the start
/// one 32-bit draw of a shared block of four that says whether and when anything happens at all. Given that draw, a person
/// whom nothing happens to costs one comparison for all the years (inversion of the cumulative intensity; Devroye 1986).
/// `stays`, where given, receives every stay on a place-bound step. O(persons + events).
RunTables simulate(const Rates& rates, const RunKey& key, std::vector<Stay>* stays = nullptr);

/// Replays one person of a run. Persons are numbered municipality × 2²³ + position: by sex and age at the start, then arrivals by year.
/// Throws Error(unknown_name, "care_person_unknown") where the run has no such person.
Life replay(const Rates& rates, const RunKey& key, std::uint32_t person);

}  // namespace handlingsrom::care
