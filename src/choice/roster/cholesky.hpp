// Factors of a symmetric positive definite matrix, in place.
#pragma once

#include <cstddef>
#include <vector>

namespace handlingsrom::roster {

/// Column by column; only the lower half counts.
struct DenseMatrix {
  std::size_t size = 0;
  std::vector<double> values;

  void clear(std::size_t rows) {
    size = rows;
    values.assign(rows * rows, 0);
  }
  double* column(std::size_t k) { return values.data() + k * size; }
  const double* column(std::size_t k) const { return values.data() + k * size; }
};

/// The lower half of matrix less P Pᵀ, where P has the same rows and `panel` holds it column by column.
void subtract_outer(DenseMatrix& matrix, const std::vector<double>& panel);

/// The lower half becomes L with L Lᵀ = matrix, in blocks that stay in the cache (Golub and Van Loan 2013, section 4.2.9). A pivot that is not above zero is
/// taken to be infinite: its row then has no part in the solution, as is usual for the normal equations of interior points.
void factor_cholesky(DenseMatrix& matrix);

/// L Lᵀ x = right, in place.
void solve_cholesky(const DenseMatrix& factor, std::vector<double>& right);

}  // namespace handlingsrom::roster
