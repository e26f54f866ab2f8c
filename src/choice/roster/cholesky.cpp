#include "choice/roster/cholesky.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace handlingsrom::roster {
namespace {

constexpr std::size_t block = 64;
constexpr std::size_t at_once = 8;

// target −= eight columns times their factors. Nearly all time of large programs is spent here.
#if defined(__GNUC__) && !defined(__clang__) && defined(__x86_64__) && !defined(__SANITIZE_ADDRESS__) && \
    !defined(__SANITIZE_THREAD__)
__attribute__((optimize("O3"), target_clones("arch=haswell", "default")))
#endif
void subtract(double* __restrict target, const double* __restrict from, std::size_t stride,
              const double* __restrict factor, std::size_t count) {
  for (std::size_t k = 0; k < count; ++k) {
    target[k] -= from[k] * factor[0] + from[k + stride] * factor[1] + from[k + 2 * stride] * factor[2] +
                 from[k + 3 * stride] * factor[3] + from[k + 4 * stride] * factor[4] +
                 from[k + 5 * stride] * factor[5] + from[k + 6 * stride] * factor[6] + from[k + 7 * stride] * factor[7];
  }
}

/// `target` from `first_row` to `last_row` less `count` columns times their row `row`.
void subtract_columns(double* target, std::size_t row, const double* columns, std::size_t stride, std::size_t count,
                      std::size_t first_row, std::size_t last_row) {
  std::size_t k = 0;
  for (; k + at_once <= count; k += at_once) {
    const double* from = columns + k * stride;
    std::array<double, at_once> factor{};
    for (std::size_t j = 0; j < at_once; ++j) factor[j] = from[j * stride + row];
    subtract(target + first_row, from + first_row, stride, factor.data(), last_row - first_row);
  }
  for (; k < count; ++k) {
    const double* from = columns + k * stride;
    for (std::size_t r = first_row; r < last_row; ++r) target[r] -= from[r] * from[row];
  }
}

/// The columns from `first` on less a panel times its rows, in strips that stay near.
void subtract_panel(DenseMatrix& matrix, std::size_t first, const double* columns, std::size_t count) {
  constexpr std::size_t strip = 256;
  for (std::size_t row = first; row < matrix.size; row += strip) {
    const std::size_t end = std::min(matrix.size, row + strip);
    for (std::size_t target = first; target < end; ++target)
      subtract_columns(matrix.column(target), target, columns, matrix.size, count, std::max(row, target), end);
  }
}

}  // namespace

void factor_cholesky(DenseMatrix& matrix) {
  const std::size_t size = matrix.size;
  constexpr double infinite = 1e64;
  for (std::size_t first = 0; first < size; first += block) {
    const std::size_t last = std::min(size, first + block);
    for (std::size_t k = first; k < last; ++k) {
      double* column = matrix.column(k);
      subtract_columns(column, k, matrix.column(first), size, k - first, k, size);
      const double pivot = column[k] > 1e-30 ? std::sqrt(column[k]) : infinite;
      column[k] = pivot;
      for (std::size_t r = k + 1; r < size; ++r) column[r] /= pivot;
    }
    subtract_panel(matrix, last, matrix.column(first), last - first);
  }
}

void subtract_outer(DenseMatrix& matrix, const std::vector<double>& panel) {
  for (std::size_t first = 0; first < panel.size(); first += block * matrix.size) {
    const std::size_t rest = (panel.size() - first) / matrix.size;
    subtract_panel(matrix, 0, panel.data() + first, std::min(block, rest));
  }
}

void solve_cholesky(const DenseMatrix& factor, std::vector<double>& right) {
  const std::size_t size = factor.size;
  for (std::size_t k = 0; k < size; ++k) {
    const double* column = factor.column(k);
    right[k] /= column[k];
    for (std::size_t r = k + 1; r < size; ++r) right[r] -= column[r] * right[k];
  }
  for (std::size_t k = size; k-- > 0;) {
    const double* column = factor.column(k);
    double sum = right[k];
    for (std::size_t r = k + 1; r < size; ++r) sum -= column[r] * right[r];
    right[k] = sum / column[k];
  }
}

}  // namespace handlingsrom::roster
