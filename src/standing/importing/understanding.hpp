// How a file is understood: which tables stand on its sheets, what each column is, which rows are read and which are left out and why.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "standing/importing/period.hpp"
#include "standing/importing/place.hpp"
#include "standing/reading/document.hpp"

namespace handlingsrom::importing {

enum class ColumnRole {
  municipality,  // whose figure
  county,        // which county; the municipality says more where both are there
  name,          // the words that belong to a code in the column before
  year,          // when
  quantity,      // which quantity, where figures stand under each other
  part,          // a school, home or unit inside the municipality
  dimension,     // what the figure is divided by
  value,         // the figures
  ignored        // left out
};
/// "municipality", "value": in files, options and the catalogues.
std::string_view key_of(ColumnRole role) noexcept;
std::optional<ColumnRole> column_role_of(std::string_view key) noexcept;

struct ColumnReading {
  std::uint32_t column = 0;
  std::string head;  // every level of the heading, joined by " · "
  ColumnRole role = ColumnRole::ignored;
  std::optional<Period> period;  // of a value column whose head names it
  std::optional<Place> place;    // of a value column whose head names a municipality, county or country
  std::string quantity;          // of a value column: its head without period and place
  std::string example;           // the first that stands in it
  bool chosen = false;           // by the user, now or earlier; otherwise recognised
  double times = 1;              // of a value column: what its amounts are multiplied by to be kroner
  std::string unit;              // the words that say so: "1000 kr"; empty: nothing does
  bool unit_in_head = false;     // else in a note or title
};

/// Rows left out for one reason: a key in the catalogues (`importing.left_out.<reason>`), how many, and the first of them as lines of the file.
struct LeftOut {
  std::string reason;
  std::size_t count = 0;
  std::vector<std::int64_t> lines;  // at most most_lines
  static constexpr std::size_t most_lines = 5;
};

/// One table on a sheet.
struct Table {
  std::size_t sheet = 0;  // in Document::sheets
  std::string title;      // what stands above it, else the sheet's name
  std::uint32_t first_heading = 0, first_row = 0,
                last_row = 0;          // rows of the sheet, from 0; no heading where first_heading == first_row
  std::vector<ColumnReading> columns;  // from left to right, those with anything in them
  std::optional<Period> period;        // of all its figures, where no column and no head names one
  std::string period_from;             // "option", "sheet", "title", "file"
  std::optional<Place> place;          // of all its figures, where no column or head names one
  std::string place_from;              // "title": a line above, "Kommune: 5029 Skaun"; "sheet"
  std::vector<LeftOut> left_out;
  std::size_t rows_read = 0;
  std::size_t figures = 0;     // with a value
  std::size_t marks = 0;       // with a sign instead
  std::size_t multiplied = 0;  // figures whose own row says their unit: in words of the quantity or a column of units
  std::size_t credited = 0;    // amounts of credit without a sign, handed over as negative
  std::string unit_note;       // the note or title that says the unit of the columns whose heads do not
};

struct Options {
  std::optional<MunicipalityIndex> municipality;  // whose the figures are where the file does not say
  std::optional<int> year;
  std::optional<Level>
      level;  // which level is wanted; nullopt: municipalities if there are any, else the finest there is
  bool all_levels = false;
  bool as_written = false;                  // amounts are not multiplied to be kroner
  std::map<std::string, ColumnRole> roles;  // by column head, or by its letter: "nok", "D"
};

struct Understanding {
  std::vector<Table> tables;
  std::vector<LeftOut> notes;  // sheets without a table
  std::string shape;           // what files of this kind have in common: 16 hexadecimal digits
};

/// One figure of the file.
struct Figure {
  Place place;
  std::string part;  // a school or unit, empty for the municipality as a whole
  std::optional<Period> period;
  std::string quantity;
  std::string detail;  // "vegkategori: E"
  double value = 0;    // NaN with a mark
  reading::Mark mark = reading::Mark::none;
  std::size_t table = 0;  // in Understanding::tables; a cube's position for JSON-stat
  std::int64_t line = 0;  // in the file, or row of the sheet; position in the cube, from 1
  std::uint32_t column = 0;
};

/// Finds the tables and reads the heads. Pure; nothing is stored. Throws Error(bad_input, "importing_no_table") where nothing is found, and "importing_column_unknown"
/// for a role given to a column that is not there.
Understanding understand(const reading::Document& document, const registry::Registry& registry, const Options& options);

/// Hands over every figure in the order of the file, and fills the counts of `understanding`.
void each_figure(const reading::Document& document, const registry::Registry& registry, const Options& options,
                 Understanding& understanding, const std::function<void(const Figure&)>& take);

}  // namespace handlingsrom::importing
