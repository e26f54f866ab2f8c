#include "base/sort_columns.hpp"

#include <bit>

#include "base/wide.hpp"

namespace handlingsrom {
namespace {

using Row = std::array<double, columns_at_once>;

/// The smaller of each column to the first row, the larger to the second. Both rows are taken before either is written, so that nothing stands in the way
/// of wide registers.
[[gnu::always_inline]] inline void exchange(Row& first, Row& second) {
  const Row a = first;
  const Row b = second;
  Row smaller, larger;
  for (std::size_t column = 0; column < columns_at_once; ++column) {
    smaller[column] = b[column] < a[column] ? b[column] : a[column];
    larger[column] = b[column] < a[column] ? a[column] : b[column];
  }
  first = smaller;
  second = larger;
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
