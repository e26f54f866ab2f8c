// Held against std::sort, column by column.
#include "base/sort_columns.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "base/random.hpp"

namespace handlingsrom {
namespace {

using Row = std::array<double, columns_at_once>;

TEST(SortColumns, SortsEveryLengthAsStdSortDoes) {
  for (std::size_t count = 0; count <= 70; ++count) {
    std::vector<Row> rows(count);
    for (std::size_t i = 0; i < count; ++i) {
      for (std::size_t c = 0; c < columns_at_once; ++c) {
        const double u = uniform({count, static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(c), 0, 0});
        rows[i][c] = c % 2 == 0 ? u - 0.5 : std::floor(5 * u);  // every other with many equals
      }
    }
    std::vector<std::vector<double>> expected(columns_at_once);
    for (std::size_t c = 0; c < columns_at_once; ++c) {
      for (const Row& row : rows) expected[c].push_back(row[c]);
      std::sort(expected[c].begin(), expected[c].end());
    }
    sort_columns(rows);
    for (std::size_t c = 0; c < columns_at_once; ++c) {
      for (std::size_t i = 0; i < count; ++i) ASSERT_EQ(rows[i][c], expected[c][i]) << count << ' ' << i << ' ' << c;
    }
  }
}

// A network that sorts every sequence of zeros and ones sorts everything (Knuth 5.2.2, theorem Z).
RC_GTEST_PROP(SortColumns, SortsZerosAndOnes, ()) {
  const auto ones = *rc::gen::container<std::vector<bool>>(rc::gen::arbitrary<bool>());
  std::vector<Row> rows(ones.size());
  for (std::size_t i = 0; i < ones.size(); ++i) rows[i].fill(ones[i] ? 1 : 0);
  sort_columns(rows);
  RC_ASSERT(std::is_sorted(rows.begin(), rows.end()));
  RC_ASSERT(static_cast<std::ptrdiff_t>(std::count(ones.begin(), ones.end(), true)) ==
            std::count_if(rows.begin(), rows.end(), [](const Row& row) { return row[3] == 1; }));
}

}  // namespace
}  // namespace handlingsrom
