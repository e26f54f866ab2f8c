// Distance to the frontier that a set of units spans.
#pragma once

#include <cstddef>
#include <limits>
#include <vector>

#include "standing/comparison/efficiency/efficiency.hpp"

namespace handlingsrom::comparison {

inline constexpr std::size_t nobody = std::numeric_limits<std::size_t>::max();

/// maximise β subject to Σ λ_j x_j ≤ x − β g_x, Σ λ_j y_j ≥ y + β g_y, λ ≥ 0 and Σ λ as the returns say; g = (x, 0) or (0, y).
///
/// The dual solution is a facet: prices with which no unit gains. A facet of one unit's program is, up to a factor, dual feasible for every
/// other unit's, because the unit measured stands only in the right-hand side and in β's column. So each unit starts from the
/// facet of the one before, and the dual simplex (Lemke 1954) has a few steps to go. The basis has inputs + outputs + 1 rows and is kept as a dense
/// inverse; a step costs two passes over the units. Answers are checked for primal and dual feasibility; where that fails, or a start is not
/// at hand, CLP solves the same program (library.cpp).
class Frontier {
 public:
  /// `in` and `out` as in Units, [unit][quantity]. Not for `free_disposal`.
  Frontier(const std::vector<double>& in, const std::vector<double>& out, std::size_t inputs, std::size_t outputs,
           Returns returns);

  /// θ or φ of a unit with these figures, which need not be among the reference; NaN where no mixture reaches it. `without` leaves
  /// one reference unit out.
  double measure(const double* in, const double* out, Orientation orientation, std::size_t without = nobody);
  /// Reference units with their weights in the last answer.
  std::vector<Peer> peers() const;

  std::size_t steps() const { return steps_; }         // of the simplex, in all
  std::size_t by_library() const { return library_; }  // answers that CLP had to give

 private:
  enum class Outcome { optimal, infeasible, lost };
  bool cold_start(Orientation orientation, std::size_t without);
  bool invert();
  double size_of(std::size_t id) const;
  Outcome iterate(std::size_t without);
  double measure_by_library(Orientation orientation, std::size_t without);

  std::size_t units_, inputs_, outputs_, rows_;
  Returns returns_;
  std::vector<double> scale_;           // [row] mean over the units
  std::vector<double> matrix_;          // [row][unit], scaled; outputs and, for increasing returns, Σλ with minus
  std::vector<double> largest_;         // [unit] of its column, at least 1
  std::vector<double> right_, beta_;    // [row]
  std::vector<std::size_t> basic_;      // [row] unit; units_ + row: slack; units_ + rows_: β
  std::vector<double> inverse_;         // [row][row]
  std::vector<double> values_;          // [row]
  std::vector<double> price_, change_;  // [unit] scratch
  std::vector<Peer> library_peers_;
  bool warm_ = false;
  bool from_library_ = false;
  std::size_t steps_ = 0, library_ = 0;
};

}  // namespace handlingsrom::comparison
