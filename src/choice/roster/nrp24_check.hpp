// What a rota of the public instances costs and which rules it breaks, read from the rota alone: shares nothing with the solver.
#pragma once

#include <string>
#include <vector>

#include "choice/roster/nrp24.hpp"

namespace handlingsrom::roster::nrp24 {

enum class Rule {
  succession,   // a shift that cannot follow the day before's
  shift_limit,  // too many of one shift
  most_minutes,
  least_minutes,
  most_days_running,
  least_days_running,
  least_days_off_running,
  most_weekends,
  fixed_day_off
};

/// The name under `roster.rule.` in the catalogues.
std::string key_of(Rule rule);

struct Violation {
  Rule rule;
  int person = 0;
  int day = 0;  // where it shows; the last day of a run; for limits over the whole period the last day of the period
  int found = 0;
  int expected = 0;  // the limit
};

struct Evaluation {
  long requests = 0;  // cost of wishes not met
  long cover = 0;     // cost of too few and too many
  long value() const { return requests + cover; }
  std::vector<Violation> violations;  // hard rules
};

/// `rota` has a line for each person and a place for each day.
Evaluation evaluate(const Problem& problem, const Rota& rota);

}  // namespace handlingsrom::roster::nrp24
