#include "choice/roster/work_check.hpp"

#include <algorithm>
#include <set>

#include "choice/roster/work_check_rules.hpp"
#include "choice/roster/work_hours.hpp"

namespace handlingsrom::roster {

namespace checks {

Finding Context::finding(const char* rule, std::string_view parameter) const {
  Finding result;
  result.rule = rule;
  result.paragraph = WorkRules::parameter(parameter).paragraph;
  result.limit = value(parameter);
  return result;
}

void note(Finding& finding, Day day) {
  constexpr std::size_t most_kept = 5;
  ++finding.times;
  if (finding.days.size() < most_kept) finding.days.push_back(day);
}

}  // namespace checks

std::string_view key_of(Outcome outcome) {
  switch (outcome) {
    case Outcome::passed: return "passed";
    case Outcome::warning: return "warning";
    case Outcome::failed: return "failed";
    case Outcome::not_applicable: break;
  }
  return "not_applicable";
}

int WorkReport::count(Outcome outcome) const {
  std::ptrdiff_t sum = 0;
  for (const WorkerReport& worker : workers) {
    sum += std::count_if(worker.findings.begin(), worker.findings.end(),
                         [&](const Finding& each) { return each.outcome == outcome; });
  }
  return static_cast<int>(sum);
}

WorkReport check_work(const WorkPlan& plan, const WorkRules& rules) {
  using std::chrono::days;
  WorkReport report;
  report.first = plan.first;
  report.last = plan.last;
  for (const Worker& worker : plan.workers) {
    checks::Context context{plan, worker, rules, {}};
    WorkerReport result;
    result.name = worker.name;
    std::set<Day> weekends;
    std::set<Day> holidays;
    for (const Entry& entry : worker.entries) {
      if (entry.kind != Kind::work) continue;
      context.work.push_back(&entry);
      result.hours += static_cast<double>(entry.minutes()) / 60;
      result.night_hours += static_cast<double>(night_minutes(entry)) / 60;
      result.sunday_hours += static_cast<double>(sunday_minutes(entry)) / 60;
      for (const Day day : {entry.day, entry.end > 1440 ? entry.day + days{1} : entry.day}) {
        const std::chrono::weekday weekday{day};
        if (weekday == std::chrono::Saturday) weekends.insert(day);
        if (weekday == std::chrono::Sunday) weekends.insert(day - days{1});
        if (is_sunday_or_holiday(day) && weekday != std::chrono::Sunday) holidays.insert(day);
      }
    }
    result.weekends = static_cast<int>(weekends.size());
    result.holidays_worked = static_cast<int>(holidays.size());
    result.findings = {checks::age(context),          checks::longest_day(context),   checks::longest_week(context),
                       checks::average_week(context), checks::daily_rest(context),    checks::weekly_rest(context),
                       checks::sundays(context),      checks::night_average(context), checks::breaks(context)};
    result.findings.push_back(checks::contract_hours(context, result));
    result.findings.push_back(checks::contract_class(context, result));
    result.findings.push_back(checks::holiday_days(context));
    result.findings.push_back(checks::main_holiday(context));
    report.workers.push_back(std::move(result));
  }
  return report;
}

}  // namespace handlingsrom::roster
