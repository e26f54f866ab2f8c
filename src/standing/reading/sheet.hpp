// A sheet of cells as it stood in the file: what kind of content, where, and the words it was written in.
#pragma once

#include <cstdint>
#include <deque>
#include <limits>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "standing/reading/limits.hpp"

namespace handlingsrom::reading {

enum class Kind : std::uint8_t { empty, text, number, date, mark, error };

/// Why there is a sign and no figure, as Statistics Norway, Udir and spreadsheets write it.
enum class Mark : std::uint8_t {
  none,
  not_applicable,  // "."
  not_available,   // "..", "...", "#N/A", "NaN"
  suppressed,      // ":" and "*": hidden because few stand behind it
  nil,             // "-": nothing, or nothing given; not read as zero
  fault            // a spreadsheet's "#DIV/0!", or a formula whose value was not saved
};

/// The mark that a whole cell may be; Mark::none for anything else.
Mark mark_of(std::string_view text) noexcept;
/// Key of the mark in files and in the message catalogues.
std::string_view key_of(Mark mark) noexcept;

struct Cell {
  double number = std::numeric_limits<double>::quiet_NaN();  // Kind::number and, as days since 1899-12-30, Kind::date
  std::uint32_t text = 0;                                    // in the file's Texts; 0 where only a number stood there
  std::uint16_t column = 0;                                  // from 0
  Kind kind = Kind::empty;
  Mark mark = Mark::none;
};
static_assert(sizeof(Cell) == 16);

/// Each distinct text of a file once. Text 0 is "".
class Texts {
 public:
  /// `file` is what messages call the file.
  explicit Texts(std::string file = {}, std::size_t most_bytes = Limits{}.text_bytes);
  Texts(const Texts&) = delete;
  Texts& operator=(const Texts&) = delete;
  /// Throws Error(bad_input, "reading_limit") beyond the limit.
  std::uint32_t intern(std::string_view text);
  std::string_view at(std::uint32_t text) const { return texts_[text]; }

 private:
  std::deque<std::string> texts_;
  std::unordered_map<std::string_view, std::uint32_t> index_;
  std::size_t bytes_ = 0;
  std::string file_;
  std::size_t most_bytes_;
};

/// Cells that are one, both corners included.
struct Merge {
  std::uint32_t first_row = 0, first_column = 0, last_row = 0, last_column = 0;
};

/// Rows of cells; empty cells take no place. Filled row by row, left to right.
class Sheet {
 public:
  Sheet(std::string name, std::shared_ptr<Texts> texts) : name_(std::move(name)), texts_(std::move(texts)) {}

  const std::string& name() const { return name_; }
  bool hidden = false;
  std::vector<Merge> merges;

  std::uint32_t rows() const { return static_cast<std::uint32_t>(starts_.size()); }
  std::uint32_t columns() const { return columns_; }
  std::size_t cell_count() const { return cells_.size(); }
  std::span<const Cell> row(std::uint32_t row) const;
  std::span<Cell> row(std::uint32_t row);
  /// An empty cell where nothing stands, inside the sheet or outside.
  const Cell& at(std::uint32_t row, std::uint32_t column) const;
  /// What the file says in the cell: its words, or its number as a spreadsheet would show it; dates as 2025-12-31.
  std::string text(const Cell& cell) const;
  std::string text(std::uint32_t row_number, std::uint32_t column) const { return text(at(row_number, column)); }
  /// Line of a text file on which the row begins; elsewhere the row counted from 1, as spreadsheets do.
  std::int64_t line(std::uint32_t row) const;
  const Texts& texts() const { return *texts_; }

  /// `row` must not be above the last one added to, nor `cell.column` at or before the last in it: false then.
  bool add(std::uint32_t row, const Cell& cell);
  void set_line(std::uint32_t row, std::int64_t line);

 private:
  std::string name_;
  std::shared_ptr<Texts> texts_;
  std::vector<Cell> cells_;
  std::vector<std::uint32_t> starts_;  // of each row in cells_
  std::vector<std::int64_t> lines_;    // empty: row + 1
  std::uint32_t columns_ = 0;
};

/// "B7": column by letters, row from 1.
std::string address(std::uint32_t row, std::uint32_t column);

/// 1899-12-30 + days, as 2025-12-31; the time of day is left out.
std::string date_text(double days);

}  // namespace handlingsrom::reading
