// A table of the bundle in memory: named columns of whole numbers, numbers or texts.
#pragma once

#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

namespace handlingsrom::facts {

enum class ColumnType : std::uint8_t { integer, number, text, ages };

inline constexpr std::int64_t missing_integer = std::numeric_limits<std::int64_t>::min();

/// Only the member that belongs to `type` is filled.
struct Column {
  std::string name;
  ColumnType type = ColumnType::integer;
  std::vector<std::int64_t> integers;   // missing_integer where empty
  std::vector<double> numbers;          // NaN where empty
  std::vector<std::string> dictionary;  // texts: the distinct values in order of first use …
  std::vector<std::uint32_t> index;     // … and which one each row has

  std::string_view text(std::size_t row) const { return dictionary[index[row]]; }
};

struct Table {
  std::string name;
  std::vector<std::string> source_ids;
  std::size_t rows = 0;
  std::vector<Column> columns;

  /// Throws Error(bundle_damaged, "bundle_column_missing").
  const Column& column(std::string_view column_name) const;
  const std::vector<std::int64_t>& integers(std::string_view column_name) const;
  const std::vector<double>& numbers(std::string_view column_name) const;
  const Column& texts(std::string_view column_name) const;
};

std::string_view key_of(ColumnType type) noexcept;

}  // namespace handlingsrom::facts
