// What planning the year at once gives, beside what it takes the place of: a rota of some weeks that is repeated, with holidays and known absence taken out of it.
#pragma once

#include <cstdint>

#include "choice/roster/annual/search.hpp"

namespace handlingsrom::annual {

struct Worth {
  int pattern_weeks = 0;
  int pattern_empty = 0, annual_empty = 0;                       // shifts
  double pattern_hours = 0, annual_hours = 0, wanted_hours = 0;  // empty, empty, asked for
  /// More of the demand that the same people fill.
  double share() const { return wanted_hours > 0 ? (pattern_hours - annual_hours) / wanted_hours : 0; }
};

/// The pattern: twelve autumn weeks without public holidays, everybody at work, by the same search and rules; then repeated over the year, leave as in `rota`. Where two repetitions meet a rule
/// may break: the comparison leaves that to the pattern's favour. A unit of fewer than 24 weeks has none (pattern_weeks 0).
Worth worth_of(const Problem& problem, const Rota& rota, std::uint64_t seed, int rounds);

}  // namespace handlingsrom::annual
