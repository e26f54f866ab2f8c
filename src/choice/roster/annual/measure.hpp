// What a rota means: what stays empty, how the burdens are shared, what it costs, and what is left to fill when people fall ill.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "choice/roster/annual/search.hpp"

namespace handlingsrom::annual {

struct EmptyShift {
  int day = 0, shift = 0;
  int people = 0;       // lacking
  int competence = -1;  // what lacks where the people are there
};

struct PersonLoad {
  double hours = 0, target = 0, week_hours = 0;
  double night_hours = 0, sunday_hours = 0;
  int weekends = 0, nights = 0, holidays = 0, evenings = 0, shifts = 0;
  int split_weekends = 0, lone_days = 0;
  int wish_days = 0, wish_days_met = 0;
  int longest_run = 0;
  double weekend_one_in = 0;  // one in how many weekends not on leave is worked; 0: none
};

struct Summary {
  std::vector<EmptyShift> empty;
  int empty_shifts = 0;  // persons lacking
  double empty_hours = 0;
  int competence_short = 0;  // cells where people are enough and a competence lacks
  int wanted_shifts = 0;
  int surplus_shifts = 0;
  double planned_hours = 0, target_hours = 0;
  std::vector<PersonLoad> people;
};
Summary summary_of(const Problem& problem, const Rota& rota);

/// Kroner a year, from the unit's own prices.
struct Cost {
  double planned = 0;  // hours planned and agreed, at the person's price
  double leave = 0;    // holiday and known absence are not paid for here: hours of the contract beyond the planned
  double night = 0, weekend = 0, holiday = 0;  // supplements
  double substitutes = 0;                      // empty shifts filled by others
  double on_costs = 0;
  double total() const { return planned + leave + night + weekend + holiday + substitutes + on_costs; }
};
Cost cost_in_kroner(const Problem& problem, const Rota& rota, const Summary& summary);

/// A year of illness on top of the rota, many times.
struct Stability {
  int runs = 0;
  double absent_hours = 0;   // a year, mean
  double hours_to_fill = 0;  // what demand then lacks: mean, and what eight in ten runs lie within
  double hours_low = 0, hours_high = 0;
  std::array<double, 4> by_quarter{};            // hours_to_fill of each quarter of the calendar
  double covered_by_surplus = 0;                 // share of absent hours that those above demand cover
  double cost = 0, cost_low = 0, cost_high = 0;  // kr of filling them
};
/// Spells begin at a rate that gives the unit's share of absence in its season, with lengths drawn from a geometric distribution; a spell takes the shifts it covers. Same seed, same answer.
Stability stability_of(const Problem& problem, const Rota& rota, std::uint64_t seed, int runs);

}  // namespace handlingsrom::annual
