// What no rota of the unit can go below: Lagrange's relaxation, with cover, hours and what is evened out priced, and each person's line exact for the rules that
// are kept in it.
#pragma once

#include <functional>

#include "choice/roster/annual/search.hpp"

namespace handlingsrom::annual {

struct BoundOptions {
  RuleSet rules;               // those left out make the bound weaker, never wrong
  bool only_empty = false;     // count persons lacking on shifts, 1 each, and nothing else
  double known = 0;            // cost of a rota that exists: guides the steps
  const Rota* rota = nullptr;  // that rota: where shifts are empty in it, prices begin high
  int iterations = 250;
  double enough = 1e30;        // stop as soon as the bound is above
  int first = 0, end = -1;     // days looked at; -1: to the last
  std::function<bool()> stop;  // asked now and then
};

/// Valid at every iteration. Kept in a line: rest between two days, days in a row, weekends off between weekends, leave, who may take what. Left out, so that the bound may lie lower
/// than it could: weekly rest, Sundays, weeks of many hours, averages over weeks, what is disliked. Method: subgradient steps (Held, Wolfe and Crowder 1974), dynamic programming for each line.
double lower_bound(const Problem& problem, const BoundOptions& options);

}  // namespace handlingsrom::annual
