// Rows of yearly figures in one block: what the models fill and the paths refill without allocating.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "base/units.hpp"

namespace handlingsrom {

/// `rows` × `years` doubles, row by row; year t is first_year() + t.
class YearTable {
 public:
  YearTable() = default;
  YearTable(Year first, int years, int rows)
      : first_(first),
        years_(years),
        rows_(rows),
        values_(static_cast<std::size_t>(years) * static_cast<std::size_t>(rows)) {}

  Year first_year() const { return first_; }
  int years() const { return years_; }
  int rows() const { return rows_; }

  std::span<double> row(int index) { return std::span<double>(values_).subspan(offset(index), size()); }
  std::span<const double> row(int index) const {
    return std::span<const double>(values_).subspan(offset(index), size());
  }
  double at(int index, int t) const { return values_[offset(index) + static_cast<std::size_t>(t)]; }

  /// Row `target` = sum of rows [first, last).
  void sum_rows(int target, int first, int last) {
    const auto total = row(target);
    for (double& value : total) value = 0;
    for (int index = first; index < last; ++index) {
      const auto part = row(index);
      for (std::size_t t = 0; t < total.size(); ++t) total[t] += part[t];
    }
  }

 private:
  std::size_t size() const { return static_cast<std::size_t>(years_); }
  std::size_t offset(int index) const { return static_cast<std::size_t>(index) * size(); }

  Year first_{};
  int years_ = 0;
  int rows_ = 0;
  std::vector<double> values_;
};

}  // namespace handlingsrom
