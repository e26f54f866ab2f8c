#include "followup/programme/task_list_sheet.hpp"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>

#include "base/error.hpp"
#include "standing/reading/number.hpp"

namespace handlingsrom::programme {
namespace {

std::string folded_head(std::string_view text) {
  std::string folded(reading::trimmed(text));
  for (char& letter : folded) letter = letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
  return folded;
}

/// "Start Date (Startdato)": in English, and in bokmål where that is another.
std::string head_words(const ListColumn& column) {
  const std::string first(column.heads.front());
  return column.heads.size() == 1 ? first : fmt::format("{} ({})", first, column.heads[1]);
}

}  // namespace

bool is_one_of(const std::string& text, std::initializer_list<std::string_view> words) {
  const std::string folded = folded_head(text);
  return std::find(words.begin(), words.end(), folded) != words.end();
}

TaskListSheet::Found TaskListSheet::heads_in(const reading::Sheet& sheet, std::uint32_t row, TaskListKind kind) {
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
      found.missing.push_back(head_words(column));
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

TaskListSheet::Found TaskListSheet::find_list(const reading::Document& document) {
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
        if (column.needed) needed += (needed.empty() ? "" : ", ") + head_words(column);
      }
      expected += fmt::format("{}{} ({})", expected.empty() ? "" : " / ", needed, key_of(kind));
    }
    refuse(line, first.empty() ? "–" : first, expected);
  }
  if (!best.missing.empty())
    refuse(best.sheet->line(best.head), best.read, fmt::format("{}", fmt::join(best.missing, ", ")));
  return best;
}

TaskListSheet::TaskListSheet(const reading::Document& document) : file_(document.file), found_(find_list(document)) {
  choose_date_order();
}

std::string TaskListSheet::text(std::uint32_t row, Field field) const {
  const auto column = found_.columns.find(field);
  if (column == found_.columns.end()) return {};
  std::string said(reading::trimmed(found_.sheet->text(row, column->second)));
  // Our own CSV marks text that a spreadsheet would take for a formula.
  constexpr std::string_view formula = "=+-@";
  if (said.size() > 1 && said.front() == '\'' && formula.find(said[1]) != std::string_view::npos) said.erase(0, 1);
  return said;
}

void TaskListSheet::refuse(std::uint32_t row, Field field, const std::string& expected) const {
  throw Error(ErrorCode::bad_input, "programme_import_value",
              {{"file", file_},
               {"line", std::to_string(found_.sheet->line(row))},
               {"column", found_.sheet->text(found_.head, found_.columns.at(field))},
               {"found", text(row, field)},
               {"expected", expected}});
}

/// Whether 3/4/2027 is the third of April: told by a part above twelve somewhere in the file; else month first, as Planner's English export writes.
void TaskListSheet::choose_date_order() {
  bool month_first = false;
  for (std::uint32_t row = found_.head + 1; row < found_.sheet->rows(); ++row) {
    for (const Field field : {Field::start, Field::finish, Field::done}) {
      std::array<int, 3> parts{};
      if (!slashed(text(row, field), parts)) continue;
      if (parts[0] > 12) day_first_ = true;
      if (parts[1] > 12) month_first = true;
    }
  }
  if (month_first) day_first_ = false;
}

bool TaskListSheet::slashed(std::string_view text, std::array<int, 3>& parts) {
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

std::optional<Day> TaskListSheet::date(std::uint32_t row, Field field) const {
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

std::optional<double> TaskListSheet::amount(std::uint32_t row, Field field, double hours_per_day) const {
  std::string said = text(row, field);
  if (said.empty()) return std::nullopt;
  double in_hours = 1;
  const std::size_t unit = said.find_first_not_of("0123456789.,  ");
  if (unit != std::string::npos) {
    if (field == Field::hours && said[unit] == 'd') in_hours = hours_per_day;
    said.resize(unit);
  }
  const auto number = reading::read_number(reading::trimmed(said));
  if (!number || number->with_point < 0) refuse(row, field, "12");
  return number->with_point * in_hours;
}

}  // namespace handlingsrom::programme
