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
                                             const std::filesystem::path& list, roster::Day today,
                                             const messages::Catalogue& catalogue);
/// The same of a list's bytes.
programme::TaskImport import_programme_tasks_bytes(const std::string& text, const std::string& name,
                                                   std::string_view bytes, const std::string& list_name,
                                                   roster::Day today, const messages::Catalogue& catalogue);
/// What an import tells, in words.
std::string import_words(const programme::ImportNotice& notice, const messages::Catalogue& catalogue);

/// What a gain gave in a year: in its unit, or kr taken out of the budget, or both.
struct RealisedGain {
  std::string gain;  // id
  int year = 0;
  std::optional<double> value, money;
  std::string source;
  std::string reason = {};                   // why a year that is there is corrected: both stay
  std::optional<roster::Day> recorded = {};  // the day it is written down; the file's `updated` is not before it
};
/// Throws Error(unknown_name, "programme_no_table") for a gain that is not there, Error(bad_input, "gain_recorded") for a year that is there where no reason is given,
/// "gain_future" for one that has not come, and "gain_typed_twice" where it is published.
std::string record_gain(const std::string& text, const std::string& name, const RealisedGain& realised);

/// Answers on paper as a table with the columns question, choice and paper (and page, for those given elsewhere). Throws Error(bad_input,
/// "programme_import_columns", "programme_import_value").
std::vector<programme::CountedAnswer> read_answers(const std::filesystem::path& file);
std::string count_answers(const std::string& text, const std::string& name, const std::string& consultation,
                          const std::vector<programme::CountedAnswer>& answers);
/// Without a copy: what is deleted is gone.
std::string delete_words(const std::string& text, const std::string& name, const std::string& id);

/// Whether a text has words that delete_words would take away; false for a text that is no programme.
bool has_words(const std::string& text, const std::string& name, const std::string& id);

/// Where the text that is changed is kept: beside the file, with the version that it has ("program.v5.toml"), a number behind where that is taken. Throws
/// Error(cannot_write).
std::filesystem::path keep_version(const std::filesystem::path& file, const std::string& text);

/// What the municipality says that others may read: its gatherings and evaluations that are shared, as a programme of their own. Throws Error(usage,
/// "programme_nothing_shared").
std::string shared_learning(const std::string& text, const std::string& name);

}  // namespace handlingsrom::api
