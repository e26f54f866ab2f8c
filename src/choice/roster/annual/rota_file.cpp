#include "choice/roster/annual/rota_file.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <sstream>

#include <fmt/format.h>

#include "base/csv_text.hpp"
#include "base/error.hpp"
#include "base/read_file.hpp"
#include "choice/roster/annual/plan.hpp"
#include "standing/reading/document.hpp"

namespace handlingsrom::annual {
namespace {

constexpr int day_minutes = 1440;

std::string lower(std::string text) {
  for (char& each : text) {
    if (each >= 'A' && each <= 'Z') each = static_cast<char>(each - 'A' + 'a');
  }
  const auto first = text.find_first_not_of(" \t");
  const auto last = text.find_last_not_of(" \t:");
  return first == std::string::npos ? std::string{} : text.substr(first, last - first + 1);
}

std::string clock_in_file(int minutes) { return fmt::format("{:02}:{:02}", minutes / 60 % 24, minutes % 60); }

enum Column { person, date, start, end, kind, pause, columns };
constexpr std::array<std::array<std::string_view, 7>, columns> heads{{
    {"person", "ansatt", "navn", "name", "tilsett", "medarbeider", "ressurs"},
    {"date", "dato", "dag", "day", "vaktdato", "", ""},
    {"start", "fra", "frå", "begin", "from", "fra kl", "starttid"},
    {"end", "til", "slutt", "to", "til kl", "sluttid", ""},
    {"kind", "kode", "type", "vaktkode", "vakt", "code", "shift"},
    {"break", "pause", "minutter pause", "", "", "", ""},
}};

/// "2026-03-29", "29.03.2026".
std::string iso_date(const std::string& text) {
  if (text.size() == 10 && text[2] == '.' && text[5] == '.')
    return text.substr(6, 4) + "-" + text.substr(3, 2) + "-" + text.substr(0, 2);
  return text;
}

class RotaSheet {
 public:
  RotaSheet(const reading::Sheet& sheet, const Unit& unit, std::string file)
      : sheet_(sheet), unit_(unit), file_(std::move(file)) {}

  std::string as_list() {
    for (std::uint32_t row = 0; row < std::min(sheet_.rows(), 30U); ++row) {
      if (list_begins(row)) return list(row);
      if (board_begins(row)) return board(row);
    }
    refuse(1, sheet_.rows() > 0 ? first_row() : "", "heads person, date, start and end, or dates along the first row");
  }

 private:
  [[noreturn]] void refuse(std::int64_t line, const std::string& found, const char* expected) const {
    throw Error(ErrorCode::bad_input, "roster_value",
                {{"file", file_}, {"line", std::to_string(line)}, {"found", found}, {"expected", expected}});
  }
  std::string first_row() const {
    std::string text;
    for (std::uint32_t c = 0; c < std::min(sheet_.columns(), 6U); ++c) text += (c > 0 ? "," : "") + sheet_.text(0, c);
    return text;
  }
  std::string date_at(std::uint32_t row, std::uint32_t column) const {
    const reading::Cell& cell = sheet_.at(row, column);
    return cell.kind == reading::Kind::date ? reading::date_text(cell.number) : iso_date(sheet_.text(cell));
  }
  /// A spreadsheet keeps a time as a share of the day.
  std::string clock_at(std::uint32_t row, std::uint32_t column) const {
    const reading::Cell& cell = sheet_.at(row, column);
    const bool timed = cell.kind == reading::Kind::number || cell.kind == reading::Kind::date;
    if (timed && cell.number >= 0 && cell.number <= 1)
      return clock_in_file(static_cast<int>(std::lround(cell.number * day_minutes)));
    std::string text = sheet_.text(cell);
    std::replace(text.begin(), text.end(), '.', ':');
    if (text.size() > 5 && text[text.size() - 3] == ':' && std::count(text.begin(), text.end(), ':') == 2)
      text.resize(text.size() - 3);  // seconds
    return text;
  }
  const Shift* shift_named(const std::string& code) const {
    for (const Shift& each : unit_.shifts) {
      if (each.id == code || each.name == code) return &each;
    }
    return nullptr;
  }

  bool list_begins(std::uint32_t row) {
    at_.fill(std::nullopt);
    for (std::uint32_t c = 0; c < sheet_.columns(); ++c) {
      const std::string head = lower(sheet_.text(row, c));
      for (std::size_t k = 0; k < columns; ++k) {
        for (const std::string_view known : heads[k]) {
          if (!known.empty() && head == known && !at_[k]) at_[k] = c;
        }
      }
    }
    return at_[person] && at_[date] && ((at_[start] && at_[end]) || at_[kind]);
  }

  std::string list(std::uint32_t head) {
    std::string text = "person,date,start,end,kind,break\n";
    std::int64_t line = 2;
    for (std::uint32_t row = head + 1; row < sheet_.rows(); ++row) {
      // Empty lines keep the numbers of the lines right in what is refused.
      for (; line < sheet_.line(row); ++line) text += "\n";
      const std::string who = sheet_.text(row, *at_[person]);
      if (who.empty() && sheet_.row(row).empty()) continue;
      const std::string code = at_[kind] ? sheet_.text(row, *at_[kind]) : std::string{};
      std::string from = at_[start] ? clock_at(row, *at_[start]) : std::string{};
      std::string to = at_[end] ? clock_at(row, *at_[end]) : std::string{};
      std::string rest = at_[pause] ? sheet_.text(row, *at_[pause]) : std::string{};
      std::string written = code;
      if (const Shift* shift = shift_named(code)) {
        written = "work";
        if (from.empty()) from = clock_in_file(shift->start), to = clock_in_file(shift->end);
        if (rest.empty()) rest = std::to_string(shift->unpaid_break);
      } else if (!from.empty() && roster::clock_from(from)) {
        written = "work";
      }
      text += fmt::format("{},{},{},{},{},{}\n", csv::quoted(who), csv::quoted(date_at(row, *at_[date])),
                          csv::quoted(from), csv::quoted(to), csv::quoted(written), rest);
      ++line;
    }
    return text;
  }

  bool board_begins(std::uint32_t row) const {
    int dates = 0;
    for (std::uint32_t c = 1; c < sheet_.columns(); ++c) dates += roster::day_from(date_at(row, c)) ? 1 : 0;
    return dates >= 7;
  }

  std::string board(std::uint32_t head) {
    std::string text = "person,date,start,end,kind,break\n";
    for (std::uint32_t row = head + 1; row < sheet_.rows(); ++row) {
      const std::string who = sheet_.text(row, 0);
      if (who.empty()) continue;
      for (std::uint32_t c = 1; c < sheet_.columns(); ++c) {
        const std::string code = sheet_.text(row, c);
        if (code.empty() || code == "-" || !roster::day_from(date_at(head, c))) continue;
        std::string from, to, written = code, rest;
        const std::size_t dash = code.find('-');
        if (const Shift* shift = shift_named(code)) {
          from = clock_in_file(shift->start), to = clock_in_file(shift->end), written = "work";
          rest = std::to_string(shift->unpaid_break);
        } else if (dash != std::string::npos && roster::clock_from(code.substr(0, dash)) &&
                   roster::clock_from(code.substr(dash + 1))) {
          from = code.substr(0, dash), to = code.substr(dash + 1), written = "work";
        } else if (!known_code(code)) {
          refuse(sheet_.line(row), reading::address(row, c) + ": " + code,
                 "a shift of the unit, times such as 07:30-15:00, F1, F3, F5, FE or absence");
        }
        text += fmt::format("{},{},{},{},{},{}\n", csv::quoted(who), date_at(head, c), from, to, written, rest);
      }
    }
    return text;
  }
  static bool known_code(const std::string& code) {
    constexpr std::array<std::string_view, 10> known{"F1",    "F3",      "F5",        "FE", "holiday",
                                                     "ferie", "absence", "permisjon", "X",  "fri"};
    return std::find(known.begin(), known.end(), code) != known.end();
  }

  const reading::Sheet& sheet_;
  const Unit& unit_;
  std::string file_;
  std::array<std::optional<std::uint32_t>, columns> at_;
};

}  // namespace

roster::WorkPlan read_rota_bytes(std::string_view bytes, const std::string& file, const Unit& unit) {
  const reading::Document document = reading::read_bytes(bytes, file);
  const auto sheet = std::find_if(document.sheets.begin(), document.sheets.end(),
                                  [](const reading::Sheet& each) { return !each.hidden && each.rows() > 0; });
  if (sheet == document.sheets.end()) throw Error(ErrorCode::bad_input, "roster_empty", {{"file", file}});
  std::istringstream people(people_csv(unit));
  std::istringstream rota(RotaSheet(*sheet, unit, file).as_list());
  roster::WorkPlan plan = roster::read_work_plan(people, unit.file, rota, file);
  plan.first = unit.first;
  plan.last = unit.last();
  return plan;
}

roster::WorkPlan read_rota_file(const std::filesystem::path& file, const Unit& unit) {
  return read_rota_bytes(handlingsrom::read_file(file), file.filename().string(), unit);
}

}  // namespace handlingsrom::annual
