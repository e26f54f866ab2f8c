// What lines of a table come to, and whether another line is that.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "standing/importing/understanding.hpp"
#include "standing/reading/sheet.hpp"

namespace handlingsrom::importing {

/// Half of the last decimal that a figure is written with, three at most: what it may have been rounded by.
inline double rounding_of(double number) {
  double step = 1;
  for (int decimals = 0; decimals < 3; ++decimals, step /= 10) {
    const double scaled = number / step;
    if (std::abs(scaled - std::round(scaled)) < 1e-6) break;
  }
  return step / 2;
}

/// What lines come to, column by column.
class RunningSum {
 public:
  RunningSum(const reading::Sheet& sheet, const std::vector<const ColumnReading*>& values)
      : sheet_(sheet), values_(values) {
    clear();
  }
  void clear() {
    lines_ = 0;
    columns_.assign(values_.size(), {});
  }
  void add(std::uint32_t row) {
    ++lines_;
    for (std::size_t i = 0; i < values_.size(); ++i) {
      const reading::Cell& cell = sheet_.at(row, values_[i]->column);
      Column& column = columns_[i];
      if (cell.kind == reading::Kind::number) {
        column.sum += cell.number;
        column.rounding += rounding_of(cell.number);
      } else if (cell.kind == reading::Kind::mark &&
                 (cell.mark == reading::Mark::suppressed || cell.mark == reading::Mark::not_available)) {
        column.hidden = true;
      }
    }
  }
  std::size_t lines() const { return lines_; }
  /// Whether every figure of the row is what the lines come to, and some of them more than nothing.
  bool come_to(std::uint32_t row) const {
    bool any = false;
    for (std::size_t i = 0; i < values_.size(); ++i) {
      const reading::Cell& cell = sheet_.at(row, values_[i]->column);
      if (cell.kind != reading::Kind::number) continue;
      const Column& column = columns_[i];
      const double apart = std::abs(cell.number - column.sum);
      const double rounding = std::max(column.rounding, 1e-6 * std::abs(column.sum));
      if (column.hidden || apart > rounding) return false;
      any = any || std::abs(column.sum) >= rounding || (apart < 1e-9 && column.sum != 0);
    }
    return any && lines_ > 0;
  }

 private:
  struct Column {
    double sum = 0, rounding = 0;
    bool hidden = false;
  };
  const reading::Sheet& sheet_;
  const std::vector<const ColumnReading*>& values_;
  std::vector<Column> columns_;
  std::size_t lines_ = 0;
};

}  // namespace handlingsrom::importing
