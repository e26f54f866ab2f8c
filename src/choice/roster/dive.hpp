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
  int most_turns = 0;                // steps taken back where the bound passes what is aimed at
  int patience = 4;                  // after so many the aim is raised: by `unit`, then by four times as much each time
  double aim = 1e30;                 // at first; the cutoff at last
  double unit = 1;
  std::uint64_t seed = 0;
  double noise = 1e-3;  // added to the shares of days: a little breaks ties, more makes dives of different seeds differ
  /// How much of the dive's time is used, from 0 to 1: days are fixed faster where it would not be done in time. Left out: at leisure.
  std::function<double()> used;
  GenerationLimits generation;
};

/// Lines by place in master.persons(), or none when the bound passed the cutoff, no line fitted, or it was stopped. The master must
/// have been solved by generate(); what the dive forbids is allowed again when it ends.
/// Diving with re-pricing: Joncour, Michel, Sadykov, Sverdlov and Vanderbeck (2010), ENDM 36. Some steps taken back: Sadykov, Vanderbeck, Pessoa,
/// Tahiri and Uchoa (2019), INFORMS J. Comput. 31 (limited discrepancies).
std::optional<std::vector<Line>> dive(Master& master, const std::vector<std::vector<char>>& allowed,
                                      const DiveOptions& options);

}  // namespace handlingsrom::roster
