// What can be turned on the ladder: named assumptions that change intensities, by year.
#pragma once

#include "base/assumptions.hpp"
#include "base/units.hpp"

namespace handlingsrom::care {

/// Values of one year; the defaults leave the calibrated intensities as they are.
struct LeverYear {
  double onset_later_years = 0;       // first care begins as it now does for somebody so much younger
  double reablement = 1;              // rate at which users of reablement go back to no care
  double informal_care = 1;           // rate of first care relative to today; fewer living alone: below 1
  double institution_to_staffed = 0;  // share of entrants to nursing homes who get a staffed home instead
  double staffed_to_home = 0;         // share of entrants to staffed homes who stay where they are
  double threshold_home = 1;          // entry rates to home services relative to today
  double threshold_staffed = 1;
  double threshold_nursing = 1;
  double length_of_stay = 1;  // mean stay in nursing homes relative to today
  bool operator==(const LeverYear&) const = default;
};

LeverYear lever_year(const Assumptions& assumptions, Year first, int t);

}  // namespace handlingsrom::care
