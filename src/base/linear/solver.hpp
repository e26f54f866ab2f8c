// Inside of linear::Program, shared by program.cpp and integer.cpp only.
#pragma once

#include <coin/ClpSimplex.hpp>

#include "base/linear/program.hpp"

namespace handlingsrom::linear {

/// CLP's word for no bound.
inline double to_solver(double bound) {
  if (bound >= COIN_DBL_MAX) return COIN_DBL_MAX;
  if (bound <= -COIN_DBL_MAX) return -COIN_DBL_MAX;
  return bound;
}
inline double from_solver(double bound) {
  if (bound >= 1e30) return infinity;
  if (bound <= -1e30) return -infinity;
  return bound;
}

/// Rows or columns that the solver has not been told of yet, in compressed form.
struct Pending {
  std::vector<double> cost, lower, upper;
  std::vector<CoinBigIndex> starts{0};
  std::vector<int> indices;
  std::vector<double> values;

  int count() const { return static_cast<int>(lower.size()); }
  void add(double row_cost, double low, double high, std::span<const int> where, std::span<const double> what) {
    cost.push_back(row_cost);
    lower.push_back(to_solver(low));
    upper.push_back(to_solver(high));
    indices.insert(indices.end(), where.begin(), where.end());
    values.insert(values.end(), what.begin(), what.end());
    starts.push_back(static_cast<CoinBigIndex>(indices.size()));
  }
};

struct Program::Solver {
  ClpSimplex clp;
  double sign = 1;  // of costs towards CLP, which always minimises
  Pending rows, columns;
  std::vector<char> integer;     // [column]
  bool columns_changed = false;  // since the last solve: columns or costs; else rows or bounds
  int iterations = 0;
  Status status = Status::failed;
  std::vector<double> duals, reduced_costs;  // in the user's sense
};

}  // namespace handlingsrom::linear
