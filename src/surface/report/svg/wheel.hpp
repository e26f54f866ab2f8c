// A year as a wheel: what happens when, in rings, each entry with its number and its name beside the wheel.
#pragma once

#include <array>
#include <string>
#include <vector>

namespace handlingsrom::svg {

struct Wheel {
  struct Entry {
    double at = 0;  // months from the first of January: 0 … 12
    int ring = 0;   // position in `rings`
    std::string when, name;
  };
  std::string id, title, description;
  std::string middle;                  // the year
  std::array<std::string, 12> months;  // short names
  std::vector<std::string> rings;      // innermost first, at most five
  std::vector<Entry> entries;          // in order of time
  double width = 960;
};

std::string draw(const Wheel& wheel);

}  // namespace handlingsrom::svg
