// Why a person has or has not a shift, and which rules collide where shifts stay empty.
#pragma once

#include <string>
#include <vector>

#include "choice/roster/annual/bound.hpp"
#include "choice/roster/annual/measure.hpp"
#include "choice/roster/work_check.hpp"

namespace handlingsrom::annual {

/// What the independent check finds, with the unit's own rules beside those of law and agreement: `own_shift` (may not take it), `own_weekends` (more often than agreed),
/// `own_days_running`, each with the unit's number as the limit.
roster::WorkReport check_rota(const Unit& unit, const roster::WorkPlan& plan);

struct Hindrance {
  std::string rule, paragraph;  // as in roster::Finding; "on_leave" and "other_shift" besides
  double found = 0, limit = 0;
};
/// What stands in the way of a shift for a person on a day, by the check of the rota with the shift in it; empty: nothing, it is a matter of whom the search chose.
std::vector<Hindrance> hindrances(const Problem& problem, const Rota& rota, int person, int day, int shift);

struct Collision {
  std::vector<std::string>
      rules;  // the smallest set found that alone makes shifts stay empty: hours, daily_rest, weekends, days_running, leave, competence, shifts
  double at_least = 0;  // empty shifts that all rules together make certain
  struct Relaxed {
    std::string what;     // weekend_every, daily_rest, more_hours, holidays
    double at_least = 0;  // empty shifts that stay certain
  };
  std::vector<Relaxed> relaxed;  // each alone
};
/// By bounds alone: what it names is proved; an empty set says that nothing could be proved, not that nothing collides. Rules are dropped one by one as long as the rest still proves an empty shift
/// (deletion filter; Chinneck 2008).
Collision collision_of(const Problem& problem, const Rota& rota, int empty_shifts);

}  // namespace handlingsrom::annual
