// What a gain gave in a year, written into a programme's draft. Nothing is taken away: a correction stands behind what it corrects, with its reason.
#pragma once

#include <optional>
#include <string>

#include "base/toml_draft.hpp"
#include "choice/roster/calendar.hpp"

namespace handlingsrom::gains {

struct Recorded {
  int year = 0;
  double value = 0;
  std::string source, reason;           // reason: of a correction
  std::optional<roster::Day> recorded;  // the day that it was written down
};

/// Into `realised_money` (kr) or `realised` of the gain's table, in order of year. Throws Error(bad_input, "gain_recorded") for a year that has something
/// already where no reason is given, "gain_future" for a year that begins after the day.
void record(toml::Item& gain, bool money, const Recorded& one);

}  // namespace handlingsrom::gains
