// Why a figure moves: from one total to another, a bar for each cause.
#pragma once

#include <string>
#include <vector>

#include "surface/report/svg/scale.hpp"

namespace handlingsrom::svg {

struct Waterfall {
  struct Cause {
    std::string name;
    double change = 0;
    std::string text;   // the change as written, with sign
    bool good = false;  // blue-green; otherwise ochre with hatch
  };
  std::string id, title, description;
  std::string start_name, start_text, end_name, end_text;
  double start = 0;
  std::vector<Cause> causes;  // in the order drawn; start + Σ change is the end
  bool from_zero = true;  // else the ends are marks on an axis that need not hold zero, for changes small beside them
  double width = 460;

  double end() const;
};

std::string draw(const Waterfall& waterfall);

}  // namespace handlingsrom::svg
