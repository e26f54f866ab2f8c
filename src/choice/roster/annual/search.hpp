// Makes the rota: a first one by whole-year lines on a rolling horizon, then large neighbourhoods until rounds or time are used up.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

#include "choice/roster/annual/cover.hpp"
#include "choice/roster/annual/line.hpp"

namespace handlingsrom::annual {

struct Problem {
  Unit unit;
  Times times;
  Wanted demand;
  Rota leave;  // who is on holiday or away when; off otherwise
  std::vector<LineRules> lines;

  /// Places holidays where the unit asks for it (holidays.hpp).
  explicit Problem(Unit made);
  Problem(const Problem&) = delete;
  Problem& operator=(const Problem&) = delete;
};

/// A rota that exists and is to be changed as little as may be.
struct Keep {
  const Rota* rota = nullptr;
  double change = 60;      // cost of each changed day of a person
  int first = 0, end = 0;  // only these days may change
};

struct SearchOptions {
  std::uint64_t seed = 0;
  int rounds = 60000;
  /// Share of the time that is used, 0 to 1 and above; none: rounds alone decide, and equal rounds give equal rotas.
  std::function<double()> used;
  /// Told now and then: share done, cost, empty shifts.
  std::function<void(double, double, int)> progress;
  std::optional<Keep> keep;
};

struct Found {
  Rota rota;
  double cost = 0;
  int rounds = 0;
  bool stopped = false;  // by the clock, before the rounds were done
};

/// Throws Error(bad_input, "roster_rota_broken") where a rota to keep breaks a rule outside the days that may change.
/// Deterministic for seed and rounds. Every line keeps every hard rule of LineRules. Method: rolling horizon, then ruin and recreate
/// (Schrimpf and others 2000) with best responses by dynamic programming, accepted by simulated annealing.
Found search(const Problem& problem, const SearchOptions& options);

/// Cost of a rota that keeps the rules; `forbidden` where a line does not.
double cost_of(const Problem& problem, const Rota& rota);

}  // namespace handlingsrom::annual
