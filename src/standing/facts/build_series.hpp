// Tables of kind "series": figures by quantity, area and year, read from columns that data/bundle.toml names.
#pragma once

#include <map>
#include <optional>
#include <set>

#include "standing/facts/build_input.hpp"
#include "standing/facts/series.hpp"

namespace handlingsrom::facts::build {

/// One file of a series table: where its areas, years and quantities stand.
struct SeriesRead {
  std::string file;
  std::string source_id;
  std::string area_column;
  std::string year_column;      // or
  std::vector<int> years;       // every row is of these years
  std::string quantity_column;  // a long file: the column that says which quantity …
  std::string value_column;     // … and the one with its value
  struct Column {
    std::string quantity;
    std::string from;    // column, or the value of quantity_column
    std::string place;   // what a cell reference says: the publisher's code where the column's name is not it
    std::string hidden;  // a cell is suppressed where this column is not empty
    std::string prefix;  // taken off before the number is read: "EKG07" → 7
  };
  std::vector<Column> columns;
  CellStatus status = CellStatus::published;  // of every figure in the file
  std::string why;                            // if it is not simply published
  std::string keep_column;
  std::string keep_value;
};

struct SeriesMark {
  std::vector<std::string> quantities;
  std::vector<std::string> areas;
  std::vector<int> years;  // empty: all
  CellStatus status = CellStatus::published;
  std::string why;
};

struct SeriesSpec {
  struct Quantity {
    std::string id;
    Unit unit = Unit::none;
    double scale = 1;
  };
  std::vector<Quantity> quantities;
  std::vector<std::string> regions;  // codes that may stand beside the municipalities
  std::vector<SeriesRead> reads;
  /// quantity = first ± others, in every year and area where all are known.
  struct Derived {
    std::string quantity;
    std::vector<std::string> plus;
    std::vector<std::string> minus;
  };
  std::vector<Derived> derived;
  /// Rows of the country and of the groups are summed where no file prints them. The quantity tells each municipality's group.
  std::string group_quantity;
  std::map<std::string, std::string> group_of_region;  // "1507" → "EKG11": counts in sums too
  std::vector<SeriesMark> marks;
  /// What a quantity sums to over municipalities, in units of the source.
  struct Control {
    std::string quantity;
    int year = 0;
    double sum = 0;
    double tolerance = 0;
  };
  std::vector<Control> controls;
};

/// All series tables of a specification, put together.
class SeriesBuilder {
 public:
  SeriesBuilder(const std::vector<std::int64_t>& municipality_numbers, std::vector<BuildCheck>& checks);
  /// Reads the files, checks what they print against each other and against the controls. Throws Error(bad_input).
  Table read(const std::filesystem::path& folder, const TableSpec& spec);
  /// Quantity, unit, scale, table, year, source, place of everything read.
  Table index() const { return index_; }
  /// Cells whose status their value does not tell, with the reason.
  Table marks() const { return marks_; }

 private:
  struct Grid;
  using Code = std::string;  // "5029", "EAK"
  void read_file(const std::filesystem::path& folder, const SeriesSpec& spec, const SeriesRead& read, Grid& grid);
  void derive(const SeriesSpec& spec, Grid& grid) const;
  void sum_up(const TableSpec& table, Grid& grid);
  void control(const TableSpec& table, const Grid& grid);
  void mark(const SeriesSpec& spec, Grid& grid) const;
  Table table_of(const TableSpec& table, const Grid& grid);

  std::vector<Code> municipalities_;
  std::set<Code> municipality_set_;
  std::map<Code, int> groups_;  // latest KOSTRA group of each municipality
  std::vector<BuildCheck>& checks_;
  Table index_;
  Table marks_;
};

}  // namespace handlingsrom::facts::build
