// The single rules of the check; each says what it found of one person.
#pragma once

#include <vector>

#include "choice/roster/work_check.hpp"

namespace handlingsrom::roster::checks {

/// A person's work, and what every rule needs to know.
struct Context {
  const WorkPlan& plan;
  const Worker& worker;
  const WorkRules& rules;
  std::vector<const Entry*> work;  // by time

  double value(std::string_view id) const { return rules.value(worker.contract, id); }
  Finding finding(const char* rule, std::string_view parameter) const;
};

/// Adds a place where the limit is broken; the first five are kept.
void note(Finding& finding, Day day);

// Rest and time (work_check_rest.cpp).
Finding longest_day(const Context& context);
Finding longest_week(const Context& context);
Finding average_week(const Context& context);
Finding daily_rest(const Context& context);
Finding weekly_rest(const Context& context);
Finding breaks(const Context& context);

// Sundays, nights, the contract's hours (work_check_hours.cpp).
Finding sundays(const Context& context);
Finding night_average(const Context& context);
Finding contract_hours(const Context& context, WorkerReport& report);
Finding contract_class(const Context& context, const WorkerReport& report);

// Leave and age (work_check_leave.cpp).
Finding holiday_days(const Context& context);
Finding main_holiday(const Context& context);
Finding age(const Context& context);

/// Weeks of the period, whole or begun, that are not all leave.
double weeks_at_work(const Context& context);

}  // namespace handlingsrom::roster::checks
