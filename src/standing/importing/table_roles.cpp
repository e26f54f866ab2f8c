#include "standing/importing/table_roles.hpp"

#include <algorithm>

#include "standing/importing/units.hpp"
#include "standing/registry/fold.hpp"

namespace handlingsrom::importing {
namespace {

using reading::Cell;
using reading::Kind;

bool has_letter(const std::string& text) {
  return std::any_of(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (static_cast<unsigned char>(c) & 0x80U) != 0;
  });
}

}  // namespace

TableRoles::TableRoles(const reading::Sheet& sheet, const Table& table) {
  for (const ColumnReading& column : table.columns) {
    if (column.role == ColumnRole::municipality) municipality = &column;
    if (column.role == ColumnRole::county) county = &column;
    if (column.role == ColumnRole::year) year = &column;
    if (column.role == ColumnRole::quantity) quantity = &column;
    if (column.role == ColumnRole::part &&
        (part == nullptr || has_letter(column.example) || !has_letter(part->example)))
      part = &column;
    if (column.role == ColumnRole::value)
      values.push_back(&column);
    else if (is_unit_head(column.head))
      units.push_back(&column);
  }
  find_dimensions(sheet, table);
  find_side(sheet, table);
}

bool is_credit(std::string_view text) {
  const std::u32string side = registry::fold(text);
  return side == U"k" || side == U"c" || side == U"kredit" || side == U"credit";
}

void TableRoles::find_side(const reading::Sheet& sheet, const Table& table) {
  for (const Dimension& dimension : dimensions) {
    const std::u32string head = registry::fold(dimension.code->head);
    if (head != U"dk" && head != U"dc" && head != U"debetkredit" && head != U"debitkredit" && head != U"debitcredit")
      continue;
    bool without_sign = true;  // none of credit is negative already
    for (std::uint32_t row = table.first_row; row <= table.last_row; ++row)
      if (is_credit(sheet.text(sheet.at(row, dimension.code->column))))
        for (const ColumnReading* value : values)
          without_sign = without_sign && !(sheet.at(row, value->column).number < 0);
    if (without_sign) side = dimension.code;
  }
}

void TableRoles::find_dimensions(const reading::Sheet& sheet, const Table& table) {
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    const ColumnReading& column = table.columns[i];
    if (column.role != ColumnRole::dimension) continue;
    std::string first;
    bool varies = false;
    for (std::uint32_t row = table.first_row; row <= table.last_row && !varies; ++row) {
      const Cell& cell = sheet.at(row, column.column);
      if (cell.kind == Kind::empty) continue;
      std::string text = sheet.text(cell);
      if (first.empty())
        first = std::move(text);
      else
        varies = text != first;
    }
    if (!varies) continue;
    const bool named = i + 1 < table.columns.size() && table.columns[i + 1].role == ColumnRole::name;
    const std::u32string head = registry::fold(column.head);
    dimensions.push_back({&column, named ? &table.columns[i + 1] : nullptr,
                          head.starts_with(U"tjeneste") || head.starts_with(U"teneste")});
  }
}

void Stubs::read(std::uint32_t row) {
  bool filled_behind = false;
  for (std::size_t i = table_.columns.size(); i-- > 0;) {
    const ColumnReading& column = table_.columns[i];
    if (column.role == ColumnRole::value || column.role == ColumnRole::ignored) continue;
    const Cell& cell = sheet_.at(row, column.column);
    std::string& text = texts_[column.column];
    if (cell.kind != Kind::empty) {
      text = sheet_.text(cell);
      filled_behind = true;
    } else if (!filled_behind) {
      text.clear();
    }
  }
}

const std::string& Stubs::of(std::uint32_t column) const {
  static const std::string nothing;
  const auto found = texts_.find(column);
  return found == texts_.end() ? nothing : found->second;
}

}  // namespace handlingsrom::importing
