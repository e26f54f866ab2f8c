// What the columns of a table are, and what its rows say left of the figures.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "standing/importing/understanding.hpp"

namespace handlingsrom::importing {

struct TableRoles {
  /// What figures are divided by: a code and, where the next column has them, its words.
  struct Dimension {
    const ColumnReading* code = nullptr;
    const ColumnReading* name = nullptr;  // nullptr: none
    bool service = false;                 // its codes of five digits are a function's and two more
  };

  /// `table` must outlive the roles. Dimensions that tell nothing apart are left out.
  TableRoles(const reading::Sheet& sheet, const Table& table);

  const ColumnReading* municipality = nullptr;
  const ColumnReading* county = nullptr;
  const ColumnReading* year = nullptr;
  const ColumnReading* quantity = nullptr;
  const ColumnReading* part = nullptr;  // the last that has words: a name stands behind its number, or before it
  std::vector<const ColumnReading*> values;
  std::vector<Dimension> dimensions;
  std::vector<const ColumnReading*> units;  // of the row's amounts: "Enhet"
  const ColumnReading* side = nullptr;      // "D/K", and amounts without a sign: those of K are income

 private:
  void find_dimensions(const reading::Sheet& sheet, const Table& table);
  void find_side(const reading::Sheet& sheet, const Table& table);
};

/// "K", "Kredit": in a column of sides.
bool is_credit(std::string_view text);

/// What a row says in the columns left of the figures. PxWeb and people write it once and leave the cells under it empty: an empty cell takes what stands
/// above where a column further right is filled, so that a sum without words takes nothing.
class Stubs {
 public:
  Stubs(const reading::Sheet& sheet, const Table& table) : sheet_(sheet), table_(table) {}
  /// Rows are read from the top down.
  void read(std::uint32_t row);
  const std::string& of(std::uint32_t column) const;
  void clear() { texts_.clear(); }

 private:
  const reading::Sheet& sheet_;
  const Table& table_;
  std::map<std::uint32_t, std::string> texts_;  // by column, of the row that was read last
};

}  // namespace handlingsrom::importing
