// The programme's tasks as a list that other systems read.
#include <algorithm>

#include <fmt/format.h>

#include "followup/programme/task_list_columns.hpp"

namespace handlingsrom::programme {
namespace {

/// Rows are filled by head, so that the order of the heads stands in one place.
class Rows {
 public:
  explicit Rows(TaskListKind kind) : heads_(heads_of(kind)) {
    for (const std::string_view head : heads_) table_.heads.emplace_back(head);
  }
  void begin() { table_.rows.emplace_back(heads_.size()); }
  /// The first column of that head, or the last.
  void set(std::string_view head, std::string text, bool last = false) {
    const auto at = last ? std::find(heads_.rbegin(), heads_.rend(), head).base() - 1
                         : std::find(heads_.begin(), heads_.end(), head);
    table_.rows.back()[static_cast<std::size_t>(at - heads_.begin())] = std::move(text);
  }
  TaskTable take(std::string sheet) {
    table_.sheet = std::move(sheet);
    return std::move(table_);
  }

 private:
  std::span<const std::string_view> heads_;
  TaskTable table_;
};

std::string day_or_empty(const std::optional<Day>& day) { return day ? roster::text_of(*day) : std::string(); }

std::string shown(const std::map<std::string, std::string>& names, const std::string& key) {
  const auto found = names.find(key);
  return found == names.end() ? key : found->second;
}

TaskTable own(const Programme& programme, const Plan& plan) {
  Rows rows(TaskListKind::own);
  for (std::size_t i = 0; i < programme.tasks.size(); ++i) {
    const Task& task = programme.tasks[i];
    rows.begin();
    rows.set("id", task.id);
    rows.set("name", task.name);
    rows.set("project", task.project);
    rows.set("role", task.role);
    rows.set("days", std::to_string(task.days));
    if (task.effort > 0) rows.set("effort", fmt::format("{}", task.effort));
    std::string after;
    for (const std::size_t before : task.after) after += (after.empty() ? "" : "; ") + programme.tasks[before].id;
    rows.set("after", after);
    rows.set("earliest", day_or_empty(task.earliest));
    rows.set("deadline", day_or_empty(task.deadline));
    rows.set("done", day_or_empty(task.done));
    rows.set("milestone", task.is_milestone() ? "true" : "");
    rows.set("from", roster::text_of(plan.tasks[i].from));
    rows.set("to", roster::text_of(plan.tasks[i].to));
  }
  return rows.take("Tasks");
}

TaskTable openproject(const Programme& programme, const Plan& plan, const std::map<std::string, std::string>& roles,
                      const TaskListRules& rules) {
  Rows rows(TaskListKind::openproject);
  for (std::size_t i = 0; i < programme.tasks.size(); ++i) {
    const Task& task = programme.tasks[i];
    const Project* project = programme.find_project(task.project);
    // A work package is repeated for every relation it has.
    for (std::size_t relation = 0; relation < std::max<std::size_t>(1, task.after.size()); ++relation) {
      rows.begin();
      rows.set("ID", task.id);
      rows.set("Subject", task.name);
      rows.set("Type", task.is_milestone() ? "Milestone" : "Task");
      rows.set("Status", task.done ? "Closed" : "New");
      rows.set("Assignee", shown(roles, task.role));
      if (project != nullptr) rows.set("Project", project->name);
      rows.set("Start date", roster::text_of(plan.tasks[i].from));
      rows.set("Finish date", roster::text_of(task.done.value_or(plan.tasks[i].to)));
      rows.set("Duration", task.is_milestone() ? "" : std::to_string(task.days));
      if (task.effort > 0) rows.set("Work", fmt::format("{}", task.effort * rules.hours_per_day));
      if (task.after.empty()) continue;
      rows.set("Relation type", "follows");
      rows.set("ID", programme.tasks[task.after[relation]].id, true);
    }
  }
  return rows.take("Work packages");
}

TaskTable planner(const Programme& programme, const Plan& plan, const std::map<std::string, std::string>& roles) {
  Rows rows(TaskListKind::planner);
  // Planner's English export writes dates as month/day/year.
  const auto date = [](Day day) {
    const std::chrono::year_month_day parts{day};
    return fmt::format("{:02}/{:02}/{}", static_cast<unsigned>(parts.month()), static_cast<unsigned>(parts.day()),
                       static_cast<int>(parts.year()));
  };
  for (std::size_t i = 0; i < programme.tasks.size(); ++i) {
    const Task& task = programme.tasks[i];
    const Project* project = programme.find_project(task.project);
    rows.begin();
    rows.set("Task ID", task.id);
    rows.set("Task Name", task.name);
    if (project != nullptr) rows.set("Bucket Name", project->name);
    rows.set("Progress", task.done ? "Completed" : "Not started");
    rows.set("Priority", "Medium");
    rows.set("Start Date", date(plan.tasks[i].from));
    rows.set("Due Date", date(task.deadline.value_or(plan.tasks[i].to)));
    rows.set("Is Recurring", "false");
    rows.set("Late", plan.tasks[i].late ? "true" : "false");
    if (task.done) rows.set("Completed Date", date(*task.done));
    if (!task.role.empty()) rows.set("Labels", shown(roles, task.role));
  }
  return rows.take("Tasks");
}

}  // namespace

TaskTable task_table(const Programme& programme, const Plan& plan, TaskListKind kind,
                     const std::map<std::string, std::string>& roles, const TaskListRules& rules) {
  switch (kind) {
    case TaskListKind::own: return own(programme, plan);
    case TaskListKind::openproject: return openproject(programme, plan, roles, rules);
    case TaskListKind::planner: return planner(programme, plan, roles);
  }
  return own(programme, plan);
}

}  // namespace handlingsrom::programme
