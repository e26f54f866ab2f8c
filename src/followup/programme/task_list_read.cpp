// A list of tasks as other systems export it, read into a programme's text.
#include <algorithm>
#include <cmath>
#include <tuple>
#include <unordered_map>

#include <fmt/format.h>

#include "base/error.hpp"
#include "base/toml_draft.hpp"
#include "followup/programme/change.hpp"
#include "followup/programme/task_list_sheet.hpp"
#include "standing/reading/number.hpp"

namespace handlingsrom::programme {
namespace {

class Importer {
 public:
  Importer(const reading::Document& document, const Programme& programme, const Plan& plan, const RoleNames& roles,
           Day today, const TaskListRules& rules)
      : document_(document),
        programme_(programme),
        plan_(plan),
        roles_(roles),
        today_(std::max(today, programme.updated)),
        rules_(rules),
        list_(document) {
    for (std::size_t i = 0; i < programme.tasks.size(); ++i) known_.emplace(programme.tasks[i].id, i);
  }

  TaskImport run(const std::string& text) {
    result_.kind = list_.kind();
    for (std::uint32_t row = list_.first_row(); row < list_.rows(); ++row) read_row(row);
    tell();
    toml::Draft draft(text, programme_.file);
    for (const Listed& listed : listed_) take(listed, draft.root());
    if (result_.added + result_.changed > 0) {
      raise_version(draft);
      if (today_ != programme_.updated) set_day(draft.root(), "updated", today_);
    }
    result_.text = draft.text();
    // What the list says may be a circle, or name what is not there.
    (void)read_programme(result_.text, fmt::format("{} + {}", programme_.file, document_.file));
    return std::move(result_);
  }

 private:
  struct Listed {
    std::string id, name, project, role;
    bool has_project = false, has_role = false, has_after = false;
    std::optional<int> days;
    std::optional<double> effort;
    std::vector<std::string> after;
    std::optional<Day> earliest, deadline, done, start, finish;
    bool milestone = false, finished = false, open = false;
  };

  void read_row(std::uint32_t row) {
    const std::string id = list_.text(row, Field::id), name = list_.text(row, Field::name);
    if (id.empty() && name.empty()) return;
    if (id.empty()) list_.refuse(row, Field::id, "id");
    if (name.empty()) list_.refuse(row, Field::name, "name");
    const auto [place, is_new] = positions_.try_emplace(id, listed_.size());
    if (!is_new) {
      // A row for each relation; anything else is the same task twice.
      if (!list_.has(Field::relation)) list_.refuse(row, Field::id, "each id once");
      add_relation(row, listed_[place->second]);
      return;
    }
    Listed one;
    one.id = id;
    one.name = name;
    one.has_project = list_.has(Field::project);
    one.project = project_of(list_.text(row, Field::project));
    const Field role = list_.kind() == TaskListKind::planner ? Field::labels : Field::role;
    one.has_role = list_.has(role);
    one.role = role_of(list_.text(row, role));
    if (const auto days =
            list_.has(Field::days) ? list_.amount(row, Field::days, rules_.hours_per_day) : std::nullopt) {
      if (*days != std::floor(*days) || *days > 2600) list_.refuse(row, Field::days, "1 … 2600");
      one.days = static_cast<int>(*days);
    }
    if (const auto effort =
            list_.has(Field::effort) ? list_.amount(row, Field::effort, rules_.hours_per_day) : std::nullopt)
      one.effort = effort;
    if (const auto hours =
            list_.has(Field::hours) ? list_.amount(row, Field::hours, rules_.hours_per_day) : std::nullopt)
      one.effort = *hours / rules_.hours_per_day;
    one.earliest = list_.date(row, Field::earliest);
    one.deadline = list_.date(row, Field::deadline);
    one.done = list_.date(row, Field::done);
    if (one.done && *one.done > today_) list_.refuse(row, Field::done, fmt::format("≤ {}", roster::text_of(today_)));
    one.start = list_.date(row, Field::start);
    one.finish = list_.date(row, Field::finish);
    if (one.start && one.finish && *one.finish < *one.start)
      list_.refuse(row, Field::finish, fmt::format("≥ {}", roster::text_of(*one.start)));
    one.milestone = is_one_of(list_.text(row, Field::milestone), {"true", "1", "ja", "yes"}) ||
                    is_one_of(list_.text(row, Field::type), {"milestone", "milepæl", "milepel"}) ||
                    (list_.kind() == TaskListKind::own && one.days == 0);
    if (const std::string status = list_.text(row, Field::status) + list_.text(row, Field::progress); !status.empty()) {
      one.finished = is_one_of(
          status, {"closed", "lukket", "lukka", "completed", "fullført", "fullførte", "ferdig", "ferdigstilt"});
      one.open = !one.finished;
    }
    if (list_.has(Field::after)) {
      one.has_after = true;
      std::string said = list_.text(row, Field::after);
      std::replace(said.begin(), said.end(), ',', ';');
      for (std::size_t begin = 0; begin < said.size();) {
        const std::size_t end = std::min(said.find(';', begin), said.size());
        const std::string before(reading::trimmed(std::string_view(said).substr(begin, end - begin)));
        if (!before.empty()) one.after.push_back(before);
        begin = end + 1;
      }
    }
    one.has_after = one.has_after || list_.has(Field::related);
    listed_.push_back(std::move(one));
    add_relation(row, listed_.back());
  }

  void add_relation(std::uint32_t row, Listed& one) {
    if (!list_.has(Field::related)) return;
    const std::string type = list_.text(row, Field::relation), related = list_.text(row, Field::related);
    if (related.empty()) return;
    if (is_one_of(type, {"follows", "følger", "følgjer", "etterfølger"})) {
      one.after.push_back(related);
    } else if (is_one_of(type, {"precedes", "kommer før", "kjem før", "foregår"})) {
      preceded_.emplace_back(one.id, related);
    } else {
      ++other_relations_;
    }
  }

  std::string project_of(const std::string& said) {
    if (said.empty()) return {};
    for (const Project& project : programme_.projects) {
      if (project.id == said || project.name == said) return project.id;
    }
    unknown_projects_.emplace(said, 0);
    return {};
  }

  std::string role_of(const std::string& said) {
    if (said.empty()) return {};
    // Several labels: the first that is a role.
    for (std::size_t begin = 0; begin < said.size();) {
      const std::size_t end = std::min(said.find(';', begin), said.size());
      const std::string one(reading::trimmed(std::string_view(said).substr(begin, end - begin)));
      if (const auto found = roles_.find(one); found != roles_.end()) return found->second;
      begin = end + 1;
    }
    if (list_.kind() == TaskListKind::own) return said;
    ++names_left_out_;
    return {};
  }

  void tell() {
    for (const auto& [before, then] : preceded_) {
      if (const auto found = positions_.find(then); found != positions_.end()) {
        std::vector<std::string>& after = listed_[found->second].after;
        if (std::find(after.begin(), after.end(), before) == after.end()) after.push_back(before);
      }
    }
    if (names_left_out_ > 0)
      result_.notices.push_back({"names_left_out", {{"count", std::to_string(names_left_out_)}}});
    for (const auto& [name, unused] : unknown_projects_)
      result_.notices.push_back({"project_unknown", {{"name", name}}});
    if (other_relations_ > 0)
      result_.notices.push_back({"relations_left_out", {{"count", std::to_string(other_relations_)}}});
  }

  /// Nothing where nothing changes, or nothing is known of when.
  void take(const Listed& listed, toml::Item& root) {
    const auto known = known_.find(listed.id);
    const Task* before = known == known_.end() ? nullptr : &programme_.tasks[known->second];
    Task task = before == nullptr ? Task{} : *before;
    task.id = listed.id;
    task.name = listed.name;
    if (listed.has_project) task.project = listed.project;
    if (listed.has_role && !(listed.role.empty() && list_.kind() != TaskListKind::own)) task.role = listed.role;
    std::vector<std::string> after;
    for (const std::size_t i : task.after) after.push_back(programme_.tasks[i].id);
    if (listed.has_after) after = listed.after;
    if (list_.kind() == TaskListKind::own) {
      task.days = listed.milestone ? 0 : listed.days.value_or(task.days);
      // An empty cell takes away; a column that is not there leaves what the programme has.
      if (list_.has(Field::effort)) task.effort = listed.effort.value_or(0);
      if (list_.has(Field::earliest)) task.earliest = listed.earliest;
      if (list_.has(Field::deadline)) task.deadline = listed.deadline;
      if (list_.has(Field::done)) task.done = listed.done;
    } else {
      const PlannedTask* planned = before == nullptr ? nullptr : &plan_.tasks[known->second];
      const bool same_start = planned != nullptr && listed.start == planned->from;
      const std::optional<Day> shown_end = planned == nullptr ? std::nullopt
                                           : list_.kind() == TaskListKind::planner
                                               ? std::optional(task.deadline.value_or(planned->to))
                                               : std::optional(task.done.value_or(planned->to));
      const bool same_end = planned != nullptr && listed.finish == shown_end;
      if (before == nullptr && !listed.start && !listed.finish) {
        result_.notices.push_back({"no_dates", {{"name", listed.name}}});
        return;
      }
      if (!same_start && listed.start) task.earliest = listed.start;
      if (list_.kind() == TaskListKind::planner && !same_end && listed.finish) task.deadline = listed.finish;
      if (listed.milestone) {
        task.days = 0;
      } else if (listed.days && *listed.days > 0) {
        task.days = *listed.days;
      } else if (before == nullptr || (!(same_start && same_end) && list_.kind() == TaskListKind::openproject)) {
        task.days = listed.start && listed.finish ? std::max(1, working_days(*listed.start, *listed.finish)) : 1;
      }
      if (listed.effort) task.effort = *listed.effort;
      if (listed.done) task.done = listed.done;
      // What is finished was so by today, whatever the plan said.
      if (listed.finished && !task.done) task.done = listed.finish ? std::min(*listed.finish, today_) : today_;
      if (listed.open) task.done.reset();
    }
    if (task.effort > 0 && task.role.empty()) {
      result_.notices.push_back({"effort_without_role", {{"name", listed.name}}});
      task.effort = 0;
    }
    if (before == nullptr) {
      ++result_.added;
      toml::Item table = toml::Item::of_table();
      write(table, task, after);
      toml::append(root, "task", std::move(table));
      return;
    }
    std::vector<std::string> waited_for;
    for (const std::size_t i : before->after) waited_for.push_back(programme_.tasks[i].id);
    if (after == waited_for && is_same(task, *before)) {
      ++result_.same;
      return;
    }
    ++result_.changed;
    // The draft has them in the order in which the programme was read.
    write(root.find("task")->items()[known->second], task, after);
  }

  static bool is_same(const Task& one, const Task& other) {
    const auto fields = [](const Task& task) {
      return std::tie(task.name, task.project, task.role, task.days, task.effort, task.earliest, task.deadline,
                      task.done);
    };
    return fields(one) == fields(other);
  }

  static void write(toml::Item& table, const Task& task, const std::vector<std::string>& after) {
    table.set("id", {task.id, {}, {}});
    table.set("name", {task.name, {}, {}});
    set_words(table, "project", task.project);
    set_words(table, "role", task.role);
    if (task.is_milestone()) {
      table.remove("days");
      table.set("milestone", {true, {}, {}});
    } else {
      table.remove("milestone");
      set_number(table, "days", task.days);
    }
    if (task.effort > 0) {
      set_number(table, "effort", task.effort);
    } else {
      table.remove("effort");
    }
    if (after.empty()) {
      table.remove("after");
    } else {
      toml::Item list = toml::Item::of_list();
      for (const std::string& id : after) list.items().push_back({id, {}, {}});
      table.set("after", std::move(list));
    }
    set_day(table, "earliest", task.earliest);
    set_day(table, "deadline", task.deadline);
    set_day(table, "done", task.done);
  }

  const reading::Document& document_;
  const Programme& programme_;
  const Plan& plan_;
  const RoleNames& roles_;
  const Day today_;
  const TaskListRules rules_;
  const TaskListSheet list_;
  std::unordered_map<std::string, std::size_t> known_, positions_;
  std::vector<Listed> listed_;
  std::vector<std::pair<std::string, std::string>> preceded_;  // first, then
  std::map<std::string, int> unknown_projects_;
  std::size_t names_left_out_ = 0, other_relations_ = 0;
  TaskImport result_;
};

}  // namespace

TaskImport import_tasks(const reading::Document& list, const Programme& programme, const Plan& plan,
                        const std::string& text, const RoleNames& roles, Day today, const TaskListRules& rules) {
  return Importer(list, programme, plan, roles, today, rules).run(text);
}

}  // namespace handlingsrom::programme
