#include "surface/api/programme_files.hpp"

#include <algorithm>
#include <map>
#include <memory>

#include <fmt/format.h>
#include <xlsxwriter.h>

#include "base/atomic_file.hpp"
#include "base/error.hpp"
#include "base/toml.hpp"
#include "followup/gains/record.hpp"
#include "followup/programme/change.hpp"
#include "standing/reading/document.hpp"
#include "standing/reading/number.hpp"
#include "surface/report/spreadsheet_book.hpp"

namespace handlingsrom::api {
namespace {

std::vector<std::string> roles_of(const programme::Programme& programme) {
  std::vector<std::string> roles;
  const auto add = [&](const std::string& role) {
    if (!role.empty() && std::find(roles.begin(), roles.end(), role) == roles.end()) roles.push_back(role);
  };
  for (const programme::Task& task : programme.tasks) add(task.role);
  for (const programme::Capacity& capacity : programme.capacities) add(capacity.role);
  for (const programme::Project& project : programme.projects) add(project.owner);
  for (const programme::Group& group : programme.groups) {
    for (const programme::Member& member : group.members) add(member.role);
  }
  return roles;
}

programme::TaskImport import(const std::string& text, const std::string& name, const reading::Document& list,
                             roster::Day today, const messages::Catalogue& catalogue) {
  const programme::Programme programme = programme::read_programme(text, name);
  programme::RoleNames roles;
  for (const std::string& role : roles_of(programme)) {
    roles.emplace(role, role);
    roles.emplace(role_name(role, catalogue), role);
  }
  return programme::import_tasks(list, programme, programme::plan_of(programme), text, roles, today);
}

}  // namespace

programme::TaskTable programme_tasks(const ProgrammeAnswer& answer, programme::TaskListKind kind,
                                     const messages::Catalogue& catalogue) {
  std::map<std::string, std::string> names;
  for (const std::string& role : roles_of(answer.programme)) names.emplace(role, role_name(role, catalogue));
  return programme::task_table(answer.programme, answer.plan, kind, names);
}

void write_task_workbook(const ProgrammeAnswer& answer, programme::TaskListKind kind,
                         const messages::Catalogue& catalogue, const std::filesystem::path& file) {
  const programme::TaskTable table = programme_tasks(answer, kind, catalogue);
  AtomicFile target(file);
  const auto refuse = [&](const char* reason) {
    throw Error(ErrorCode::cannot_write, "cannot_write", {{"file", file.string()}, {"reason", reason}});
  };
  lxw_workbook* book = report::new_workbook(target.temporary().string());
  if (book == nullptr) refuse("no workbook");
  lxw_doc_properties properties{};
  // The same programme gives the same bytes.
  properties.created = std::chrono::system_clock::to_time_t(answer.programme.updated);
  workbook_set_properties(book, &properties);
  lxw_worksheet* sheet = workbook_add_worksheet(book, table.sheet.c_str());
  lxw_format* head = workbook_add_format(book);
  format_set_bold(head);
  for (std::size_t c = 0; c < table.heads.size(); ++c) {
    const auto column = static_cast<lxw_col_t>(c);
    worksheet_write_string(sheet, 0, column, table.heads[c].c_str(), head);
    std::size_t longest = table.heads[c].size();
    for (std::size_t r = 0; r < table.rows.size(); ++r) {
      longest = std::max(longest, table.rows[r][c].size());
      if (!table.rows[r][c].empty())
        worksheet_write_string(sheet, static_cast<lxw_row_t>(r + 1), column, table.rows[r][c].c_str(), nullptr);
    }
    constexpr double widest = 50, margin = 2;
    worksheet_set_column(sheet, column, column, std::min(widest, static_cast<double>(longest) + margin), nullptr);
  }
  worksheet_freeze_panes(sheet, 1, 0);
  if (kind == programme::TaskListKind::planner) {
    lxw_worksheet* plan = workbook_add_worksheet(book, "Plan name");
    worksheet_write_string(plan, 0, 0, "Plan name", head);
    worksheet_write_string(plan, 1, 0, answer.programme.title.c_str(), nullptr);
  }
  if (workbook_close(book) != LXW_NO_ERROR) refuse("workbook");
  target.commit();
}

programme::TaskImport import_programme_tasks(const std::string& text, const std::string& name,
                                             const std::filesystem::path& list, roster::Day today,
                                             const messages::Catalogue& catalogue) {
  return import(text, name, reading::read_file(list), today, catalogue);
}

programme::TaskImport import_programme_tasks_bytes(const std::string& text, const std::string& name,
                                                   std::string_view bytes, const std::string& list_name,
                                                   roster::Day today, const messages::Catalogue& catalogue) {
  return import(text, name, reading::read_bytes(bytes, list_name), today, catalogue);
}

std::string import_words(const programme::ImportNotice& notice, const messages::Catalogue& catalogue) {
  messages::Arguments arguments;
  for (const auto& [key, value] : notice.arguments) arguments.emplace_back(key, value);
  return catalogue.text("programme.import." + notice.key, arguments);
}

std::string record_gain(const std::string& text, const std::string& name, const RealisedGain& realised) {
  toml::Draft draft(text, name);
  toml::Item* gain = toml::find_by_id(draft.root(), "gain", realised.gain);
  if (gain == nullptr)
    throw Error(ErrorCode::unknown_name, "programme_no_table", {{"name", "gain"}, {"found", realised.gain}});
  const auto add = [&](bool money, double value) {
    gains::record(*gain, money, {realised.year, value, realised.source, realised.reason, realised.recorded});
  };
  if (realised.value) add(false, *realised.value);
  if (realised.money) add(true, *realised.money);
  programme::raise_version(draft);
  if (realised.recorded) {
    const toml::Item* updated = draft.root().find("updated");
    const auto* before = updated == nullptr ? nullptr : std::get_if<toml::Item::Time>(&updated->value);
    const auto day = before == nullptr ? std::nullopt : roster::day_from(before->words);
    if (!day || *day < *realised.recorded) programme::set_day(draft.root(), "updated", realised.recorded);
  }
  std::string fresh = draft.text();
  (void)programme::read_programme(fresh, name);
  return fresh;
}

std::filesystem::path keep_version(const std::filesystem::path& file, const std::string& text) {
  const toml::Document document(text, file.filename().string());
  const auto version = document.root().find("version");
  const std::string number = version && version->is_whole() ? std::to_string(version->whole()) : "1";
  for (int copy = 1;; ++copy) {
    std::filesystem::path kept = file;
    kept.replace_filename(fmt::format("{}.v{}{}{}", file.stem().string(), number,
                                      copy == 1 ? "" : fmt::format("-{}", copy), file.extension().string()));
    if (std::filesystem::exists(kept)) continue;
    write_file(kept, text);
    return kept;
  }
}

std::vector<programme::CountedAnswer> read_answers(const std::filesystem::path& file) {
  const reading::Document document = reading::read_file(file);
  std::vector<programme::CountedAnswer> answers;
  std::map<std::string, std::uint32_t> columns;
  const reading::Sheet* sheet = document.sheets.empty() ? nullptr : &document.sheets.front();
  std::string found;
  if (sheet != nullptr && sheet->rows() > 0) {
    for (const reading::Cell& cell : sheet->row(0)) {
      std::string head = sheet->text(cell);
      for (char& letter : head)
        letter = letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
      static const std::map<std::string, std::string> known{
          {"spørsmål", "question"}, {"svar", "choice"},    {"valg", "choice"}, {"val", "choice"},
          {"papir", "paper"},       {"på papir", "paper"}, {"side", "page"},   {"på siden", "page"},
          {"på sida", "page"},      {"answer", "choice"}};
      const auto ours = known.find(head);
      columns.emplace(ours == known.end() ? head : ours->second, cell.column);
      found += (found.empty() ? "" : ", ") + sheet->text(cell);
    }
  }
  std::string missing;
  for (const char* needed : {"question", "choice", "paper"}) {
    if (!columns.contains(needed)) missing += (missing.empty() ? "" : ", ") + std::string(needed);
  }
  if (!missing.empty())
    throw Error(
        ErrorCode::bad_input, "programme_import_columns",
        {{"file", document.file}, {"line", "1"}, {"found", found.empty() ? "–" : found}, {"expected", missing}});
  for (std::uint32_t row = 1; row < sheet->rows(); ++row) {
    const auto count = [&](const char* column) -> int {
      if (!columns.contains(column)) return 0;
      const std::string said = sheet->text(row, columns.at(column));
      if (said.empty()) return 0;
      const auto number = reading::read_number(said);
      constexpr double most = 1e6;
      const double value = number ? number->with_point : -1;
      if (!(value >= 0 && value <= most) || value != static_cast<int>(value))
        throw Error(ErrorCode::bad_input, "programme_import_value",
                    {{"file", document.file},
                     {"line", std::to_string(sheet->line(row))},
                     {"column", column},
                     {"found", said},
                     {"expected", "0 … 1000000"}});
      return static_cast<int>(value);
    };
    const std::string question = sheet->text(row, columns.at("question"));
    if (question.empty()) continue;
    answers.push_back({question, sheet->text(row, columns.at("choice")), count("page"), count("paper")});
  }
  return answers;
}

std::string count_answers(const std::string& text, const std::string& name, const std::string& consultation,
                          const std::vector<programme::CountedAnswer>& answers) {
  return programme::with_answers(text, programme::read_programme(text, name), consultation, answers);
}

std::string delete_words(const std::string& text, const std::string& name, const std::string& id) {
  return programme::without_words(text, programme::read_programme(text, name), id);
}

bool has_words(const std::string& text, const std::string& name, const std::string& id) {
  try {
    const programme::Programme programme = programme::read_programme(text, name);
    return std::any_of(programme.involvement.begin(), programme.involvement.end(),
                       [&](const auto& one) { return one.id == id && !one.said.empty(); }) ||
           std::any_of(programme.consultations.begin(), programme.consultations.end(),
                       [&](const auto& one) { return one.id == id && !one.themes.empty(); });
  } catch (const Error&) {
    return false;
  }
}

}  // namespace handlingsrom::api
