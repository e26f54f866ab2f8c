// Rotas of least cost: the whole method, from a first rota to the last improvement.
#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "base/standard_seed.hpp"
#include "choice/roster/line_model.hpp"

namespace handlingsrom::roster {

struct SolveOptions {
  std::uint64_t seed = standard_seed;
  unsigned threads = 2;
  int most_iterations = 1 << 30;  // neighbourhoods tried
  /// How much of the time is used, from 0; at 1 the search ends with what it has.
  std::function<double()> used;
  /// Told of every better rota and of every higher bound.
  std::function<void(double value, double bound)> progress;
};

struct Solved {
  std::vector<Line> lines;  // by person; empty when somebody has no line
  double value = 0;
  double bound = 0;               // no rota costs less; −1e30: none known
  std::vector<int> without_line;  // persons whose own rules leave no line at all
  bool proved = false;
  int iterations = 0;  // neighbourhoods tried
};

/// Columns are whole lines, priced exactly; the root of the column generation gives the bound, dives give rotas, neighbourhoods (some
/// persons, or all persons in a window of days) improve them until the time is up. Costs are whole numbers. Deterministic for a seed
/// and any number of threads as long as `used` does not cut it short.
Solved solve(const LineModel& model, const SolveOptions& options);

/// Cost of all lines and the cover.
double value_of(const LineModel& model, const std::vector<Line>& lines);

}  // namespace handlingsrom::roster
