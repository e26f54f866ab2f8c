// Sundays and holidays, nights, and whether the hours are those of the contract.
#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "choice/roster/work_check_rules.hpp"
#include "choice/roster/work_hours.hpp"

namespace handlingsrom::roster::checks {
namespace {

using std::chrono::days;
constexpr double hour = 60;

bool on_leave(const Worker& worker, Day day) {
  return std::any_of(worker.entries.begin(), worker.entries.end(), [&](const Entry& each) {
    return each.day == day && (each.kind == Kind::holiday || each.kind == Kind::absence);
  });
}

}  // namespace

double weeks_at_work(const Context& context) {
  std::set<Day> leave;
  for (const Entry& each : context.worker.entries) {
    if (each.kind == Kind::holiday || each.kind == Kind::absence) leave.insert(each.day);
  }
  // Leave is written on working days; a week of six or seven such days is away as a whole.
  std::map<Day, int> by_week;
  for (const Day day : leave) {
    const Day monday = day - days{(std::chrono::weekday{day} - std::chrono::Monday).count()};
    ++by_week[monday];
  }
  double away = 0;
  for (const auto& [week, count] : by_week) away += count >= 5 ? 7 : count;
  return std::max(0.0, (context.plan.days() - away) / 7.0);
}

Finding sundays(const Context& context) {
  Finding finding = context.finding("sundays", "sunday_average_weeks");
  std::set<Day> worked;
  for (const Entry* entry : context.work) {
    for (const Day day : sundays_touched(*entry)) worked.insert(day);
  }
  // A last Saturday evening takes from the Sunday after the period.
  std::vector<Day> red;
  for (Day day = context.plan.first; day <= context.plan.last + days{1}; day += days{1}) {
    if (is_sunday_or_holiday(day)) red.push_back(day);
  }
  const auto works = [&](Day day) { return worked.contains(day); };
  if (finding.limit == 0) {
    // found: the longest row of Sundays and holidays at work.
    int row = 0;
    for (std::size_t k = 0; k < red.size(); ++k) {
      row = works(red[k]) ? row + 1 : 0;
      finding.found = std::max<double>(finding.found, row);
      if (row > 1) note(finding, red[k]);
    }
    finding.limit = 1;
    if (finding.times > 0) finding.outcome = Outcome::failed;
    return finding;
  }
  // Every second on average over the agreed weeks, and at least every fourth week a Sunday or holiday free.
  const int span = static_cast<int>(finding.limit) * 7;
  finding.limit = 0.5;
  for (Day begin = context.plan.first; begin + days{span - 1} <= context.plan.last; begin += days{7}) {
    int all = 0;
    int at_work = 0;
    for (const Day day : red) {
      if (day < begin || day >= begin + days{span}) continue;
      ++all;
      at_work += works(day) ? 1 : 0;
    }
    const double share = all == 0 ? 0 : static_cast<double>(at_work) / all;
    finding.found = std::max(finding.found, share);
    if (share > 0.5 + 1e-9) note(finding, begin);
  }
  for (Day begin = context.plan.first; begin + days{27} <= context.plan.last; begin += days{7}) {
    const bool free = std::any_of(red.begin(), red.end(),
                                  [&](Day day) { return day >= begin && day <= begin + days{27} && !works(day); });
    if (!free) note(finding, begin);
  }
  if (finding.times > 0) finding.outcome = Outcome::failed;
  return finding;
}

Finding night_average(const Context& context) {
  Finding finding = context.finding("night_average", "night_average_hours");
  constexpr int span = 28;
  const double regular = context.value("night_regular_shifts");
  const double rest_days = span / 7.0 * context.value("weekly_rest_hours") / 24;
  std::vector<double> by_day(static_cast<std::size_t>(context.plan.days()), 0);
  std::vector<int> nights(by_day.size(), 0);
  for (const Entry* entry : context.work) {
    const auto day = static_cast<std::size_t>((entry->day - context.plan.first).count());
    by_day[day] += static_cast<double>(entry->minutes()) / hour;
    nights[day] += static_cast<double>(night_minutes(*entry)) > 3 * hour ? 1 : 0;
  }
  bool applies = false;
  for (std::size_t begin = 0; begin + span <= by_day.size(); ++begin) {
    double hours = 0;
    int count = 0;
    for (std::size_t d = begin; d < begin + span; ++d) hours += by_day[d], count += nights[d];
    if (count < regular) continue;
    applies = true;
    const double average = hours / (span - rest_days);
    finding.found = std::max(finding.found, average);
    if (average > finding.limit + 1e-9) note(finding, context.plan.first + days{static_cast<int>(begin)});
  }
  finding.outcome = finding.times > 0 ? Outcome::failed : applies ? Outcome::passed : Outcome::not_applicable;
  return finding;
}

Finding contract_hours(const Context& context, WorkerReport& report) {
  const std::string& contract = context.worker.contract;
  const double weeks = weeks_at_work(context);
  double full = 0;
  Finding finding;
  if (contract == "three_part") {
    finding = context.finding("contract_hours", "three_part_most");
    // 37.5 hours less what nights and Sundays count for, of a full position: hours of a part position are grossed up.
    const double share = context.worker.position;
    const double off = (context.value("three_part_night") * report.night_hours +
                        context.value("three_part_sunday") * report.sunday_hours) /
                       std::max(1.0, weeks) / share;
    full = std::clamp(context.value("week_hours_day") - off, context.value("three_part_least"),
                      context.value("three_part_most"));
  } else {
    finding = context.finding("contract_hours", "week_hours_" + contract);
    full = context.value("week_hours_" + contract);
  }
  report.week_hours = full * context.worker.position;
  finding.limit = report.week_hours;
  finding.found = weeks > 0 ? report.hours / weeks : 0;
  const double tolerance = context.value("hours_tolerance");
  if (finding.found > finding.limit * (1 + tolerance)) {
    // More than agreed is overtime, which must not be planned.
    finding.outcome = Outcome::failed;
    finding.paragraph += ", § 10-6 (1)";
    ++finding.times;
  } else if (finding.found < finding.limit * (1 - tolerance)) {
    finding.outcome = Outcome::warning;
    ++finding.times;
  }
  return finding;
}

Finding contract_class(const Context& context, const WorkerReport& report) {
  Finding finding = context.finding("contract_class", "qualify_sundays");
  if (context.worker.contract == "day") {
    finding.outcome = Outcome::not_applicable;
    return finding;
  }
  std::set<Day> worked;
  int sundays = 0;
  double outside = 0;
  for (const Entry* entry : context.work) {
    for (const Day day : sundays_touched(*entry)) {
      if (std::chrono::weekday{day} == std::chrono::Sunday) worked.insert(day);
    }
    // The day is 06:00–17:00 here.
    const std::int64_t inside =
        overlap(entry->from, entry->to, instant(entry->day, 6 * 60), instant(entry->day, 17 * 60));
    outside += static_cast<double>(entry->to - entry->from - inside) / hour;
  }
  for (Day day = context.plan.first; day <= context.plan.last; day += days{1}) {
    if (std::chrono::weekday{day} == std::chrono::Sunday && !on_leave(context.worker, day)) ++sundays;
  }
  // found: one in how many Sundays is worked.
  finding.found = worked.empty() ? 0 : static_cast<double>(sundays) / static_cast<double>(worked.size());
  const bool often = !worked.empty() && finding.found <= finding.limit + 0.05;
  const double year = context.plan.days() / 364.0;
  bool qualifies = often;
  if (context.worker.contract == "rota") {
    qualifies = often || outside >= context.value("qualify_outside_day_share") * report.hours;
  } else if (context.worker.contract == "continuous") {
    qualifies = report.night_hours >= context.value("continuous_night_hours") * year * context.worker.position &&
                report.sunday_hours >= context.value("continuous_sunday_hours") * year * context.worker.position;
    finding.paragraph = WorkRules::parameter("continuous_night_hours").paragraph;
    finding.found = report.night_hours;
    finding.limit = context.value("continuous_night_hours") * year * context.worker.position;
  }
  if (!qualifies) {
    finding.outcome = Outcome::warning;
    ++finding.times;
  }
  return finding;
}

}  // namespace handlingsrom::roster::checks
