// Working time in a day, a week and on average; rest between shifts and in the week; breaks.
#include <algorithm>

#include "choice/roster/work_check_rules.hpp"
#include "choice/roster/work_hours.hpp"

namespace handlingsrom::roster::checks {
namespace {

using std::chrono::days;
constexpr double hour = 60;

/// The Monday of the day's week.
Day monday(Day day) { return day - days{(std::chrono::weekday{day} - std::chrono::Monday).count()}; }

/// Hours of work within [begin, end); a stated break is spread over its shift.
double hours_between(const Context& context, std::size_t first, std::int64_t begin, std::int64_t end) {
  double sum = 0;
  for (std::size_t k = first; k < context.work.size() && context.work[k]->from < end; ++k) {
    const Entry& entry = *context.work[k];
    const std::int64_t inside = overlap(entry.from, entry.to, begin, end);
    if (inside > 0)
      sum += static_cast<double>(inside) * static_cast<double>(entry.minutes()) /
             static_cast<double>(entry.to - entry.from);
  }
  return sum / hour;
}

std::vector<double> hours_by_week(const Context& context) {
  const Day begin = monday(context.plan.first);
  std::vector<double> weeks(static_cast<std::size_t>((monday(context.plan.last) - begin).count() / 7 + 1), 0);
  for (const Entry* entry : context.work) {
    for (const Day day : {entry->day, entry->day + days{1}}) {
      const std::int64_t inside = overlap(entry->from, entry->to, instant(day, 0), instant(day + days{1}, 0));
      if (inside == 0) continue;
      const auto week = std::min(weeks.size() - 1, static_cast<std::size_t>((day - begin).count() / 7));
      weeks[week] += static_cast<double>(inside) * static_cast<double>(entry->minutes()) /
                     static_cast<double>(entry->to - entry->from) / hour;
    }
  }
  return weeks;
}

constexpr double precise = 1e-9;

}  // namespace

Finding longest_day(const Context& context) {
  Finding finding = context.finding("longest_day", "longest_day_hours");
  // The most in 24 hours is found in a day that begins with a shift.
  for (std::size_t k = 0; k < context.work.size(); ++k) {
    const Entry& entry = *context.work[k];
    const double found = hours_between(context, k, entry.from, entry.from + 24 * 60);
    finding.found = std::max(finding.found, found);
    if (found > finding.limit + precise) note(finding, entry.day);
  }
  if (finding.times > 0) finding.outcome = Outcome::failed;
  return finding;
}

Finding longest_week(const Context& context) {
  Finding finding = context.finding("longest_week", "longest_week_hours");
  const std::vector<double> weeks = hours_by_week(context);
  for (std::size_t w = 0; w < weeks.size(); ++w) {
    finding.found = std::max(finding.found, weeks[w]);
    if (weeks[w] > finding.limit + precise) note(finding, monday(context.plan.first) + days{7 * static_cast<int>(w)});
  }
  if (finding.times > 0) finding.outcome = Outcome::failed;
  return finding;
}

Finding average_week(const Context& context) {
  Finding finding = context.finding("average_week", "average_week_hours");
  const std::vector<double> weeks = hours_by_week(context);
  const auto span = static_cast<std::size_t>(context.value("average_weeks"));
  if (weeks.size() < span) {
    finding.outcome = Outcome::not_applicable;
    return finding;
  }
  double sum = 0;
  for (std::size_t w = 0; w < weeks.size(); ++w) {
    sum += weeks[w];
    if (w >= span) sum -= weeks[w - span];
    if (w + 1 < span) continue;
    const double average = sum / static_cast<double>(span);
    finding.found = std::max(finding.found, average);
    if (average > finding.limit + precise)
      note(finding, monday(context.plan.first) + days{7 * static_cast<int>(w + 1 - span)});
  }
  if (finding.times > 0) finding.outcome = Outcome::failed;
  return finding;
}

Finding daily_rest(const Context& context) {
  Finding finding = context.finding("daily_rest", "daily_rest_hours");
  finding.found = 1e9;
  for (std::size_t k = 1; k < context.work.size(); ++k) {
    const double rest = static_cast<double>(context.work[k]->from - context.work[k - 1]->to) / hour;
    finding.found = std::min(finding.found, rest);
    if (rest < finding.limit - precise) note(finding, context.work[k]->day);
  }
  if (context.work.size() < 2) {
    finding.found = 0;
    finding.outcome = Outcome::not_applicable;
  }
  if (finding.times > 0) finding.outcome = Outcome::failed;
  return finding;
}

Finding weekly_rest(const Context& context) {
  Finding finding = context.finding("weekly_rest", "weekly_rest_hours");
  if (context.plan.days() < 7) {
    finding.outcome = Outcome::not_applicable;
    return finding;
  }
  // Rests from the end of one shift to the start of the next; the period's ends are free.
  struct Rest {
    std::int64_t from;
    std::int64_t to;
    bool taken = false;
  };
  std::vector<Rest> rests;
  std::int64_t from = instant(context.plan.first, 0);
  for (const Entry* entry : context.work) {
    rests.push_back({from, entry->from});
    from = entry->to;
  }
  rests.push_back({from, instant(context.plan.last + days{1}, 0)});
  const double needed = finding.limit * hour;
  finding.found = 1e9;
  for (Day week = monday(context.plan.first); week + days{6} <= context.plan.last; week += days{7}) {
    if (week < context.plan.first) continue;
    const std::int64_t begin = instant(week, 0);
    const std::int64_t end = instant(week + days{7}, 0);
    // The first rest that is long enough and free: one that ends in the week goes before one that reaches into the next.
    double longest = 0;
    bool found = false;
    for (Rest& rest : rests) {
      const std::int64_t inside = overlap(rest.from, rest.to, begin, end);
      if (inside == 0) continue;
      const auto length = static_cast<double>(rest.to - rest.from);
      if (static_cast<double>(inside) >= needed) {
        // Long enough within this week alone, whatever the neighbours use of it.
        found = true;
        longest = std::max(longest, static_cast<double>(inside));
        if (rest.to > end && static_cast<double>(rest.to - end) < needed) rest.taken = true;
        break;
      }
      if (!rest.taken && length >= needed) {
        rest.taken = true;
        found = true;
        longest = std::max(longest, length);
        break;
      }
      longest = std::max(longest, rest.taken ? static_cast<double>(inside)
                                             : std::max(static_cast<double>(inside), std::min(length, needed)));
    }
    finding.found = std::min(finding.found, longest / hour);
    if (!found) note(finding, week);
  }
  if (finding.found > 1e8) finding.found = 0;
  if (finding.times > 0) finding.outcome = Outcome::failed;
  return finding;
}

Finding breaks(const Context& context) {
  Finding finding = context.finding("breaks", "break_after_hours");
  const double least = context.value("break_minutes");
  bool unstated = false;
  for (const Entry* entry : context.work) {
    const double length = static_cast<double>(entry->to - entry->from) / hour;
    finding.found = std::max(finding.found, length);
    if (length <= finding.limit + precise) continue;
    if (entry->unpaid_break < 0) {
      unstated = true;
    } else if (entry->unpaid_break == 0 || (length >= 8 && entry->unpaid_break < least)) {
      // No break stated as time off: allowed where the break is paid working time, which a rota does not show.
      note(finding, entry->day);
    }
  }
  if (finding.times > 0 || unstated) finding.outcome = Outcome::warning;
  return finding;
}

}  // namespace handlingsrom::roster::checks
