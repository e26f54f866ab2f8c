// What a municipality has counted of its own staff, how old they are and how many left: it stands in place of the country's.
#pragma once

#include <string>

#include "outlook/workforce/flow.hpp"
#include "standing/facts/own_figures.hpp"

namespace handlingsrom::workforce {

struct OwnStaff {
  std::array<double, age_bands.size()> fte{};  // by age; all 0 where they are not counted
  bool turnover_known = false;
  double left = 0;                     // FTE who left in the year of the count, whatever the reason
  std::string ages_place, left_place;  // "file:line" in the user's own, for traces

  double total() const;
  double older() const;  // 55 or over
  bool ages_known() const { return total() > 0; }
};

/// From full_time_equivalents without a sector and with a part, which only the form "positions" gives: "nurse/55–59" by age, "left/nurse" for who left.
/// Empty without own figures.
OwnStaff own_staff(const facts::OwnFigures* own, Group group);

/// The country's rates with what is counted in place of them: ages become the stock's own, and who left, less those whom the stock's first year
/// retires and disables, is the rate of going to other work. What is hired at the country's pace stays the country's, so that a higher turnover
/// shows as more to win.
FlowRates with_own(FlowRates country, const FlowCourse& course, const OwnStaff& own);

}  // namespace handlingsrom::workforce
