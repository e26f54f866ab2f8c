#include "base/sort_columns.hpp"

#include <bit>

#include "base/wide.hpp"

namespace handlingsrom {
namespace {

using Row = std::array<double, columns_at_once>;

/// The smaller of each column to the first row, the larger to the second.
[[gnu::always_inline]] inline void exchange(Row& first, Row& second) {
  for (std::size_t column = 0; column < columns_at_once; ++column) {
    const double a = first[column];
    const double b = second[column];
    first[column] = b < a ? b : a;
    second[column] = b < a ? a : b;
  }
}

HANDLINGSROM_WIDE void merge_exchange(Row* rows, std::size_t count) {
  const std::size_t half = std::bit_ceil(count) / 2;
  for (std::size_t p = half; p > 0; p /= 2) {
    std::size_t q = half, r = 0, distance = p;
    while (true) {
      for (std::size_t i = 0; i + distance < count; ++i) {
        if ((i & p) == r) exchange(rows[i], rows[i + distance]);
      }
      if (q == p) break;
      distance = q - p;
      q /= 2;
      r = p;
    }
  }
}

}  // namespace

void sort_columns(std::span<Row> rows) {
  if (rows.size() > 1) merge_exchange(rows.data(), rows.size());
}

}  // namespace handlingsrom
