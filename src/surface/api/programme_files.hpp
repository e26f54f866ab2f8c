// What changes a programme's text: task lists in and out, what a gain has given, answers counted, words deleted, learning shared. Each gives the whole new text, which
// has been read again; who asks decides where it is kept.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "followup/programme/edit_involvement.hpp"
#include "followup/programme/task_lists.hpp"
#include "surface/api/programmes.hpp"

namespace handlingsrom::api {

/// The tasks under the heads of a kind of list, roles by their names in the catalogue's language.
programme::TaskTable programme_tasks(const ProgrammeAnswer& answer, programme::TaskListKind kind,
                                     const messages::Catalogue& catalogue);
/// The same as a workbook: the list, and for Planner a sheet with the plan's name. Throws Error(cannot_write).
void write_task_workbook(const ProgrammeAnswer& answer, programme::TaskListKind kind,
                         const messages::Catalogue& catalogue, const std::filesystem::path& file);

/// A list's tasks in the programme's text; `name` is what refusals call the text. Throws what programme::import_tasks and reading::read_file throw.
programme::TaskImport import_programme_tasks(const std::string& text, const std::string& name,
                                             const std::filesystem::path& list, const messages::Catalogue& catalogue);
/// The same of a list's bytes.
programme::TaskImport import_programme_tasks_bytes(const std::string& text, const std::string& name,
                                                   std::string_view bytes, const std::string& list_name,
                                                   const messages::Catalogue& catalogue);
/// What an import tells, in words.
std::string import_words(const programme::ImportNotice& notice, const messages::Catalogue& catalogue);

/// What a gain gave in a year: in its unit, or kr taken out of the budget, or both.
struct RealisedGain {
  std::string gain;  // id
  int year = 0;
  std::optional<double> value, money;
  std::string source;
};
/// Throws Error(unknown_name, "programme_no_table") for a gain that is not there, Error(bad_input) for a year that is there or comes before one, and
/// "gain_typed_twice" where it is published.
std::string record_gain(const std::string& text, const std::string& name, const RealisedGain& realised);

/// Answers on paper as a table with the columns question, choice and paper (and page, for those given elsewhere). Throws Error(bad_input,
/// "programme_import_columns", "programme_import_value").
std::vector<programme::CountedAnswer> read_answers(const std::filesystem::path& file);
std::string count_answers(const std::string& text, const std::string& name, const std::string& consultation,
                          const std::vector<programme::CountedAnswer>& answers);
std::string delete_words(const std::string& text, const std::string& name, const std::string& id);

/// What the municipality says that others may read: its gatherings and evaluations that are shared, as a programme of their own. Throws Error(usage,
/// "programme_nothing_shared").
std::string shared_learning(const std::string& text, const std::string& name);

}  // namespace handlingsrom::api
