// A master program solved from the inside: prices from the middle of what is possible, not from a corner.
#pragma once

#include <limits>
#include <vector>

namespace handlingsrom::roster {

/// min Σ c x + Σ slack costs: rows of cells with slacks, one row for each group with Σ x = 1. Every x covers its rows once.
struct InteriorProgram {
  struct Row {
    double right = 0;
    double under = 0;  // cost of each missing, the first `most_under` of them
    double most_under = std::numeric_limits<double>::infinity();
    double far_under = 0;  // cost of each missing beyond
    double over = 0;
  };
  struct Column {
    int group = 0;
    double cost = 0;
    const std::vector<int>* rows = nullptr;
  };
  std::vector<Row> rows;
  int groups = 0;
  std::vector<Column> columns;  // each group has one at least
};

struct InteriorSolution {
  double value = 0;  // of the shares, which keep all rows
  double bound = 0;  // of the duals, which are feasible
  std::vector<double> shares;
  std::vector<double> row_duals;
  std::vector<double> group_duals;
};

/// Mehrotra's predictor and corrector (1992, SIAM J. Optim. 2) from a point strictly inside both the program and its dual, until
/// value − bound ≤ `close` · (1 + |value|). `duals` where to begin, empty: in the middle. Stopped loosely, its central prices make column
/// generation converge in few rounds: Gondzio, González-Brevis and Munari (2013), EJOR 224.
InteriorSolution solve_interior(const InteriorProgram& program, double close, const std::vector<double>& duals = {});

}  // namespace handlingsrom::roster
