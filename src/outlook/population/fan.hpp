// A projection's range by year for an age range.
#pragma once

#include <vector>

#include "base/units.hpp"

namespace handlingsrom::population {

/// Ages from … to inclusive, both sexes.
struct AgeRange {
  int from = 0;
  int to = oldest_age;
};

/// Quantiles over paths for one age range, by 1 January from the start on.
struct Fan {
  std::vector<double> p10, p25, p50, p75, p90;
};

}  // namespace handlingsrom::population
