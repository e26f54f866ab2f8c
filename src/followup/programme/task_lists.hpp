// Task lists in and out: our own columns, and those that OpenProject and Microsoft Planner export.
#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "followup/programme/plan.hpp"
#include "followup/programme/programme.hpp"
#include "standing/reading/document.hpp"

namespace handlingsrom::programme {

/// own: a column for each key of [[task]]. openproject: the work package table as its export with relations has it (user guide, "Export work packages": a
/// row for each relation, with Relation type, Lag, Description and the columns of the related one behind). planner: "Export plan to Excel", sheets Tasks and Plan name.
enum class TaskListKind { own, openproject, planner };
std::string_view key_of(TaskListKind kind);

/// What a reader could dispute, with its default.
struct TaskListRules {
  /// Hours of work in a person-day, for lists that count hours. The ordinary week of 37.5 hours in five days (HTA chapter 1 section 4); 4 … 12.
  double hours_per_day = 7.5;
};

/// Roles as a list shows them, by name. The columns of other systems name persons: a name that is no role here is left out.
using RoleNames = std::map<std::string, std::string>;

/// A row of cells under heads, as text.
struct TaskTable {
  std::string sheet;
  std::vector<std::string> heads;
  std::vector<std::vector<std::string>> rows;
};
/// The programme's tasks as a list of that kind. `roles`: name by role.
TaskTable task_table(const Programme& programme, const Plan& plan, TaskListKind kind,
                     const std::map<std::string, std::string>& roles, const TaskListRules& rules = {});

/// Something to tell of an import: `programme.import.<key>` in the catalogues.
struct ImportNotice {
  std::string key;
  std::vector<std::pair<std::string, std::string>> arguments;
};

struct TaskImport {
  TaskListKind kind = TaskListKind::own;
  std::size_t added = 0, changed = 0, same = 0;
  std::vector<ImportNotice> notices;
  std::string text;  // of the programme, with the tasks
};

/// The programme's text with the list's tasks: a task of the same id is replaced, what the list does not say about it stays; a start and an end that are those of the
/// plan change nothing. `text`: of the programme. `today`: what is done lies not after it, and `updated` becomes it. The list's kind is told by its heads. Throws Error(bad_input): "programme_import_columns" (file, row, found,
/// expected), "programme_import_value" (file, row, column, found, expected), and what read_programme throws of the new text.
TaskImport import_tasks(const reading::Document& list, const Programme& programme, const Plan& plan,
                        const std::string& text, const RoleNames& roles, Day today, const TaskListRules& rules = {});

}  // namespace handlingsrom::programme
