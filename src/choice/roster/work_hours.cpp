#include "choice/roster/work_hours.hpp"

#include <algorithm>

namespace handlingsrom::roster {
namespace {

using std::chrono::days;
constexpr int minutes_an_hour = 60;

/// When the Sunday or holiday `day` takes hold: 18:00 the day before, 15:00 on the early eves; at midnight when the day before is red too.
std::int64_t red_from(Day day) {
  const Day eve = day - days{1};
  if (is_sunday_or_holiday(eve)) return instant(day, 0);
  return instant(eve, is_early_eve(eve) ? 15 * minutes_an_hour : 18 * minutes_an_hour);
}

/// 22:00, or midnight when another red day follows.
std::int64_t red_to(Day day) {
  return is_sunday_or_holiday(day + days{1}) ? instant(day, 24 * minutes_an_hour) : instant(day, 22 * minutes_an_hour);
}

std::int64_t night_between(Day first, Day last, std::int64_t from, std::int64_t to) {
  std::int64_t sum = 0;
  for (Day day = first - days{1}; day <= last; day += days{1})
    sum += overlap(from, to, instant(day, 21 * minutes_an_hour), instant(day, 30 * minutes_an_hour));
  return sum;
}

/// An entry is on its day and perhaps the next.
Day last_day(const Entry& entry) { return entry.end > 24 * minutes_an_hour ? entry.day + days{1} : entry.day; }

}  // namespace

std::int64_t night_minutes(const Entry& entry) {
  return night_between(entry.day, last_day(entry), entry.from, entry.to);
}

std::int64_t sunday_minutes(const Entry& entry) {
  std::int64_t sum = 0;
  for (Day day = entry.day; day <= last_day(entry) + days{1}; day += days{1}) {
    if (!is_sunday_or_holiday(day)) continue;
    const std::int64_t from = std::max(entry.from, red_from(day));
    const std::int64_t to = std::min(entry.to, red_to(day));
    if (from < to) sum += to - from - night_between(entry.day, last_day(entry), from, to);
  }
  return sum;
}

std::vector<Day> sundays_touched(const Entry& entry) {
  std::vector<Day> result;
  for (Day day = entry.day; day <= last_day(entry) + days{1}; day += days{1}) {
    if (is_sunday_or_holiday(day) && overlap(entry.from, entry.to, red_from(day), red_to(day)) > 0)
      result.push_back(day);
  }
  return result;
}

}  // namespace handlingsrom::roster
