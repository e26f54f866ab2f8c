// A rota bettered by simulated annealing over days changed and days exchanged, each weighed by walking only the days it touches.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

#include "choice/roster/line_model.hpp"

namespace handlingsrom::roster {

struct AnnealOptions {
  std::uint64_t seed = 0;
  std::uint64_t moves = 1'000'000;
  double least_legal = 0.2;  // of moves tried: where fewer keep the rules, annealing gains nothing
  double heat = 1;           // of the hottest temperature: less keeps more of the rota it begins with
  /// How much of the work is done, from 0 to 1, where the clock is to decide; left out: the moves made.
  std::function<double()> done;
};

/// The best rota met, which costs no more than `lines`. None where a line can be walked in several ways (LineWalk::unique), or
/// where most moves break a rule.
///
/// Moves: a person's days changed; two persons' days exchanged in one window or in two; a person's days exchanged for others of the same
/// person. Rules that a step shows are kept; totals beyond their limits (amount, weekends, counts of a duty) cost while the search runs, and
/// a rota that has any is never the best. Kirkpatrick, Gelatt and Vecchi (1983), Science 220; for rotas with all weeks at hand Ceschia, Guido
/// and Schaerf (2020), Ann. Oper. Res. 288.
std::optional<std::vector<Line>> anneal(const LineModel& model, const std::vector<Line>& lines,
                                        const AnnealOptions& options);

}  // namespace handlingsrom::roster
