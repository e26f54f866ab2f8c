// A Norwegian rota held against the rules, person by person. Shares nothing with the solver.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "choice/roster/work_plan.hpp"
#include "choice/roster/work_rules.hpp"

namespace handlingsrom::roster {

enum class Outcome { passed, warning, failed, not_applicable };
std::string_view key_of(Outcome outcome);  // under `roster.outcome.`

struct Finding {
  std::string rule;       // key under `roster.check.`: daily_rest, weekly_rest, …
  std::string paragraph;  // "§ 10-8 (1)"
  Outcome outcome = Outcome::passed;
  double found = 0;  // the worst that was found, in the rule's unit
  double limit = 0;
  int times = 0;          // how often the limit is broken
  std::vector<Day> days;  // the first few places, by date
};

struct WorkerReport {
  std::string name;
  std::vector<Finding> findings;
  // What people ask first.
  double hours = 0;         // planned working hours, holiday and leave apart
  double week_hours = 0;    // agreed hours a week, position counted
  double night_hours = 0;   // 21:00–06:00
  double sunday_hours = 0;  // section 10-10 (1), not at night
  int weekends = 0;         // with work between Saturday 00:00 and Sunday 24:00
  int holidays_worked = 0;  // public holidays that are no Sundays
};

struct WorkReport {
  Day first;
  Day last;
  std::vector<WorkerReport> workers;
  int count(Outcome outcome) const;
};

/// Checks every person. Weeks run from Monday. A rest that lies over two weeks counts for one of them, whichever needs it.
WorkReport check_work(const WorkPlan& plan, const WorkRules& rules);

}  // namespace handlingsrom::roster
