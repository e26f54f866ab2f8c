// Tiny invented municipalities along a meridian: one degree of latitude is 111.19 km on the sphere.
#pragma once

#include <string>
#include <vector>

#include "choice/structure/structure.hpp"

namespace handlingsrom::structure {

/// A public school `kilometres` north of 60° N, pupils spread evenly; pupils < 0: unknown.
inline School school(const std::string& name, int lowest, int highest, double pupils, double kilometres) {
  School one;
  one.number = static_cast<std::int64_t>(name.size()) + 1000;
  one.name = name;
  one.lowest = lowest;
  one.highest = highest;
  one.latitude = 60 + kilometres / 111.19492664455873;
  one.longitude = 10;
  if (pupils >= 0) {
    one.known = Known::register_count;
    one.pupils = pupils;
    one.per_grade.fill(pupils / (highest - lowest + 1));
  }
  return one;
}

/// The same number in every grade, times `growth` more each year.
inline Pupils level(double per_grade, int years, double growth = 0) {
  Pupils pupils{Year{2026}, {}};
  for (int t = 0; t < years; ++t) {
    std::array<double, grades> row{};
    row.fill(per_grade * (1 + growth * t));
    pupils.by_year.push_back(row);
  }
  return pupils;
}

}  // namespace handlingsrom::structure
