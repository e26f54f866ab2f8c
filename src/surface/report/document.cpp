#include "surface/report/document.hpp"

#include <cmath>

#include <fmt/format.h>

namespace handlingsrom::report {

std::string cell_text(const Cell& cell, const Column& column, const Words& words) {
  if (!cell.is_number) return cell.text;
  if (!std::isfinite(cell.value)) return words.say("missing");
  if (column.year) return fmt::format("{:.0f}", cell.value);
  return words.number(cell.value / column.divisor, cell.decimals < 0 ? column.decimals : cell.decimals);
}

bool is_numeric(const Table& table, std::size_t column) {
  return !table.rows.empty() && column < table.rows.front().size() && table.rows.front()[column].is_number &&
         !table.columns[column].year;
}

std::string_view mark_of(Provenance provenance) {
  switch (provenance) {
    case Provenance::municipality: return "";
    case Provenance::own: return "e";
    case Provenance::interval: return "i";
    case Provenance::shrunk: return "s";
    case Provenance::national_times_index: return "b";
    case Provenance::national: return "l";
    case Provenance::assumption: return "f";
  }
  return "";
}

std::string date_of(const Manifest& manifest) {
  const std::string& said = manifest.data_date;
  return said.size() >= 10 && said[4] == '-' && said[7] == '-' ? said.substr(0, 10) : "2026-01-01";
}

}  // namespace handlingsrom::report
