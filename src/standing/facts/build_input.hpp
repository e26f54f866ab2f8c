// What the parts of the bundle builder share: the specification, opened files, checks that stop the build.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "base/csv.hpp"
#include "standing/facts/build.hpp"
#include "standing/facts/missing.hpp"
#include "standing/facts/source.hpp"
#include "standing/facts/population_codec.hpp"
#include "standing/facts/table.hpp"

namespace handlingsrom::facts::build {

/// One column of a table: `from` is its name in the CSV file; a lenient number is missing where the file has words.
struct ColumnSpec {
  std::string name;
  std::string from;
  ColumnType type = ColumnType::integer;
  bool lenient = false;
  std::string constant;  // every row has this value: what the file's name says and its columns do not
};

/// What must hold of a finished table.
struct TableControl {
  std::string what;    // "rows", or a column that is summed
  std::string column;  // only rows that have
  std::string value;   // this value in this column
  double expected = 0;
  double tolerance = 0;
};

struct SeriesSpec;  // build_series.hpp

struct TableSpec {
  std::string name;
  std::string kind;  // "csv" unless the table is put together from several files
  std::vector<std::string> source_ids;
  std::vector<std::string> files;
  std::vector<ColumnSpec> columns;
  std::string keep_column;  // only rows with this value in this column
  std::string keep_value;
  bool sort = false;  // rows in order of the columns from left to right: differences become small
  std::vector<std::pair<std::int64_t, std::int64_t>> corrections;  // former municipality → its one successor
  std::shared_ptr<const SeriesSpec> series;                        // of kind "series"
  std::vector<TableControl> controls;
  std::vector<int>
      years;  // of files that hold one year each and do not say it, in the order of `files`; 0: the file says it
};

struct Specification {
  std::string version;
  std::vector<Source> sources;
  std::vector<TableSpec> tables;
};

Specification read_specification(const std::filesystem::path& file);

/// A CSV file, plain or packed, opened with its reader.
class Input {
 public:
  Input(const std::filesystem::path& folder, const std::string& file);
  csv::Reader& operator*() { return *reader_; }
  csv::Reader* operator->() { return reader_.get(); }

 private:
  std::unique_ptr<std::istream> stream_;
  std::unique_ptr<csv::Reader> reader_;
};

/// Contents of a file, or of the same name with .zst or .gz behind it, unpacked.
std::string read_whole(const std::filesystem::path& file);

/// Throws Error(bad_input, "build_check") unless `found` is within `tolerance` of `expected`; else adds to `checks`.
void check(std::vector<BuildCheck>& checks, const std::string& name, double found, double expected,
           double tolerance = 0);

Table read_csv_table(const std::filesystem::path& folder, const TableSpec& spec);
Table read_municipalities(const std::filesystem::path& folder, const TableSpec& spec);
Table read_former_municipalities(const std::filesystem::path& folder, const TableSpec& spec,
                                 const Table& municipalities);
/// Border lines shared by neighbours, rounded to 1e-4 degrees (about 11 m north–south): arc, longitude, latitude.
Table read_boundary_arcs(const std::filesystem::path& folder, const TableSpec& spec);
/// Which arcs, in which direction, make each municipality's rings: kommunenr, polygon, ring, arc (−1 − i: arc i reversed).
Table read_boundary_rings(const std::filesystem::path& folder, const TableSpec& spec);
AgeCounts read_population(const std::filesystem::path& folder, const TableSpec& spec,
                          const std::vector<std::int64_t>& numbers);
AgeCounts read_nation(const std::filesystem::path& folder, const TableSpec& spec);

/// Every sex and age of the municipal sum equals the national table in the years where every municipality is there; the
/// specification's controls: "2026" the country, "2026 5029" a municipality, "area_years", "municipalities".
void check_population(const AgeCounts& population, const AgeCounts& nation, const TableSpec& spec,
                      const std::vector<std::int64_t>& numbers, std::vector<BuildCheck>& checks);
/// The controls of a table's specification.
void check_controls(const Table& table, const TableSpec& spec, std::vector<BuildCheck>& checks);
/// What ties tables together, whatever their years.
void check_tables(const std::vector<Table>& tables, std::vector<BuildCheck>& checks);

/// Helpers to make columns.
Column text_column(std::string name);
void add_text(Column& column, std::string_view value);
Column integer_column(std::string name);
Column number_column(std::string name);

}  // namespace handlingsrom::facts::build
