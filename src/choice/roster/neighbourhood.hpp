// Large neighbourhoods: part of a rota set free and solved again by column generation.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

#include "choice/roster/line_model.hpp"
#include "choice/roster/window_model.hpp"

namespace handlingsrom::roster {

struct Neighbourhood {
  std::vector<int> persons;  // set free
  int first_day = 0;         // within this window; other days stay
  int last_day = 0;
  bool by_days = false;      // how the dive fixes
  double unit = 1;           // rotas differ by a multiple of it
  bool only_better = false;  // rotas that are as good are passed over, which ends dives early
  double first_price = 0;    // of shortages (GenerationLimits)
  int kind = 0;              // of those that are chosen among (choosing.hpp)
};

struct Improved {
  /// For neighbourhood.persons, by which the rota costs no more than now; none when nothing better can be there, or none was found.
  std::optional<std::vector<Line>> lines;
  double work = 0;  // masters solved, times persons and days: a measure of time that does not depend on the clock
};

/// `known` holds further lines by person (place in the model) to begin with; they serve whole periods only.
Improved improve(const LineModel& model, const WindowCutter& cutter, const std::vector<Line>& lines,
                 const Neighbourhood& neighbourhood, const std::vector<std::vector<Line>>& known, std::uint64_t seed,
                 const std::function<bool()>& stop);

}  // namespace handlingsrom::roster
