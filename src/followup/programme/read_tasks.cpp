// Tasks and what they wait for; a circle is shown as one.
#include <algorithm>

#include "followup/programme/fields.hpp"

namespace handlingsrom::programme {
namespace {

/// The tasks of one circle in their order, or none. Depth-first search without recursion; white, grey and black as in Cormen, Leiserson, Rivest and
/// Stein, section 22.3.
std::vector<std::size_t> circle_of(const std::vector<Task>& tasks) {
  enum class Colour : unsigned char { white, grey, black };
  std::vector<Colour> colour(tasks.size(), Colour::white);
  std::vector<std::pair<std::size_t, std::size_t>> path;  // task, which of its `after` is next
  for (std::size_t start = 0; start < tasks.size(); ++start) {
    if (colour[start] != Colour::white) continue;
    path.assign(1, {start, 0});
    colour[start] = Colour::grey;
    while (!path.empty()) {
      auto& [task, next] = path.back();
      if (next == tasks[task].after.size()) {
        colour[task] = Colour::black;
        path.pop_back();
        continue;
      }
      const std::size_t before = tasks[task].after[next++];
      if (colour[before] == Colour::white) {
        colour[before] = Colour::grey;
        path.emplace_back(before, 0);
      } else if (colour[before] == Colour::grey) {
        std::vector<std::size_t> circle{before};
        for (std::size_t i = path.size(); i-- > 0 && path[i].first != before;) circle.push_back(path[i].first);
        return circle;
      }
    }
  }
  return {};
}

Task task_of(const toml::Value& table, const Names& projects) {
  table.only({"id", "name", "project", "role", "days", "effort", "after", "earliest", "deadline", "done", "milestone"});
  Task task;
  task.id = table.need("id").some_text();
  task.name = table.need("name").some_text();
  projects.check(table, "project");
  task.project = table.text_or("project");
  task.role = table.text_or("role");
  constexpr std::int64_t longest = 2600;  // ten years of working days
  if (!table.flag_or("milestone", false))
    task.days = static_cast<int>(table.need("days", "working days, or milestone = true").whole(1, longest));
  if (const auto effort = table.find("effort")) {
    task.effort = effort->number(0);
    table.need("role", "who uses the days of effort");
  }
  task.earliest = day_or_none(table, "earliest");
  task.deadline = day_or_none(table, "deadline");
  task.done = day_or_none(table, "done");
  if (task.earliest && task.deadline) check_order(table.need("deadline"), *task.earliest, *task.deadline);
  return task;
}

}  // namespace

std::vector<Task> read_tasks(const toml::Value& root, const Names& projects) {
  const std::vector<toml::Value> tables = root.tables_or_none("task");
  std::vector<Task> tasks;
  Names names;
  for (const toml::Value& table : tables) {
    tasks.push_back(task_of(table, projects));
    names.add(table.need("id"), tasks.size() - 1);
  }
  for (std::size_t i = 0; i < tasks.size(); ++i) {
    if (const auto after = tables[i].find("after")) {
      for (const toml::Value& item : after->items()) tasks[i].after.push_back(names.find(item));
    }
  }
  if (const std::vector<std::size_t> circle = circle_of(tasks); !circle.empty()) {
    std::string found = tasks[circle.front()].id;
    for (std::size_t i = 1; i < circle.size(); ++i) found += " → " + tasks[circle[i]].id;
    found += " → " + tasks[circle.front()].id;
    tables[circle.front()].fail("programme_circle", {{"found", found}});
  }
  return tasks;
}

}  // namespace handlingsrom::programme
