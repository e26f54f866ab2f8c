// When each task can be done, which cannot slip, and whether there are people for it.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "followup/programme/programme.hpp"

namespace handlingsrom::programme {

struct PlannedTask {
  Day from{}, to{};        // the last day; a milestone's are both the day when all before it is done
  Day latest_from{};       // the last day to begin without moving the end
  int slack = 0;           // working days
  bool critical = false;   // not done, and no slack
  bool late = false;       // ends after its deadline
  std::optional<Day> due;  // not done by the day of the plan: the last day that it should have been
};

/// More is asked of a role in a week than is set aside.
struct Overload {
  std::string role;
  Day monday{};
  double needed = 0, available = 0;  // days of work
};

struct Plan {
  Day begins{}, ends{};
  std::vector<PlannedTask> tasks;     // as Programme::tasks
  std::vector<std::size_t> critical;  // in order of time
  std::vector<Overload> overloads;    // by role, then week
};

/// The critical path method (Kelley and Walker, "Critical-path planning and scheduling", Eastern Joint Computer Conference 1959): earliest days forwards,
/// latest days backwards, slack between them, in Norwegian working days (Monday to Friday without public holidays). A task that is done ends on that day. A role's
/// effort lies evenly on the task's days; only roles with a [[capacity]] are held against it. O(tasks + what they wait for + days).
/// `on`: the day that it is seen from; what is not done by then is not finished before it, and what waits moves with it. Nothing: as it was planned.
Plan plan_of(const Programme& programme, std::optional<Day> on = {});

/// Working days from one day to another, both included; 0 where the last lies before the first.
int working_days(Day from, Day last);

}  // namespace handlingsrom::programme
