// What a transition was to give and what it gave: by year against the room that had to be closed, and measure by measure.
#pragma once

#include <string>
#include <vector>

#include "surface/report/svg/scale.hpp"

namespace handlingsrom::svg {

struct GainsChart {
  /// Figures in one unit; NaN where something is not known. `realised` NaN: the year has no accounts yet.
  struct Year {
    int year = 0;
    double needed = 0, planned = 0, realised = 0;
    std::string said;  // what the pointer and the keyboard are told
  };
  /// A bar for what is planned in all, filled with what has come.
  struct Measure {
    std::string name, text;
    double share = 0;  // 0 … 1 of what is planned in all; NaN: nothing is measured
    double due = 0;    // what should have come by now; NaN: nothing yet
  };
  std::string id, title, description;
  std::vector<Year> years;  // ascending
  std::vector<Measure> measures;
  std::string realised_name, planned_name, rest_name, due_name, measures_name, more;
  Format format;
  double width = 640;
};

std::string draw(const GainsChart& chart);

}  // namespace handlingsrom::svg
