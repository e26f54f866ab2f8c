#include "choice/roster/annual/times.hpp"

#include "choice/roster/work_hours.hpp"

namespace handlingsrom::annual {

using DayCount = std::chrono::days;

Times::Times(const Unit& unit) : shifts_(unit.shifts.size()) {
  for (int d = 0; d <= unit.days(); ++d) {
    midnight_.push_back(roster::instant(unit.first + DayCount{d}, 0));
    red_.push_back(roster::is_sunday_or_holiday(unit.first + DayCount{d}) ? 1 : 0);
  }
  for (int d = 0; d < unit.days(); ++d) {
    const Day day = unit.first + DayCount{d};
    for (const Shift& shift : unit.shifts) {
      roster::Entry entry;
      entry.day = day;
      entry.start = shift.start;
      entry.end = shift.end;
      entry.unpaid_break = shift.unpaid_break;
      entry.from = roster::instant(day, shift.start);
      entry.to = roster::instant(day, shift.end);
      ShiftDay made;
      made.from = entry.from;
      made.to = entry.to;
      made.minutes = static_cast<int>(entry.minutes());
      const std::int64_t next = midnight_[static_cast<std::size_t>(d)] + roster::minutes_of(day);
      const std::int64_t after = std::max<std::int64_t>(0, entry.to - next);
      made.after_midnight = static_cast<int>(after * entry.minutes() / (entry.to - entry.from));
      made.before_midnight = made.minutes - made.after_midnight;
      made.night = static_cast<int>(roster::night_minutes(entry));
      made.sunday = static_cast<int>(roster::sunday_minutes(entry));
      const int weekday = d % 7;
      made.weekend = weekday >= 5 || (weekday == 4 && after > 0);
      for (const Day red : roster::sundays_touched(entry)) (red == day ? made.touches_today : made.touches_next) = true;
      const auto holiday = [](Day each) {
        return roster::is_sunday_or_holiday(each) && std::chrono::weekday{each} != std::chrono::Sunday;
      };
      made.holiday = holiday(day) || (after > 0 && holiday(day + DayCount{1}));
      table_.push_back(made);
    }
  }
}

}  // namespace handlingsrom::annual
