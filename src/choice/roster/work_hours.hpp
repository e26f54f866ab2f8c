// Kinds of hours in a line of work.
#pragma once

#include "choice/roster/work_plan.hpp"

namespace handlingsrom::roster {

/// Minutes of [from, to) between 21:00 and 06:00 local time (section 10-11 (1)).
std::int64_t night_minutes(const Entry& entry);

/// Minutes of Sunday and holiday time that are not night: from 18:00 the day before (15:00 on the early eves) to 22:00 the day before the
/// next working day (section 10-10 (1)).
std::int64_t sunday_minutes(const Entry& entry);

/// The Sundays and holidays whose time, from the eve on, the entry takes from.
std::vector<Day> sundays_touched(const Entry& entry);

/// Minutes within two instants.
inline std::int64_t overlap(std::int64_t from, std::int64_t to, std::int64_t begin, std::int64_t end) {
  const std::int64_t first = from > begin ? from : begin;
  const std::int64_t last = to < end ? to : end;
  return last > first ? last - first : 0;
}

}  // namespace handlingsrom::roster
