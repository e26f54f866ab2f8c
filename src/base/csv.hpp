// Streaming reader for CSV files (RFC 4180: UTF-8, comma, header row), with the place of every fault.
#pragma once

#include <cstdint>
#include <istream>
#include <string>
#include <string_view>
#include <vector>

namespace handlingsrom::csv {

/// Reads one record of the file `name`, its fields parted by `separator`, into `fields`; false at the end. A field in quotation marks may hold separators,
/// line breaks and doubled quotation marks (RFC 4180). `line` is the line on which the record begins, and afterwards the next one.
/// Throws Error(bad_input, "csv_quote_open", "csv_field_too_long", "csv_too_many_fields", "csv_control").
bool read_record(std::streambuf& buffer, char separator, const std::string& name, std::int64_t& line,
                 std::vector<std::string>& fields);

/// Reads one record after another; memory use is that of one record, whatever the file's size.
/// Errors are Error(bad_input, "csv_…") with file, line, column, found and expected.
class Reader {
 public:
  /// `name` is what messages call the file. Reads the header; throws when it is missing or a column is doubled.
  Reader(std::istream& input, std::string name);

  const std::vector<std::string>& columns() const { return columns_; }
  /// Position of a column; throws Error(bad_input, "csv_column_missing") naming it.
  std::size_t column(std::string_view name) const;
  bool has_column(std::string_view name) const;

  /// Reads the next record; false at the end. Throws when the number of fields is not that of the header.
  bool next();

  std::int64_t line() const { return record_line_; }  // line on which the record begins, from 1
  std::string_view text(std::size_t column) const { return fields_[column]; }
  bool empty(std::size_t column) const { return fields_[column].empty(); }
  /// Throws Error(bad_input, "csv_not_a_number" …) naming line and column; `expected` is for the message.
  double number(std::size_t column, std::string_view expected = "a number") const;
  std::int64_t integer(std::size_t column, std::string_view expected = "a whole number") const;

  /// Error(bad_input, "csv_value") at the current record and the given column.
  [[noreturn]] void refuse(std::size_t column, std::string_view expected) const;

 private:
  std::istream& input_;
  std::string name_;
  std::vector<std::string> columns_;
  std::vector<std::string> fields_;
  std::int64_t line_ = 1;
  std::int64_t record_line_ = 1;
};

}  // namespace handlingsrom::csv
