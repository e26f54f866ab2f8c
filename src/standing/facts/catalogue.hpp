// What is in the bundle, as data for the command line and reports: tables, rows, one figure with its source.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "standing/facts/facts_held.hpp"
#include "standing/facts/table.hpp"

namespace handlingsrom::facts {

struct TableInfo {
  std::string name;
  std::size_t rows = 0;
  std::vector<std::string> columns;
  std::vector<std::string> figures;  // those of the columns that hold numbers
  std::vector<std::string> source_ids;
  std::size_t bytes = 0;  // in the file
};

/// Every table of the bundle, in the order of the file. Empty for facts that do not come from a bundle.
std::vector<TableInfo> list_tables(const Facts& facts);

struct RowFilter {
  std::optional<MunicipalityIndex> municipality;
  std::optional<int> year;
};

/// The rows of a table that the filter lets through, as published; a table without municipalities or years is not filtered by them. Population has columns year, sex, age, persons and needs
/// a municipality. Throws Error(unknown_name, "facts_table_unknown") with the tables there are, or
/// Error(usage, "facts_municipality_needed").
Table show_table(const Facts& facts, std::string_view name, const RowFilter& filter);

}  // namespace handlingsrom::facts
