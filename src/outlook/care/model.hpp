// What the care room knows before it is asked about a municipality: built once per bundle and ladder.
#pragma once

#include <array>
#include <vector>

#include "outlook/care/coverage.hpp"
#include "outlook/care/ladder.hpp"
#include "outlook/care/levels.hpp"
#include "outlook/care/shapes.hpp"
#include "outlook/care/shrinkage.hpp"
#include "standing/facts/facts_held.hpp"

namespace handlingsrom::care {

struct Model {
  Ladder ladder;
  std::array<AgeShape, figure_count> shapes{};
  LevelTable levels;
  /// Long-run level of each municipality relative to the national rates.
  std::vector<std::array<std::array<ShrunkLevel, age_group_count>, figure_count>> long_run;
  CoverageBasis coverage;
  std::vector<double> short_stay_bed_level;  // by municipality (bed_days.hpp)
  /// Agreed FTE of the country over what the ladder's FTE per user gives.
  double national_fte_scale = 1;
};

/// Throws Error(bundle_damaged) when the national age figures are not in the bundle.
Model build(const facts::Facts& facts, Ladder ladder);

}  // namespace handlingsrom::care
