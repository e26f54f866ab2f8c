// Who lives here: women and men by age group, now as bars, later as an outline.
#pragma once

#include <string>
#include <vector>

#include "surface/report/svg/scale.hpp"

namespace handlingsrom::svg {

struct Pyramid {
  std::string id, title, description;
  std::vector<std::string> groups;                                 // youngest first
  std::vector<double> men_now, women_now, men_later, women_later;  // as long as groups
  std::string men, women;                                          // heads of the two sides
  std::string now, later;                                          // names of the two years, with their mark
  Format format;
  double width = 460, height = 420;
};

std::string draw(const Pyramid& pyramid);

}  // namespace handlingsrom::svg
