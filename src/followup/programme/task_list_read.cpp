// A list of tasks as other systems export it, read into a programme's text.
#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <limits>
#include <unordered_map>

#include <fmt/format.h>

#include "base/error.hpp"
#include "base/toml_text.hpp"
#include "followup/programme/edit.hpp"
#include "followup/programme/task_list_columns.hpp"
#include "standing/reading/number.hpp"

namespace handlingsrom::programme {
namespace {

std::string folded_head(std::string_view text) {
  std::string folded(reading::trimmed(text));
  for (char& letter : folded) letter = letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
  return folded;
}

bool is_one_of(const std::string& text, std::initializer_list<std::string_view> words) {
  const std::string folded = folded_head(text);
  return std::find(words.begin(), words.end(), folded) != words.end();
}

/// Where a list stands in a file.
struct Found {
  const reading::Sheet* sheet = nullptr;
  TaskListKind kind = TaskListKind::own;
  std::uint32_t head = 0;
  std::map<Field, std::uint32_t> columns;
  std::vector<std::string> missing;  // heads that are needed
  std::string read;                  // heads that are there
};

Found heads_in(const reading::Sheet& sheet, std::uint32_t row, TaskListKind kind) {
  Found found{&sheet, kind, row, {}, {}, {}};
  std::vector<std::pair<std::string, std::uint32_t>> heads;
  for (const reading::Cell& cell : sheet.row(row)) {
    const std::string text = sheet.text(cell);
    if (reading::trimmed(text).empty()) continue;
    heads.emplace_back(folded_head(text), cell.column);
    found.read += (found.read.empty() ? "" : ", ") + text;
  }
  for (const ListColumn& column : columns_of(kind)) {
    const auto at = std::find_if(heads.begin(), heads.end(), [&](const auto& head) {
      return std::any_of(column.heads.begin(), column.heads.end(),
                         [&](std::string_view known) { return folded_head(known) == head.first; });
    });
    if (at != heads.end()) {
      found.columns.emplace(column.field, at->second);
    } else if (column.needed) {
      found.missing.emplace_back(column.heads.front());
    }
  }
  // The related work package stands behind the relation, under the same heads.
  if (const auto relation = found.columns.find(Field::relation); relation != found.columns.end()) {
    for (const auto& [head, column] : heads) {
      if (head == "id" && column > relation->second) found.columns.emplace(Field::related, column);
    }
  }
  return found;
}

/// The list with most of its needed heads, within the first rows of each sheet.
Found find_list(const reading::Document& document) {
  constexpr std::uint32_t rows_looked_at = 30;
  Found best;
  double most = -1;
  for (const reading::Sheet& sheet : document.sheets) {
    for (std::uint32_t row = 0; row < std::min(sheet.rows(), rows_looked_at); ++row) {
      for (const TaskListKind kind : {TaskListKind::openproject, TaskListKind::planner, TaskListKind::own}) {
        Found found = heads_in(sheet, row, kind);
        const double share = static_cast<double>(found.columns.size()) -
                             (found.missing.empty() ? 0 : static_cast<double>(columns_of(kind).size()));
        if (found.columns.empty() || (best.sheet != nullptr && share <= most)) continue;
        most = share;
        best = std::move(found);
      }
    }
  }
  const auto refuse = [&](std::int64_t line, const std::string& read, const std::string& expected) {
    throw Error(ErrorCode::bad_input, "programme_import_columns",
                {{"file", document.file}, {"line", std::to_string(line)}, {"found", read}, {"expected", expected}});
  };
  if (best.sheet == nullptr) {
    std::string first;
    std::int64_t line = 1;
    if (!document.sheets.empty() && document.sheets.front().rows() > 0)
      first = heads_in(document.sheets.front(), 0, TaskListKind::own).read;
    std::string expected;
    for (const TaskListKind kind : {TaskListKind::own, TaskListKind::openproject, TaskListKind::planner}) {
      std::string needed;
      for (const ListColumn& column : columns_of(kind)) {
        if (column.needed) needed += (needed.empty() ? "" : ", ") + std::string(column.heads.front());
      }
      expected += fmt::format("{}{} ({})", expected.empty() ? "" : " / ", needed, key_of(kind));
    }
    refuse(line, first.empty() ? "–" : first, expected);
  }
  if (!best.missing.empty())
    refuse(best.sheet->line(best.head), best.read, fmt::format("{}", fmt::join(best.missing, ", ")));
  return best;
}

class Importer {
 public:
  Importer(const reading::Document& document, const Programme& programme, const Plan& plan, const RoleNames& roles,
           const TaskListRules& rules)
      : document_(document),
        programme_(programme),
        plan_(plan),
        roles_(roles),
        rules_(rules),
        list_(find_list(document)) {
    for (std::size_t i = 0; i < programme.tasks.size(); ++i) known_.emplace(programme.tasks[i].id, i);
    choose_date_order();
  }

  TaskImport run(const std::string& text) {
    result_.kind = list_.kind;
    for (std::uint32_t row = list_.head + 1; row < list_.sheet->rows(); ++row) read_row(row);
    tell();
    std::vector<Block> blocks;
    for (const Listed& listed : listed_) {
      std::string block = block_of(listed);
      if (!block.empty()) blocks.emplace_back(listed.id, std::move(block));
    }
    result_.text = with_tables(text, programme_.file, "task", blocks);
    if (!blocks.empty()) result_.text = with_next_version(result_.text, programme_.file);
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

  std::string text(std::uint32_t row, Field field) const {
    const auto column = list_.columns.find(field);
    if (column == list_.columns.end()) return {};
    std::string said(reading::trimmed(list_.sheet->text(row, column->second)));
    // Our own CSV marks text that a spreadsheet would take for a formula.
    constexpr std::string_view formula = "=+-@";
    if (said.size() > 1 && said.front() == '\'' && formula.find(said[1]) != std::string_view::npos) said.erase(0, 1);
    return said;
  }
  bool has(Field field) const { return list_.columns.contains(field); }

  [[noreturn]] void refuse(std::uint32_t row, Field field, const std::string& expected) const {
    throw Error(ErrorCode::bad_input, "programme_import_value",
                {{"file", document_.file},
                 {"line", std::to_string(list_.sheet->line(row))},
                 {"column", list_.sheet->text(list_.head, list_.columns.at(field))},
                 {"found", text(row, field)},
                 {"expected", expected}});
  }

  /// Whether 3/4/2027 is the third of April: told by a part above twelve somewhere in the file; else month first, as Planner's English export writes.
  void choose_date_order() {
    for (std::uint32_t row = list_.head + 1; row < list_.sheet->rows(); ++row) {
      for (const Field field : {Field::start, Field::finish, Field::done}) {
        std::array<int, 3> parts{};
        if (!slashed(text(row, field), parts)) continue;
        if (parts[0] > 12) day_first_ = true;
        if (parts[1] > 12) month_first_ = true;
      }
    }
    if (day_first_ && month_first_) day_first_ = false;
  }

  static bool slashed(std::string_view text, std::array<int, 3>& parts) {
    const char* at = text.data();
    const char* const end = at + text.size();
    for (std::size_t k = 0; k < parts.size(); ++k) {
      const auto read = std::from_chars(at, end, parts[k]);
      if (read.ec != std::errc()) return false;
      at = read.ptr;
      if (k < 2 && (at == end || *at++ != '/')) return false;
    }
    return at == end || *at == ' ';
  }

  std::optional<Day> date(std::uint32_t row, Field field) const {
    std::string said = text(row, field);
    if (said.empty()) return std::nullopt;
    if (const std::size_t time = said.find_first_of("T "); time != std::string::npos) said.resize(time);
    if (const auto day = roster::day_from(said)) return day;
    std::array<int, 3> parts{};
    const auto made = [](int year, int month, int day) -> std::optional<Day> {
      const std::chrono::year_month_day date{std::chrono::year{year}, std::chrono::month{static_cast<unsigned>(month)},
                                             std::chrono::day{static_cast<unsigned>(day)}};
      return date.ok() ? std::optional(Day{date}) : std::nullopt;
    };
    if (slashed(said, parts)) {
      if (const auto day = day_first_ ? made(parts[2], parts[1], parts[0]) : made(parts[2], parts[0], parts[1]))
        return day;
    }
    std::string dotted = said;
    std::replace(dotted.begin(), dotted.end(), '.', '/');
    if (dotted != said && slashed(dotted, parts)) {
      if (const auto day = made(parts[2], parts[1], parts[0])) return day;
    }
    refuse(row, field, "2026-03-29");
  }

  /// "12", "12 days", "16h", "2d": a number with or without a unit.
  std::optional<double> amount(std::uint32_t row, Field field) const {
    std::string said = text(row, field);
    if (said.empty()) return std::nullopt;
    double in_hours = 1;
    const std::size_t unit = said.find_first_not_of("0123456789.,  ");
    if (unit != std::string::npos) {
      if (field == Field::hours && said[unit] == 'd') in_hours = rules_.hours_per_day;
      said.resize(unit);
    }
    const auto number = reading::read_number(reading::trimmed(said));
    if (!number || number->with_point < 0) refuse(row, field, "12");
    return number->with_point * in_hours;
  }

  void read_row(std::uint32_t row) {
    const std::string id = text(row, Field::id), name = text(row, Field::name);
    if (id.empty() && name.empty()) return;
    if (id.empty()) refuse(row, Field::id, "id");
    if (name.empty()) refuse(row, Field::name, "name");
    const auto [place, is_new] = positions_.try_emplace(id, listed_.size());
    if (!is_new) {
      // A row for each relation; anything else is the same task twice.
      if (!has(Field::relation)) refuse(row, Field::id, "each id once");
      add_relation(row, listed_[place->second]);
      return;
    }
    Listed one;
    one.id = id;
    one.name = name;
    one.has_project = has(Field::project);
    one.project = project_of(text(row, Field::project));
    const Field role = list_.kind == TaskListKind::planner ? Field::labels : Field::role;
    one.has_role = has(role);
    one.role = role_of(text(row, role));
    if (const auto days = has(Field::days) ? amount(row, Field::days) : std::nullopt) {
      if (*days != std::floor(*days) || *days > 2600) refuse(row, Field::days, "1 … 2600");
      one.days = static_cast<int>(*days);
    }
    if (const auto effort = has(Field::effort) ? amount(row, Field::effort) : std::nullopt) one.effort = effort;
    if (const auto hours = has(Field::hours) ? amount(row, Field::hours) : std::nullopt)
      one.effort = *hours / rules_.hours_per_day;
    one.earliest = date(row, Field::earliest);
    one.deadline = date(row, Field::deadline);
    one.done = date(row, Field::done);
    one.start = date(row, Field::start);
    one.finish = date(row, Field::finish);
    if (one.start && one.finish && *one.finish < *one.start)
      refuse(row, Field::finish, fmt::format("≥ {}", roster::text_of(*one.start)));
    one.milestone = is_one_of(text(row, Field::milestone), {"true", "1", "ja", "yes"}) ||
                    is_one_of(text(row, Field::type), {"milestone", "milepæl", "milepel"}) ||
                    (list_.kind == TaskListKind::own && one.days == 0);
    if (const std::string status = text(row, Field::status) + text(row, Field::progress); !status.empty()) {
      one.finished = is_one_of(status, {"closed", "lukket", "lukka", "completed", "fullført"});
      one.open = !one.finished;
    }
    if (has(Field::after)) {
      one.has_after = true;
      std::string said = text(row, Field::after);
      std::replace(said.begin(), said.end(), ',', ';');
      for (std::size_t begin = 0; begin < said.size();) {
        const std::size_t end = std::min(said.find(';', begin), said.size());
        const std::string before(reading::trimmed(std::string_view(said).substr(begin, end - begin)));
        if (!before.empty()) one.after.push_back(before);
        begin = end + 1;
      }
    }
    one.has_after = one.has_after || has(Field::related);
    listed_.push_back(std::move(one));
    add_relation(row, listed_.back());
  }

  void add_relation(std::uint32_t row, Listed& one) {
    if (!has(Field::related)) return;
    const std::string type = text(row, Field::relation), related = text(row, Field::related);
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
    if (list_.kind == TaskListKind::own) return said;
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

  /// Empty where nothing changes, or nothing is known of when.
  std::string block_of(const Listed& listed) {
    const auto known = known_.find(listed.id);
    const Task* before = known == known_.end() ? nullptr : &programme_.tasks[known->second];
    Task task = before == nullptr ? Task{} : *before;
    task.id = listed.id;
    task.name = listed.name;
    if (listed.has_project) task.project = listed.project;
    if (listed.has_role && !(listed.role.empty() && list_.kind != TaskListKind::own)) task.role = listed.role;
    std::vector<std::string> after;
    for (const std::size_t i : task.after) after.push_back(programme_.tasks[i].id);
    if (listed.has_after) after = listed.after;
    if (list_.kind == TaskListKind::own) {
      task.days = listed.milestone ? 0 : listed.days.value_or(task.days);
      task.effort = listed.effort.value_or(0);
      task.earliest = listed.earliest;
      task.deadline = listed.deadline;
      task.done = listed.done;
    } else {
      const PlannedTask* planned = before == nullptr ? nullptr : &plan_.tasks[known->second];
      const bool same_start = planned != nullptr && listed.start == planned->from;
      const std::optional<Day> shown_end = planned == nullptr ? std::nullopt
                                           : list_.kind == TaskListKind::planner
                                               ? std::optional(task.deadline.value_or(planned->to))
                                               : std::optional(task.done.value_or(planned->to));
      const bool same_end = planned != nullptr && listed.finish == shown_end;
      if (before == nullptr && !listed.start && !listed.finish) {
        result_.notices.push_back({"no_dates", {{"name", listed.name}}});
        return {};
      }
      if (!same_start && listed.start) task.earliest = listed.start;
      if (list_.kind == TaskListKind::planner && !same_end && listed.finish) task.deadline = listed.finish;
      if (listed.milestone) {
        task.days = 0;
      } else if (listed.days && *listed.days > 0) {
        task.days = *listed.days;
      } else if (before == nullptr || (!(same_start && same_end) && list_.kind == TaskListKind::openproject)) {
        task.days = listed.start && listed.finish ? std::max(1, working_days(*listed.start, *listed.finish)) : 1;
      }
      if (listed.effort) task.effort = *listed.effort;
      if (listed.done) task.done = listed.done;
      if (listed.finished && !task.done) task.done = listed.finish;
      if (listed.open) task.done.reset();
    }
    if (task.effort > 0 && task.role.empty()) {
      result_.notices.push_back({"effort_without_role", {{"name", listed.name}}});
      task.effort = 0;
    }
    std::string fresh = lines_of(task, after);
    if (before != nullptr) {
      std::vector<std::string> waited_for;
      for (const std::size_t i : before->after) waited_for.push_back(programme_.tasks[i].id);
      if (fresh == lines_of(*before, waited_for)) {
        ++result_.same;
        return {};
      }
      ++result_.changed;
    } else {
      ++result_.added;
    }
    return fresh;
  }

  static std::string lines_of(const Task& task, const std::vector<std::string>& after) {
    using toml::quoted;
    std::string text = fmt::format("[[task]]\nid = {}\nname = {}\n", quoted(task.id), quoted(task.name));
    if (!task.project.empty()) text += fmt::format("project = {}\n", quoted(task.project));
    if (!task.role.empty()) text += fmt::format("role = {}\n", quoted(task.role));
    text += task.is_milestone() ? std::string("milestone = true\n") : fmt::format("days = {}\n", task.days);
    if (task.effort > 0) text += fmt::format("effort = {}\n", task.effort);
    if (!after.empty()) {
      text += "after = [";
      for (std::size_t i = 0; i < after.size(); ++i) text += (i == 0 ? "" : ", ") + quoted(after[i]);
      text += "]\n";
    }
    const auto day = [&](const char* key, const std::optional<Day>& value) {
      if (value) text += fmt::format("{} = {}\n", key, roster::text_of(*value));
    };
    day("earliest", task.earliest);
    day("deadline", task.deadline);
    day("done", task.done);
    return text;
  }

  const reading::Document& document_;
  const Programme& programme_;
  const Plan& plan_;
  const RoleNames& roles_;
  const TaskListRules rules_;
  const Found list_;
  std::unordered_map<std::string, std::size_t> known_, positions_;
  std::vector<Listed> listed_;
  std::vector<std::pair<std::string, std::string>> preceded_;  // first, then
  std::map<std::string, int> unknown_projects_;
  std::size_t names_left_out_ = 0, other_relations_ = 0;
  bool day_first_ = false, month_first_ = false;
  TaskImport result_;
};

}  // namespace

TaskImport import_tasks(const reading::Document& list, const Programme& programme, const Plan& plan,
                        const std::string& text, const RoleNames& roles, const TaskListRules& rules) {
  return Importer(list, programme, plan, roles, rules).run(text);
}

}  // namespace handlingsrom::programme
