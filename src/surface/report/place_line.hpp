// Whose report it is, above its title.
#pragma once

#include <string>

#include "surface/report/document.hpp"
#include "surface/report/words.hpp"

namespace handlingsrom::report {

/// County and number of the municipality; of a report that is of no single one, its place.
inline std::string place_line(const Report& report, const Words& words) {
  if (report.number.empty()) return report.place;
  return words.say("county", {{"county", report.county}, {"number", report.number}});
}

}  // namespace handlingsrom::report
