// From a fractional master to whole lines: fix, price again until it converges, fix again.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

#include "choice/roster/generation.hpp"

namespace handlingsrom::roster {

struct DiveOptions {
  bool by_days = false;              // fix single days of all persons instead of whole lines
  double share_of_days = 0.1;        // of the undecided days at each step
  double cutoff = 1e30;              // a bound at or above ends the dive
  double sure = 0.95;                // lines with this share are fixed together
  std::size_t least_lines = 1;       // fixed at each step, sure or not
  bool rounds_when_stopped = false;  // gives each person's likeliest line where it would give none for want of time
  std::uint64_t seed = 0;            // breaks ties
  /// How much of the dive's time is used, from 0 to 1: days are fixed faster where it would not be done in time. Left out: at leisure.
  std::function<double()> used;
  GenerationLimits generation;
};

/// Each person's likeliest line: the one whose days have the largest shares together.
std::vector<Line> likeliest_lines(const Master& master);

/// Lines by place in master.persons(), or none when the bound passed the cutoff, no line fitted, or it was stopped. The master must
/// have been solved by generate(); what the dive forbids is allowed again when it ends.
/// Diving with re-pricing: Joncour, Michel, Sadykov, Sverdlov and Vanderbeck (2010), ENDM 36.
std::optional<std::vector<Line>> dive(Master& master, const std::vector<std::vector<char>>& allowed,
                                      const DiveOptions& options);

}  // namespace handlingsrom::roster
