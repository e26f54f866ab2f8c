#include "standing/facts/small_cells.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string_view>
#include <utility>

#include "standing/disclosure/small_counts.hpp"
#include "standing/facts/missing.hpp"

namespace handlingsrom::facts {
namespace {

using disclosure::too_small;

/// nullptr: the table has no such column.
Column* column_of(Table& table, std::string_view name) {
  const auto found =
      std::find_if(table.columns.begin(), table.columns.end(), [&](const Column& one) { return one.name == name; });
  return found == table.columns.end() ? nullptr : &*found;
}

void hide_totals(Table& table, std::initializer_list<std::string_view> names) {
  for (const std::string_view name : names) {
    if (Column* column = column_of(table, name))
      for (double& value : column->numbers)
        if (too_small(value)) value = small_total;
  }
}

/// A total and the three ages that it is the sum of.
void hide_ages(Table& table, const std::array<std::string_view, 4>& names) {
  std::array<Column*, 4> columns{};
  for (std::size_t k = 0; k < names.size(); ++k) {
    columns[k] = column_of(table, names[k]);
    if (columns[k] == nullptr) return;
  }
  for (std::size_t row = 0; row < table.rows; ++row) {
    const auto value = [&](std::size_t k) -> double& { return columns[k]->numbers[row]; };
    const auto hidden = disclosure::hidden_cells({value(0), {value(1), value(2), value(3)}});
    for (std::size_t k = 0; k < columns.size(); ++k)
      if (hidden[k]) value(k) = k == 0 && too_small(value(0)) ? small_total : missing;
  }
}

/// Those in nursing homes are nearly the sum of short and long stays: beside one of these they tell what the other is.
void hide_nearly_sums(Table& table) {
  Column* all = column_of(table, "nursing_home_residents");
  const Column* short_stay = column_of(table, "short_stay_residents");
  const Column* long_stay = column_of(table, "long_stay_residents");
  if (all == nullptr || short_stay == nullptr || long_stay == nullptr) return;
  const auto unknown = [](double value) { return is_missing(value) || too_small(value); };
  for (std::size_t row = 0; row < table.rows; ++row) {
    double& sum = all->numbers[row];
    if (unknown(short_stay->numbers[row]) || unknown(long_stay->numbers[row]) || too_small(sum)) sum = missing;
  }
}

/// What another table holds too is hidden there, where what it is a part of is known.
void empty(Table& table, std::string_view name) {
  if (Column* column = column_of(table, name)) std::fill(column->numbers.begin(), column->numbers.end(), missing);
}

void hide_counts(Table& table, std::initializer_list<std::string_view> names) {
  for (const std::string_view name : names) {
    if (Column* column = column_of(table, name))
      for (std::int64_t& value : column->integers)
        if (value != missing_integer && too_small(static_cast<double>(value))) value = missing_integer;
  }
}

bool has_small_cells(std::string_view table) {
  return table == "care_users" || table == "care_panel" || table == "care_services" || table == "schools" ||
         table == "kindergartens";
}

}  // namespace

Table without_small_cells(Table table) {
  if (table.name == "care_users" || table.name == "care_panel") {
    hide_ages(table, {"homecare_all", "homecare_0_66", "homecare_67_79", "homecare_80p"});
    hide_ages(table, {"longstay_all", "longstay_0_66", "longstay_67_79", "longstay_80p"});
    hide_totals(table, {"staffed_homes_all"});
  } else if (table.name == "care_services") {
    hide_nearly_sums(table);
    hide_totals(table, {"short_stay_residents", "long_stay_residents", "home_care_users"});
    empty(table, "home_care_users_80p");
  } else if (table.name == "schools") {
    hide_counts(table, {"pupils", "staff", "tested_grade_5", "tested_grade_8"});
  } else if (table.name == "kindergartens") {
    hide_counts(table, {"antall_barn"});
  }
  return table;
}

Table shown_table(const Bundle& bundle, std::string_view name) { return without_small_cells(bundle.table(name)); }

Bytes for_publication(const Bundle& bundle) {
  return unpacked(bundle, [](const Bundle& from, const TableEntry& table) -> std::optional<Table> {
    if (!has_small_cells(table.name)) return std::nullopt;
    return shown_table(from, table.name);
  });
}

}  // namespace handlingsrom::facts
