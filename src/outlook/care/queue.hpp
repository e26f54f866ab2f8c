// Who waits when places are limited: a queue in front of one place-bound step.
#pragma once

#include <vector>

#include "outlook/care/simulate.hpp"

namespace handlingsrom::care {

struct QueueYear {
  double waiting = 0;          // mean number who wait, over the year
  double waiting_blocked = 0;  // of these, those who wait on a short-term or hospital bed
  int applicants = 0;          // who come to need a place in the year
  int waited = 0;              // of these, who do not get one at once
  double wait_years = 0;       // total time these waited before a place or the need's end
  int died_waiting = 0;        // need ended before a place came
};

/// Plays the stays of one run against `places` places. The need itself does not change with waiting: somebody who waits leaves
/// the queue when the stay would have ended. Priority, in this order: those who have a place keep it; those who wait on a
/// place-bound step before it (short-term stay; a bed that others need) before those at home; then whoever has waited longest; then
/// the lower person number. Those who need a place on the first day have one if there is room. O(n log n) in the stays.
/// Throws Error(bad_input, "care_places_negative") for fewer than no places.
std::vector<QueueYear> queue(std::vector<Stay> stays, std::size_t step, int places, int years,
                             const std::vector<std::uint8_t>& place_bound);

}  // namespace handlingsrom::care
