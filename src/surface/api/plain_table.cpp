#include "surface/api/plain_table.hpp"

#include <charconv>
#include <sstream>

#include <fmt/format.h>

#include "base/csv.hpp"
#include "base/csv_text.hpp"
#include "base/read_file.hpp"
#include "standing/reading/document.hpp"

namespace handlingsrom::api {
namespace {

/// What a reader of plain numbers makes of words is what the file's own reading says.
bool is_plain(const std::string& words, double number) {
  double read = 0;
  const auto [end, fault] = std::from_chars(words.data(), words.data() + words.size(), read);
  return fault == std::errc() && end == words.data() + words.size() && read == number;
}

std::string cell_text(const reading::Sheet& sheet, const reading::Cell& cell) {
  std::string words = sheet.text(cell);
  if (cell.kind == reading::Kind::number && !is_plain(words, cell.number)) return fmt::format("{}", cell.number);
  return csv::quoted(words);
}

}  // namespace

std::string plain_table(const std::filesystem::path& file) {
  const reading::Document document = reading::read_file(file);
  if (document.sheets.empty()) return read_file(file);
  const reading::Sheet& sheet = document.sheets.front();
  std::uint32_t rows = sheet.rows();
  while (rows > 0 && sheet.row(rows - 1).empty()) --rows;
  std::uint32_t columns = 0;
  if (rows > 0) {
    for (const reading::Cell& cell : sheet.row(0)) columns = std::max<std::uint32_t>(columns, cell.column + 1U);
  }
  std::string text;
  for (std::uint32_t row = 0; row < rows; ++row) {
    std::uint32_t last = columns;
    for (const reading::Cell& cell : sheet.row(row)) last = std::max<std::uint32_t>(last, cell.column + 1U);
    for (std::uint32_t column = 0; column < last; ++column)
      text += (column > 0 ? "," : "") + cell_text(sheet, sheet.at(row, column));
    text += '\n';
  }
  return text;
}

std::vector<std::string> plain_columns(const std::filesystem::path& file) {
  std::istringstream input(plain_table(file));
  return csv::Reader(input, file.filename().string()).columns();
}

}  // namespace handlingsrom::api
