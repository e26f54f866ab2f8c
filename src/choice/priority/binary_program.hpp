// A 0-1 program: which measures to choose, under several limits at once. The multidimensional knapsack is its plainest case.
#pragma once

#include <cstddef>
#include <limits>
#include <string>
#include <vector>

namespace handlingsrom::priority {

inline constexpr double no_limit = std::numeric_limits<double>::infinity();

/// maximise Σ value_j x_j subject to lower_i ≤ Σ weight_ij x_j ≤ upper_i, x_j ∈ {0, 1}.
/// Weights may have any sign: a cut gives money back. −no_limit and no_limit stand for an open side.
struct BinaryProgram {
  int columns = 0;
  int rows = 0;
  std::vector<double> value;   // [column]
  std::vector<double> weight;  // [row][column], dense: the limits of a municipality are few
  std::vector<double> lower;   // [row]
  std::vector<double> upper;   // [row]

  double at(int row, int column) const { return weight[index(row, column)]; }
  double& at(int row, int column) { return weight[index(row, column)]; }

  /// Adds a row of zeros with the given limits and returns its position.
  int add_row(double low, double high);

  double value_of(const std::vector<char>& chosen) const;
  double activity(int row, const std::vector<char>& chosen) const;
  /// True when every row's activity is within its limits, to a tolerance relative to the row's largest weight.
  bool feasible(const std::vector<char>& chosen) const;

 private:
  std::size_t index(int row, int column) const {
    return static_cast<std::size_t>(row) * static_cast<std::size_t>(columns) + static_cast<std::size_t>(column);
  }
};

/// One problem of a file, with the value that its publisher states (0: none stated).
struct NamedProgram {
  std::string name;
  double stated_value = 0;
  BinaryProgram program;
};

}  // namespace handlingsrom::priority
