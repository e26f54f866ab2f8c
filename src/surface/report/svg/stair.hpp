// The care ladder as a stair: lightest step at the lower left, heaviest at the upper right.
#pragma once

#include <string>
#include <vector>

#include "surface/report/svg/scale.hpp"

namespace handlingsrom::svg {

struct Stair {
  struct Step {
    std::string name;
    double now = 0, later = 0;                      // people on the step; not finite: no bar, `missing` is said
    double later_low = 0, later_high = 0;           // not finite: no range
    std::string now_text, later_text, change_text;  // "120", "185", "↑ 65"
    std::string missing;
  };
  std::string id, title, description;
  std::string now_name, later_name;
  std::vector<Step> steps;  // lightest first
  double width = 460;
};

std::string draw(const Stair& stair);

}  // namespace handlingsrom::svg
