// Linear relaxation of a 0-1 program by the bounded dual simplex method, kept warm while a search changes bounds.
#pragma once

#include <cstddef>
#include <vector>

#include "choice/priority/binary_program.hpp"

namespace handlingsrom::priority {

/// maximise c·x, A x + s = b, with every variable, slacks included, between finite bounds.
///
/// Method: dual simplex (Lemke 1954) with the bound-flipping ratio test (Kirillova, Gabasov and Kostyukova 1979; Maros 2003,
/// "A generalized dual phase-2 simplex algorithm", EJOR 149) on the condensed tableau, which holds only the nonbasic columns.
/// Because every variable is boxed, each basis can be made dual feasible by putting the nonbasic variables on the right
/// bound: a search may move to any other node and go on from the basis that it has, without restoring anything.
/// Variables 0 … columns−1 are the program's; columns … columns+rows−1 are the rows' slacks.
class Relaxation {
 public:
  enum class Outcome { optimal, cut_off, infeasible };

  explicit Relaxation(const BinaryProgram& program);

  int columns() const { return columns_; }
  int rows() const { return rows_; }
  double lower(int variable) const { return lower_[at(variable)]; }
  double upper(int variable) const { return upper_[at(variable)]; }
  /// Slack variable of a row, in the row's own scale: upper limit − activity.
  int slack_of(int row) const { return columns_ + row; }

  /// New bounds; takes O(rows).
  void set_bounds(int variable, double low, double high);
  /// Goes on from the basis at hand. Stops as soon as the objective is proved to be below `cutoff`.
  Outcome optimise(double cutoff);

  double objective() const { return objective_; }
  bool is_basic(int variable) const { return place_[at(variable)] < 0; }
  double value(int variable) const;
  /// Change of the objective per unit that a nonbasic variable moves; 0 for a basic one.
  double reduced_cost(int variable) const;
  /// Price of a row: what one more unit of its limit is worth.
  double price(int row) const;

  int basic_variable(int row) const { return basic_[at(row)]; }
  double basic_value(int row) const { return basic_value_[at(row)]; }
  /// At least how much the objective falls when the basic variable of `row` is pushed down by `down` or up by `up`
  /// (Driebeek 1966; Tomlin 1971): the first step of the dual simplex, without taking it.
  struct Penalty {
    double down;
    double up;
  };
  Penalty penalty(int row, double down, double up) const;

 private:
  static std::size_t at(int i) { return static_cast<std::size_t>(i); }
  double* row_of(int row) { return tableau_.data() + at(row) * at(stride_); }
  const double* row_of(int row) const { return tableau_.data() + at(row) * at(stride_); }
  double right_of(int row) const { return row_of(row)[columns_]; }
  void start_from_slacks();
  void refactor();
  void settle_values();
  double wanted_value(int column) const;
  void move_nonbasic(int column, double to);
  void exchange(int row, int column);
  enum class Step { done, impossible, too_small };
  Step step(int row, double target);

  int columns_;
  int rows_;
  int stride_;  // columns and the right-hand side, rounded up to a multiple of four: row operations have no tail
  std::vector<double> cost_;
  std::vector<double> matrix_;         // [row][column, right-hand side], scaled
  std::vector<double> scale_;          // [row], scaled = own · scale
  std::vector<double> lower_, upper_;  // [variable]; slacks in their scaled unit
  std::vector<int> place_;             // [variable] column ≥ 0, or −1 − row
  std::vector<int> nonbasic_;          // [column]
  std::vector<int> basic_;             // [row]
  std::vector<double> nonbasic_value_;
  std::vector<double> basic_value_;
  std::vector<double> tableau_;  // [row][column, right-hand side]: x_B = right − T x_N
  std::vector<double> reduced_;  // [column, −objective where all nonbasic variables are 0]
  double objective_ = 0;
  int pivots_since_refactor_ = 0;
  struct Candidate {
    double ratio;
    int column;
  };
  std::vector<Candidate> candidates_;
};

}  // namespace handlingsrom::priority
