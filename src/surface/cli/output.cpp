#include "surface/cli/output.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/csv_text.hpp"
#include "base/error.hpp"
#include "base/text.hpp"
#include "surface/messages/numbers.hpp"

namespace handlingsrom::cli {
namespace {

constexpr std::size_t widest_text = 56;

/// Long text would push the figures off the screen; CSV and JSON have it whole.
std::string shortened(const std::string& text) {
  if (display_width(text) <= widest_text) return text;
  std::size_t end = text.size();
  while (display_width(std::string_view(text).substr(0, end)) >= widest_text) {
    do --end;
    while ((static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U);
  }
  return text.substr(0, end) + "…";
}

const double* figure_in(const Cell& cell) {
  if (const auto* rounded = std::get_if<Rounded>(&cell)) return &rounded->value;
  return std::get_if<double>(&cell);
}

bool is_text(const Cell& cell) { return std::holds_alternative<std::string>(cell); }

std::string for_people(const Cell& cell, const Column& column, messages::Language language) {
  if (const auto* text = std::get_if<std::string>(&cell))
    return column.whole ? visible(*text) : shortened(visible(*text));
  if (const auto* whole = std::get_if<std::int64_t>(&cell)) {
    const bool plain = column.unit == Unit::years || column.unit == Unit::none;
    return plain ? fmt::format("{}", *whole) : messages::number(static_cast<double>(*whole), 0, language);
  }
  if (const auto* rounded = std::get_if<Rounded>(&cell))
    return messages::number(rounded->value, rounded->decimals, language);
  if (const auto* figure = std::get_if<double>(&cell)) return messages::number(*figure, column.decimals, language);
  return "–";
}

std::string head_of(const Column& column, const messages::Catalogue& catalogue) {
  std::string head = column.head.empty() ? catalogue.text("column." + column.key) : column.head;
  const std::string unit_key = "unit." + std::string(key_of(column.unit));
  if (column.unit != Unit::none && column.unit != Unit::years && catalogue.find(unit_key)) {
    head += " (" + catalogue.text(unit_key) + ")";
  }
  return head;
}

void append_padded(std::string& line, const std::string& text, std::size_t width, bool to_the_right) {
  const std::string space(width - std::min(width, display_width(text)), ' ');
  line += to_the_right ? space + text : text + space;
}

std::string aligned(const Table& table, const messages::Catalogue& catalogue) {
  const std::size_t count = table.columns.size();
  std::vector<std::vector<std::string>> lines(table.rows.size() + 1, std::vector<std::string>(count));
  std::vector<std::size_t> widths(count);
  std::vector<bool> right(count, !table.rows.empty());
  for (std::size_t c = 0; c < count; ++c) {
    lines[0][c] = head_of(table.columns[c], catalogue);
    widths[c] = display_width(lines[0][c]);
    for (std::size_t r = 0; r < table.rows.size(); ++r) {
      const Cell& cell = table.rows[r][c];
      lines[r + 1][c] = for_people(cell, table.columns[c], catalogue.language());
      widths[c] = std::max(widths[c], display_width(lines[r + 1][c]));
      if (is_text(cell) && !table.columns[c].to_the_right) right[c] = false;
    }
  }
  std::string result;
  for (std::size_t r = 0; r < lines.size(); ++r) {
    std::string line;
    for (std::size_t c = 0; c < count; ++c) {
      if (c > 0) line += "  ";
      append_padded(line, lines[r][c], widths[c], right[c]);
    }
    line.erase(line.find_last_not_of(' ') + 1);
    result += line + "\n";
    if (r == 0) {
      for (std::size_t c = 0; c < count; ++c) {
        if (c > 0) result += "  ";
        for (std::size_t i = 0; i < widths[c]; ++i) result += "─";
      }
      result += "\n";
    }
  }
  for (const std::string& note : table.notes) result += note + "\n";
  return result;
}

std::string for_csv(const Cell& cell) {
  if (const auto* text = std::get_if<std::string>(&cell)) return csv::quoted(csv::no_formula(*text));
  if (const auto* whole = std::get_if<std::int64_t>(&cell)) return fmt::format("{}", *whole);
  if (const double* figure = figure_in(cell)) return std::isfinite(*figure) ? fmt::format("{}", *figure) : "";
  return "";
}

std::string comma_separated(const Table& table) {
  std::string result;
  for (std::size_t c = 0; c < table.columns.size(); ++c)
    result += (c > 0 ? "," : "") + csv::quoted(table.columns[c].key);
  result += "\n";
  for (const auto& row : table.rows) {
    for (std::size_t c = 0; c < row.size(); ++c) result += (c > 0 ? "," : "") + for_csv(row[c]);
    result += "\n";
  }
  return result;
}

nlohmann::ordered_json for_json(const Cell& cell) {
  if (const auto* text = std::get_if<std::string>(&cell)) return *text;
  if (const auto* whole = std::get_if<std::int64_t>(&cell)) return *whole;
  if (const double* figure = figure_in(cell); figure != nullptr && std::isfinite(*figure)) return *figure;
  return nullptr;
}

std::string json_text(const Table& table, const messages::Catalogue& catalogue) {
  nlohmann::ordered_json columns = nlohmann::ordered_json::array();
  for (const Column& column : table.columns) {
    const std::string head = column.head.empty() ? catalogue.text("column." + column.key) : column.head;
    columns.push_back({{"key", column.key}, {"title", head}, {"unit", key_of(column.unit)}});
  }
  nlohmann::ordered_json rows = nlohmann::ordered_json::array();
  for (const auto& row : table.rows) {
    nlohmann::ordered_json object = nlohmann::ordered_json::object();
    for (std::size_t c = 0; c < row.size(); ++c) object[table.columns[c].key] = for_json(row[c]);
    rows.push_back(std::move(object));
  }
  nlohmann::ordered_json document{{"table", table.key}, {"columns", std::move(columns)}, {"rows", std::move(rows)}};
  if (!table.notes.empty()) document["notes"] = table.notes;
  return document.dump(2) + "\n";
}

}  // namespace

int decimals_of(Unit unit) {
  switch (unit) {
    case Unit::share:
    case Unit::children_per_woman:
    case Unit::fte_per_user: return 2;
    case Unit::none: return 3;
    case Unit::percent:
    case Unit::per_thousand: return 1;
    default: return 0;
  }
}

Format output_format(std::string_view name, std::string_view more) {
  if (name == "table") return Format::table;
  if (name == "csv") return Format::csv;
  if (name == "json") return Format::json;
  throw Error(ErrorCode::usage, "usage_format",
              {{"found", std::string(name)}, {"expected", "table, csv, json" + std::string(more)}});
}

std::string render(const Table& table, Format format, const messages::Catalogue& catalogue) {
  switch (format) {
    case Format::csv: return comma_separated(table);
    case Format::json: return json_text(table, catalogue);
    case Format::table: break;
  }
  return aligned(table, catalogue);
}

std::size_t display_width(std::string_view utf8) {
  std::size_t width = 0;
  for (std::size_t i = 0; i < utf8.size(); ++i) {
    const auto byte = static_cast<unsigned char>(utf8[i]);
    const bool continuation = (byte & 0xC0U) == 0x80U;
    const bool combining = (byte == 0xCCU || byte == 0xCDU) && i + 1 < utf8.size();
    if (!continuation && !combining) ++width;
  }
  return width;
}

}  // namespace handlingsrom::cli
