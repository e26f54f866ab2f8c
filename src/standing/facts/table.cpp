#include "standing/facts/table.hpp"

#include "base/error.hpp"

namespace handlingsrom::facts {
namespace {

const Column& column_of_type(const Table& table, std::string_view name, ColumnType type) {
  const Column& column = table.column(name);
  if (column.type != type) {
    throw Error(ErrorCode::bundle_damaged, "bundle_column_missing",
                {{"table", table.name}, {"column", std::string(name)}, {"expected", std::string(key_of(type))}});
  }
  return column;
}

}  // namespace

const Column& Table::column(std::string_view column_name) const {
  for (const Column& column : columns) {
    if (column.name == column_name) return column;
  }
  throw Error(ErrorCode::bundle_damaged, "bundle_column_missing",
              {{"table", name}, {"column", std::string(column_name)}});
}

const std::vector<std::int64_t>& Table::integers(std::string_view column_name) const {
  return column_of_type(*this, column_name, ColumnType::integer).integers;
}

const std::vector<double>& Table::numbers(std::string_view column_name) const {
  return column_of_type(*this, column_name, ColumnType::number).numbers;
}

const Column& Table::texts(std::string_view column_name) const {
  return column_of_type(*this, column_name, ColumnType::text);
}

std::string_view key_of(ColumnType type) noexcept {
  switch (type) {
    case ColumnType::integer: return "integer";
    case ColumnType::number: return "number";
    case ColumnType::text: return "text";
    case ColumnType::ages: return "ages";
  }
  return "integer";
}

}  // namespace handlingsrom::facts
