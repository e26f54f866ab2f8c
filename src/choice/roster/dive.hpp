// From a fractional master to whole lines: fix, price again until it converges, fix again.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
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
  int patience = 4;                  // after so many the aim is raised
  double aim = 1e30;                 // at first; the cutoff at last
  double unit = 1;                   // rotas differ by a multiple of it
  std::uint64_t seed = 0;
  double noise = 1e-3;  // added to the shares of days: a little breaks ties, more makes dives of different seeds differ
  /// How much of the dive's time is used, from 0 to 1: days are fixed faster where it would not be done in time. Left out: at leisure.
  std::function<double()> used;
  GenerationLimits generation;
};

/// A dive that can be stopped and gone on with.
/// Diving with re-pricing: Joncour, Michel, Sadykov, Sverdlov and Vanderbeck (2010), ENDM 36. Some steps taken back: Sadykov, Vanderbeck, Pessoa,
/// Tahiri and Uchoa (2019), INFORMS J. Comput. 31 (limited discrepancies).
class Dive {
 public:
  /// The master must have lines for everybody; what the dive forbids is allowed again when it is destroyed. `allowed` by place in
  /// master.persons(), each empty or with the shape of PersonModel::day_cost.
  Dive(Master& master, const std::vector<std::vector<char>>& allowed, const DiveOptions& options);
  ~Dive();
  Dive(const Dive&) = delete;
  Dive& operator=(const Dive&) = delete;

  /// Lines by place in master.persons(), or none when the bound passed the cutoff, no line fitted, or it was stopped.
  std::optional<std::vector<Line>> run();
  /// It was stopped before its end: run() goes on from there.
  bool stopped() const;
  /// From now on.
  void limit(double cutoff, const std::function<bool()>& stop);

 private:
  class Search;
  std::unique_ptr<Search> search_;
};

}  // namespace handlingsrom::roster
