// Annual leave and age.
#include <algorithm>
#include <set>

#include "choice/roster/work_check_rules.hpp"

namespace handlingsrom::roster::checks {
namespace {

using std::chrono::days;

int year_of(Day day) { return static_cast<int>(std::chrono::year_month_day{day}.year()); }

/// Days of leave that count: Mondays to Saturdays that are no public holidays. A week of five days' leave takes its Saturday with it.
std::set<Day> leave_days(const Context& context) {
  std::set<Day> written;
  for (const Entry& each : context.worker.entries) {
    if (each.kind == Kind::holiday) written.insert(each.day);
  }
  std::set<Day> result;
  for (const Day day : written) {
    if (!is_sunday_or_holiday(day)) result.insert(day);
    if (std::chrono::weekday{day} != std::chrono::Friday) continue;
    bool week = true;
    for (int back = 1; back <= 4; ++back)
      week &= written.contains(day - days{back}) || is_sunday_or_holiday(day - days{back});
    if (week && !is_sunday_or_holiday(day + days{1})) result.insert(day + days{1});
  }
  return result;
}

bool whole_year(const Context& context) { return context.plan.days() >= 364; }

}  // namespace

Finding holiday_days(const Context& context) {
  Finding finding = context.finding("holiday_days", "holiday_days");
  if (!whole_year(context)) {
    finding.outcome = Outcome::not_applicable;
    return finding;
  }
  const int year = year_of(context.plan.first + days{182});
  if (context.worker.born && year - *context.worker.born >= 60) finding.limit += context.value("holiday_days_60");
  finding.found = static_cast<double>(leave_days(context).size());
  if (finding.found < finding.limit) {
    // Leave may be saved for the next year or taken out of it: a warning.
    finding.outcome = Outcome::warning;
    ++finding.times;
  }
  return finding;
}

Finding main_holiday(const Context& context) {
  Finding finding = context.finding("main_holiday", "main_holiday_days");
  if (!whole_year(context)) {
    finding.outcome = Outcome::not_applicable;
    return finding;
  }
  const std::set<Day> leave = leave_days(context);
  int row = 0;
  for (Day day = context.plan.first; day <= context.plan.last; day += days{1}) {
    const std::chrono::year_month_day date{day};
    const bool summer = date.month() >= std::chrono::June && date.month() <= std::chrono::September;
    if (summer && leave.contains(day)) {
      ++row;
    } else if (!summer || !is_sunday_or_holiday(day)) {
      row = 0;  // Sundays neither count nor break the row
    }
    finding.found = std::max<double>(finding.found, row);
  }
  if (finding.found < finding.limit) {
    // Due on demand: an agreement with the person may be otherwise.
    finding.outcome = Outcome::warning;
    ++finding.times;
  }
  return finding;
}

Finding age(const Context& context) {
  Finding finding = context.finding("age", "youngest");
  if (!context.worker.born) {
    finding.outcome = Outcome::not_applicable;
    return finding;
  }
  finding.found = year_of(context.plan.first) - *context.worker.born;
  // Only the year of birth is known: who turns eighteen in the year may still be seventeen.
  if (finding.found <= finding.limit) {
    finding.outcome = finding.found < finding.limit ? Outcome::failed : Outcome::warning;
    ++finding.times;
  }
  return finding;
}

}  // namespace handlingsrom::roster::checks
