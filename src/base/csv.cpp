#include "base/csv.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "base/error.hpp"
#include "base/text.hpp"

namespace handlingsrom::csv {
namespace {

constexpr std::size_t longest_field = 1U << 20U;  // a field longer than a mebibyte is a broken quote, not data
constexpr std::size_t most_fields = 10000;        // in a record
constexpr int most_blank_lines = 100000;          // one after the other: a stream without end, not a table

}  // namespace

bool read_record(std::streambuf& buffer, char separator, const std::string& name, std::int64_t& line,
                 std::vector<std::string>& fields) {
  constexpr int end = std::char_traits<char>::eof();
  if (buffer.sgetc() == end) return false;
  const std::int64_t first_line = line;
  fields.assign(1, {});
  bool quoted = false;
  for (int c = buffer.sbumpc(); c != end; c = buffer.sbumpc()) {
    const char character = static_cast<char>(c);
    if (quoted) {
      if (character == '"' && buffer.sgetc() == '"') {
        buffer.sbumpc();
        fields.back() += '"';
        continue;
      }
      if (character == '"') {
        quoted = false;
        continue;
      }
      if (character == '\n') ++line;
    } else if (character == '"' && fields.back().empty()) {
      quoted = true;
      continue;
    } else if (character == separator) {
      if (fields.size() >= most_fields) {
        throw Error(ErrorCode::bad_input, "csv_too_many_fields",
                    {{"file", name}, {"line", std::to_string(first_line)}, {"expected", std::to_string(most_fields)}});
      }
      fields.emplace_back();
      continue;
    } else if (character == '\n') {
      ++line;
      if (!fields.back().empty() && fields.back().back() == '\r') fields.back().pop_back();
      return true;
    }
    const auto byte = static_cast<unsigned char>(c);
    const bool breaks = character == '\r' || (quoted && character == '\n');  // within a field
    if ((byte < 0x20 && character != '\t' && !breaks) || byte == 0x7F) {
      throw Error(ErrorCode::bad_input, "csv_control", {{"file", name}, {"line", std::to_string(first_line)}});
    }
    if (fields.back().size() >= longest_field) {
      throw Error(ErrorCode::bad_input, "csv_field_too_long", {{"file", name}, {"line", std::to_string(first_line)}});
    }
    fields.back() += character;
  }
  if (quoted) {
    throw Error(ErrorCode::bad_input, "csv_quote_open", {{"file", name}, {"line", std::to_string(first_line)}});
  }
  if (!fields.back().empty() && fields.back().back() == '\r') fields.back().pop_back();
  return true;
}

Reader::Reader(std::istream& input, std::string name) : input_(input), name_(std::move(name)) {
  if (!read_record(*input_.rdbuf(), ',', name_, line_, columns_)) {
    throw Error(ErrorCode::bad_input, "csv_empty", {{"file", name_}});
  }
  if (columns_.front().starts_with("\xEF\xBB\xBF")) columns_.front().erase(0, 3);
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    if (std::find(columns_.begin(), columns_.begin() + static_cast<std::ptrdiff_t>(i), columns_[i]) !=
        columns_.begin() + static_cast<std::ptrdiff_t>(i)) {
      throw Error(ErrorCode::bad_input, "csv_column_doubled", {{"file", name_}, {"column", columns_[i]}});
    }
  }
}

bool Reader::has_column(std::string_view name) const {
  return std::find(columns_.begin(), columns_.end(), name) != columns_.end();
}

std::size_t Reader::column(std::string_view name) const {
  const auto found = std::find(columns_.begin(), columns_.end(), name);
  if (found == columns_.end()) {
    std::string there;
    for (const std::string& each : columns_) there += (there.empty() ? "" : ",") + each;
    throw Error(ErrorCode::bad_input, "csv_column_missing",
                {{"file", name_}, {"line", "1"}, {"expected", std::string(name)}, {"found", shortened(there)}});
  }
  return static_cast<std::size_t>(found - columns_.begin());
}

bool Reader::next() {
  int blank = -1;
  do {
    record_line_ = line_;
    if (++blank > most_blank_lines) {
      throw Error(ErrorCode::bad_input, "csv_blank_lines", {{"file", name_}, {"line", std::to_string(record_line_)}});
    }
    if (!read_record(*input_.rdbuf(), ',', name_, line_, fields_)) return false;
  } while (fields_.size() == 1 && fields_.front().empty());
  if (fields_.size() != columns_.size()) {
    throw Error(ErrorCode::bad_input, "csv_field_count",
                {{"file", name_},
                 {"line", std::to_string(record_line_)},
                 {"found", std::to_string(fields_.size())},
                 {"expected", std::to_string(columns_.size())}});
  }
  return true;
}

double Reader::number(std::size_t column, std::string_view expected) const {
  const std::string& field = fields_[column];
  double value = 0;
  const auto [stop, fault] = std::from_chars(field.data(), field.data() + field.size(), value);
  if (fault != std::errc{} || stop != field.data() + field.size() || !std::isfinite(value)) refuse(column, expected);
  return value;
}

std::int64_t Reader::integer(std::size_t column, std::string_view expected) const {
  const std::string& field = fields_[column];
  std::int64_t value = 0;
  const auto [stop, fault] = std::from_chars(field.data(), field.data() + field.size(), value);
  if (fault != std::errc{} || stop != field.data() + field.size()) refuse(column, expected);
  return value;
}

void Reader::refuse(std::size_t column, std::string_view expected) const {
  throw Error(ErrorCode::bad_input, "csv_value",
              {{"file", name_},
               {"line", std::to_string(record_line_)},
               {"column", columns_[column]},
               {"found", shortened(fields_[column])},
               {"expected", std::string(expected)}});
}

}  // namespace handlingsrom::csv
