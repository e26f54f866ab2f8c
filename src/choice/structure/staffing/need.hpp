// What one stage of a school needs, before parameters that are calibrated say how much of it.
#pragma once

#include <algorithm>

#include "choice/structure/staffing/staffing.hpp"

namespace handlingsrom::staffing {

struct Need {
  double pupils = 0, classes = 0;
  int grades = 0;      // with pupils
  double one = 0;      // FTE of one class through the year
  double by_norm = 0;  // FTE; linear in pupils

  double by_classes(double divided) const { return one * (classes + divided * std::max(0.0, grades - classes)); }
  double ordinary(double divided) const { return std::max(by_norm, by_classes(divided)); }
};

/// Of grades 1–7 or 8–10 (`upper`).
Need need_of(const ByGrade& pupils, bool upper, const Rules& rules, bool expected);

}  // namespace handlingsrom::staffing
