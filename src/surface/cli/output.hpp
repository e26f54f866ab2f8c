// One table, three ways to print it: aligned for people, CSV for spreadsheets, JSON with units for programs.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/units.hpp"
#include "surface/messages/catalogue.hpp"

namespace handlingsrom::cli {

/// Decimals that a figure of this unit deserves in a table: none for persons, kroner, FTE and places.
int decimals_of(Unit unit);

/// A figure in a column of several units: `decimals` of it show in a table; CSV and JSON carry the full figure.
struct Rounded {
  double value;
  int decimals;
};

/// An empty cell is a figure that is missing: "–" in a table, nothing in CSV, null in JSON. So is a NaN.
using Cell = std::variant<std::monostate, std::string, std::int64_t, double, Rounded>;

struct Column {
  std::string key;            // its name in CSV and JSON; the head in a table is the catalogue's `column.<key>`
  Unit unit = Unit::none;     // shown in the head of a table and beside the values in JSON
  int decimals = 0;           // in a table; CSV and JSON carry the full figure
  std::string head{};         // overrides `column.<key>`
  bool to_the_right = false;  // text that is figures, already written out
  bool whole = false;         // text that may have to be typed again is never cut short
};

struct Table {
  std::string key;  // what the rows are: "sources", "population"
  std::vector<Column> columns;
  std::vector<std::vector<Cell>> rows;  // each as long as columns
  /// Lines under a table, in JSON as "notes"; left out of CSV.
  std::vector<std::string> notes{};
};

enum class Format { table, csv, json };

/// Throws Error(usage, "usage_format") with the three that exist; `more` is what a command knows beside them: ", json-stat".
Format output_format(std::string_view name, std::string_view more = {});

/// Ends with a line break. Text of more than 56 columns is cut short in a table, unless its column is `whole`. Whole numbers in a table are grouped like figures unless their column's unit is Unit::years
/// or Unit::none.
std::string render(const Table& table, Format format, const messages::Catalogue& catalogue);

/// Columns that text takes on a terminal: code points, combining marks not counted.
std::size_t display_width(std::string_view utf8);

}  // namespace handlingsrom::cli
