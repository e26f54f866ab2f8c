// The frontier's program by CLP: for what the specialised simplex does not settle, and to hold it against.
#include <algorithm>
#include <cmath>

#include "base/linear/program.hpp"
#include "standing/comparison/efficiency/frontier.hpp"

namespace handlingsrom::comparison {

double Frontier::measure_by_library(Orientation orientation, std::size_t without) {
  ++library_;
  from_library_ = true;
  library_peers_.clear();
  linear::Program program(linear::Sense::maximise);
  program.set_tolerances(1e-9, 1e-9);
  // Each row in the size of what is measured, so that the tolerance means the same for small units.
  const auto size = [&](std::size_t k) { return right_[k] != 0 ? std::abs(right_[k]) : 1; };
  for (std::size_t k = 0; k < rows_; ++k) {
    const bool equation = returns_ == Returns::variable && k + 1 == rows_;
    program.add_row(equation ? right_[k] : -linear::infinity, right_[k] / size(k));
  }
  std::vector<int> rows;
  std::vector<double> values, sizes;
  const auto add = [&](double cost, double low, double high, auto coefficient) {
    rows.clear();
    values.clear();
    for (std::size_t k = 0; k < rows_; ++k) {
      if (const double value = coefficient(k); value != 0) {
        rows.push_back(static_cast<int>(k));
        values.push_back(value / size(k));
      }
    }
    // A column in its own size: a little of a large unit is much to a small one.
    double largest = 0;
    for (const double value : values) largest = std::max(largest, std::abs(value));
    for (double& value : values) value /= largest;
    program.add_column(cost, low, high, rows, values);
    sizes.push_back(largest);
  };
  for (std::size_t j = 0; j < units_; ++j) {
    add(0, 0, j == without ? 0 : linear::infinity, [&](std::size_t k) { return matrix_[k * units_ + j]; });
  }
  add(1, -linear::infinity, linear::infinity, [&](std::size_t k) { return beta_[k]; });
  if (program.solve() != linear::Status::optimal) return std::nan("");
  for (std::size_t j = 0; j < units_; ++j) {
    if (const double weight = program.value(static_cast<int>(j)) / sizes[j]; weight > 1e-9) {
      library_peers_.push_back({static_cast<int>(j), weight});
    }
  }
  const double beta = program.value(static_cast<int>(units_)) / sizes[units_];
  return orientation == Orientation::in ? 1 - beta : 1 + beta;
}

}  // namespace handlingsrom::comparison
