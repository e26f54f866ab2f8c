// The readers behind document.hpp, one for each kind of file.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "standing/reading/document.hpp"

namespace handlingsrom::reading {

/// Text with separators, already chosen as such.
void read_delimited(std::string_view bytes, Document& document, const Limits& limits);
void read_xlsx(std::string_view bytes, Document& document, const Limits& limits);
void read_ods(std::string_view bytes, Document& document, const Limits& limits);

/// Turns cells of text into numbers and marks by the file's decimal mark, once that is known. `default_mark` decides where no number tells.
void settle_numbers(Document& document, DecimalMark default_mark);

/// What a cell says: no blanks around it, and without the spreadsheet's sign that what follows is text ('0301).
std::string_view words_of_cell(std::string_view text);

/// Columns from 0, both included.
struct ColumnRange {
  long long first = 0, last = -1;
};
/// How many of the columns hold something.
std::size_t filled_columns(const Sheet& sheet, const std::vector<ColumnRange>& ranges);

/// A spreadsheet shows fifteen digits and stores the double behind them: 83.59999999999999 is what somebody typed as 83.6.
double shown(double number);

/// Error(bad_input, "reading_limit") naming the limit that was passed.
[[noreturn]] void refuse_limit(const std::string& file, std::string_view limit, std::size_t most);

/// Adds a cell, counting it against the limits of a file.
class SheetFiller {
 public:
  SheetFiller(const std::string& file, const Limits& limits, std::size_t& cells)
      : file_(file), limits_(limits), cells_(cells) {}
  /// Throws Error(bad_input, "reading_limit") beyond the limits and "reading_cell_order" for a cell that is not after the one before.
  void add(Sheet& sheet, std::uint64_t row, std::uint64_t column, Cell cell);

 private:
  const std::string& file_;
  const Limits& limits_;
  std::size_t& cells_;
};

}  // namespace handlingsrom::reading
