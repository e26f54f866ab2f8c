#include "followup/programme/plan.hpp"

#include <algorithm>
#include <limits>
#include <map>
#include <unordered_map>

namespace handlingsrom::programme {
namespace {

/// Working days numbered from a first one on; grows as far as it is asked.
class WorkingDays {
 public:
  explicit WorkingDays(Day first) : next_(first) { grow(1); }

  Day day(int number) {
    grow(static_cast<std::size_t>(number) + 1);
    return days_[static_cast<std::size_t>(number)];
  }
  /// The first working day on or after `day`; 0 for what lies before the first.
  int on_or_after(Day day) {
    while (days_.back() < day) grow(days_.size() + 60);
    return static_cast<int>(std::lower_bound(days_.begin(), days_.end(), day) - days_.begin());
  }

 private:
  void grow(std::size_t count) {
    for (; days_.size() < count; next_ += std::chrono::days{1}) {
      if (const int year = static_cast<int>(std::chrono::year_month_day{next_}.year()); year != year_) {
        year_ = year;
        holidays_.clear();
        for (const roster::PublicHoliday& holiday : roster::public_holidays(year)) holidays_.push_back(holiday.day);
      }
      const std::chrono::weekday weekday{next_};
      const bool free = weekday == std::chrono::Saturday || weekday == std::chrono::Sunday ||
                        std::binary_search(holidays_.begin(), holidays_.end(), next_);
      if (!free) days_.push_back(next_);
    }
  }

  Day next_;
  int year_ = std::numeric_limits<int>::min();
  std::vector<Day> holidays_, days_;
};

Day first_day(const Programme& programme) {
  Day first = programme.updated;
  if (!programme.phases.empty()) first = std::min(first, programme.phases.front().from);
  for (const Task& task : programme.tasks) {
    if (task.earliest) first = std::min(first, *task.earliest);
    if (task.done) first = std::min(first, *task.done);
  }
  return first;
}

/// Each task after those that it waits for. The reader has refused circles.
std::vector<std::size_t> in_order(const std::vector<Task>& tasks, const std::vector<std::vector<std::size_t>>& then) {
  std::vector<std::size_t> waiting(tasks.size()), order;
  order.reserve(tasks.size());
  for (std::size_t i = 0; i < tasks.size(); ++i) {
    waiting[i] = tasks[i].after.size();
    if (waiting[i] == 0) order.push_back(i);
  }
  for (std::size_t k = 0; k < order.size(); ++k) {
    for (const std::size_t next : then[order[k]]) {
      if (--waiting[next] == 0) order.push_back(next);
    }
  }
  return order;
}

void add_overloads(const Programme& programme, const std::vector<int>& start, const std::vector<int>& end,
                   WorkingDays& calendar, Plan& plan) {
  std::unordered_map<std::string, std::size_t> roles;
  for (std::size_t i = 0; i < programme.capacities.size(); ++i) roles.emplace(programme.capacities[i].role, i);
  std::vector<std::map<Day, double>> weeks(programme.capacities.size());
  for (std::size_t i = 0; i < programme.tasks.size(); ++i) {
    const Task& task = programme.tasks[i];
    const auto role = roles.find(task.role);
    if (role == roles.end() || task.effort <= 0 || end[i] <= start[i] || task.done) continue;
    for (int day = start[i]; day < end[i]; ++day) {
      const Day date = calendar.day(day);
      const Day monday = date - (std::chrono::weekday{date} - std::chrono::Monday);
      weeks[role->second][monday] += task.effort / (end[i] - start[i]);
    }
  }
  constexpr double rounding = 1e-9;
  for (std::size_t i = 0; i < weeks.size(); ++i) {
    for (const auto& [monday, needed] : weeks[i]) {
      const Capacity& capacity = programme.capacities[i];
      if (needed > capacity.days_per_week + rounding)
        plan.overloads.push_back({capacity.role, monday, needed, capacity.days_per_week});
    }
  }
}

}  // namespace

Plan plan_of(const Programme& programme, std::optional<Day> on) {
  const std::vector<Task>& tasks = programme.tasks;
  Plan plan;
  WorkingDays calendar(first_day(programme));
  plan.begins = plan.ends = calendar.day(0);
  std::vector<std::vector<std::size_t>> then(tasks.size());
  for (std::size_t i = 0; i < tasks.size(); ++i) {
    for (const std::size_t before : tasks[i].after) then[before].push_back(i);
  }
  const std::vector<std::size_t> order = in_order(tasks, then);

  // In numbers of working days; `end` is the day after the last.
  std::vector<int> start(tasks.size(), 0), end(tasks.size(), 0);
  plan.tasks.resize(tasks.size());
  int last = 0;
  for (const std::size_t i : order) {
    const Task& task = tasks[i];
    int from = task.earliest ? calendar.on_or_after(*task.earliest) : 0;
    for (const std::size_t before : task.after) from = std::max(from, end[before]);
    end[i] = from + task.days;
    if (const Day last_day = calendar.day(task.is_milestone() ? from : end[i] - 1); on && !task.done && last_day < *on)
      plan.tasks[i].due = last_day;
    if (on)
      end[i] = std::max(
          end[i], calendar.on_or_after(*on) + (task.is_milestone() && (task.after.empty() || task.earliest) ? 0 : 1));
    if (task.done) end[i] = calendar.on_or_after(*task.done) + (task.is_milestone() ? 0 : 1);
    start[i] = task.is_milestone() ? end[i] : from;
    if (task.done) start[i] = std::max(0, end[i] - task.days);
    last = std::max(last, end[i]);
  }
  std::vector<int> latest_end(tasks.size(), last);
  for (auto at = order.rbegin(); at != order.rend(); ++at) {
    for (const std::size_t next : then[*at])
      latest_end[*at] = std::min(latest_end[*at], latest_end[next] - tasks[next].days);
  }

  for (const std::size_t i : order) {
    PlannedTask& planned = plan.tasks[i];
    const Task& task = tasks[i];
    planned.slack = std::max(0, latest_end[i] - end[i]);
    planned.from = calendar.day(start[i]);
    // A milestone is reached with the last day before it, not on the next working day.
    planned.to = end[i] > start[i] ? calendar.day(end[i] - 1) : planned.from;
    if (task.is_milestone()) {
      planned.to = planned.from =
          !task.after.empty() && end[i] > 0 && !task.earliest && !task.done ? calendar.day(end[i] - 1) : planned.from;
    }
    planned.latest_from = calendar.day(start[i] + planned.slack);
    planned.critical = !task.done && latest_end[i] <= end[i];
    planned.late = task.deadline && planned.to > *task.deadline;
    plan.ends = std::max(plan.ends, planned.to);
    if (planned.critical) plan.critical.push_back(i);
  }
  std::stable_sort(plan.critical.begin(), plan.critical.end(),
                   [&](std::size_t a, std::size_t b) { return plan.tasks[a].from < plan.tasks[b].from; });
  add_overloads(programme, start, end, calendar, plan);
  return plan;
}

int working_days(Day from, Day last) {
  if (last < from) return 0;
  WorkingDays calendar(from);
  return calendar.on_or_after(last + std::chrono::days{1}) - calendar.on_or_after(from);
}

}  // namespace handlingsrom::programme
