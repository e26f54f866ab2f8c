// Own figures in a table: CSV as spreadsheets save it, XLSX, ODS.
#include <algorithm>
#include <cmath>
#include <map>

#include <fmt/format.h>

#include "base/error.hpp"
#include "base/text.hpp"
#include "standing/facts/own_figures_collector.hpp"
#include "standing/reading/document.hpp"
#include "standing/reading/money_unit.hpp"

namespace handlingsrom::facts {
namespace {

using reading::Cell;
using reading::Kind;
using reading::Sheet;

using Heads = std::map<std::string_view, std::uint32_t>;

/// The words for the figures in a head that says their unit too: "Beløp (1000 kr)" is "Beløp".
std::string without_unit(const std::string& head) {
  const auto unit = reading::money_unit_in(head, reading::UnitPlace::head);
  if (!unit) return head;
  std::string text = head.substr(0, unit->from);
  constexpr const char* between = " (,-";
  while (!text.empty() && std::string_view(between).find(text.back()) != std::string_view::npos) text.pop_back();
  return text.ends_with(" i") ? text.substr(0, text.size() - 2) : text;
}

Heads heads_of(const Sheet& sheet, std::uint32_t row) {
  Heads heads;
  for (const Cell& cell : sheet.row(row)) {
    const std::string text = sheet.text(cell);
    const std::string_view column = own_column_of(without_unit(text));
    // A table taken from elsewhere often says on every line whose figures they are, and of which year.
    const std::string_view whose = column.empty() ? own_heading_of(text) : column;
    if (!whose.empty()) heads.try_emplace(whose, cell.column);
  }
  return heads;
}

[[noreturn]] void refuse_heads(const reading::Document& document) {
  std::string found;
  const Sheet& sheet = document.sheets.front();
  if (sheet.rows() > 0) {
    for (const Cell& cell : sheet.row(0)) found += (found.empty() ? "" : ", ") + sheet.text(cell);
  }
  constexpr std::size_t longest = 80;
  if (found.size() > longest) {
    std::size_t end = longest;
    while (end > 0 && (static_cast<unsigned char>(found[end]) & 0xC0U) == 0x80U) --end;  // not within a letter
    found = found.substr(0, end) + "…";
  }
  throw Error(ErrorCode::bad_input, "own_no_columns",
              {{"file", document.file}, {"expected", "figure, value"}, {"found", found}});
}

class TableReader {
 public:
  TableReader(const reading::Document& document, const Sheet& sheet, Heads heads, std::string unit_of_values,
              OwnFigureCollector& collector)
      : document_(document),
        sheet_(sheet),
        heads_(std::move(heads)),
        unit_of_values_(std::move(unit_of_values)),
        collector_(collector) {}

  void row(std::uint32_t row) {
    const Cell& value = sheet_.at(row, heads_.at("value"));
    if (value.kind == Kind::empty || value.kind == Kind::mark) return;  // a line of the template that was not filled in
    const std::string key = text(row, "figure");
    const int line = static_cast<int>(sheet_.line(row));
    const OwnPlace place{line, "value"};
    const std::string_view heading = own_heading_of(key);
    if (heading == "municipality") {
      collector_.municipality(sheet_.text(value), place);
    } else if (heading == "year") {
      collector_.year(number(value, line), place);
    } else if (heading == "source") {
      collector_.source(sheet_.text(value));
    } else {
      whose(row, line);
      const OwnQuantity quantity = collector_.quantity(key, {line, "figure"});
      const std::optional<Sector> sector = collector_.sector(text(row, "sector"), {line, "sector"});
      std::string unit = text(row, "unit");
      if (unit.empty() && is_money(quantity)) unit = unit_of_values_;
      collector_.add(quantity, sector, number(value, line), unit, text(row, "note"), place,
                     reading::other_reading(sheet_, value, document_.recognised));
    }
  }

 private:
  void whose(std::uint32_t row, int line) {
    // By its number: names are written in more ways than can be told apart.
    if (const std::string place = text(row, "municipality");
        !place.empty() && place.front() >= '0' && place.front() <= '9')
      collector_.municipality(place, {line, "municipality"});
    const auto year = heads_.find("year");
    if (year == heads_.end()) return;
    if (const Cell& cell = sheet_.at(row, year->second); cell.kind != Kind::empty)
      collector_.year(number(cell, line, "year"), {line, "year"});
  }

  std::string text(std::uint32_t row, std::string_view head) const {
    const auto column = heads_.find(head);
    return column == heads_.end() ? std::string{} : sheet_.text(row, column->second);
  }

  double number(const Cell& cell, int line, std::string_view column = "value") const {
    if (cell.kind == Kind::number && std::isfinite(cell.number)) return cell.number;
    throw Error(ErrorCode::bad_input, "own_value",
                {{"file", document_.file},
                 {"line", std::to_string(line)},
                 {"column", std::string(column)},
                 {"found", shortened(sheet_.text(cell))},
                 {"expected", "a number"}});
  }

  const reading::Document& document_;
  const Sheet& sheet_;
  Heads heads_;
  std::string unit_of_values_;  // "1000 kr", where the head says it
  OwnFigureCollector& collector_;
};

std::string separator_name(char separator) { return separator == '\t' ? "tab" : std::string(1, separator); }

}  // namespace

OwnFigures read_own_figures_table(std::string_view bytes, std::string name,
                                  std::optional<MunicipalityNumber> municipality) {
  const reading::Document document = reading::read_bytes(bytes, name);
  OwnFigureCollector collector(name, municipality);
  const reading::Recognised& seen = document.recognised;
  if (seen.format == reading::Format::delimited) {
    const bool usual = seen.encoding == reading::Encoding::utf8 && seen.separator == ',';
    if (!usual)
      collector.notice({"read_as",
                        {{"encoding", std::string(reading::name_of(seen.encoding))},
                         {"separator", separator_name(seen.separator)}}});
  }
  if (document.sheets.empty())
    throw Error(ErrorCode::bad_input, "own_file_type", {{"file", name}, {"expected", ".csv, .xlsx, .ods, .toml"}});
  constexpr std::uint32_t rows_looked_at = 30;  // a title and instructions may stand above the heads
  bool found = false;
  for (const Sheet& sheet : document.sheets) {
    for (std::uint32_t head = 0; head < std::min(sheet.rows(), rows_looked_at); ++head) {
      Heads heads = heads_of(sheet, head);
      if (!heads.contains("figure") || !heads.contains("value")) continue;
      found = true;
      const std::string of_values = sheet.text(head, heads.at("value"));
      const auto unit = reading::money_unit_in(of_values, reading::UnitPlace::head);
      TableReader reader(document, sheet, std::move(heads),
                         unit ? of_values.substr(unit->from, unit->to - unit->from) : std::string{}, collector);
      for (std::uint32_t row = head + 1; row < sheet.rows(); ++row) reader.row(row);
      break;
    }
  }
  if (!found) refuse_heads(document);
  return collector.take();
}

}  // namespace handlingsrom::facts
