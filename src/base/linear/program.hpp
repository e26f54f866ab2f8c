// Linear and mixed-integer programs, solved by COIN-OR's CLP and CBC.
#pragma once

#include <cstddef>
#include <limits>
#include <memory>
#include <span>
#include <vector>

namespace handlingsrom::linear {

inline constexpr double infinity = std::numeric_limits<double>::infinity();

enum class Sense { minimise, maximise };

enum class Status {
  optimal,     // proved, to the tolerances
  infeasible,  // no point meets the bounds; Program::infeasibility_ray() is the proof
  unbounded,   // the objective has no limit; Program::unbounded_ray() is the way
  stopped,     // time or iterations ran out
  failed       // numerical trouble: nothing is known
};

/// Which simplex method; `automatic` takes the dual after rows or bounds changed and the primal after columns or costs did.
enum class Method { automatic, dual, primal };

struct Limits {
  double seconds = infinity;  // elapsed
  int iterations = std::numeric_limits<int>::max();
};

/// Where each column and row stands, to take up again later.
struct Basis {
  std::vector<unsigned char> columns;
  std::vector<unsigned char> rows;
};

/// What branch and bound found. `bound` is proved: no solution is better. gap = |value − bound| / max(1, |value|).
struct IntegerResult {
  Status status = Status::failed;
  bool found = false;  // `values` is a solution, checked against every row and bound
  double value = 0;    // computed anew from `values`
  double bound = 0;
  double gap = infinity;
  std::vector<double> values;  // integer columns are whole
};

struct IntegerOptions {
  double seconds = infinity;  // elapsed
  double gap = 0;             // relative gap at which it may stop
  int nodes = std::numeric_limits<int>::max();
  std::vector<double> start;  // a solution to begin with, one value per column; may be empty
};

/// optimise c·x subject to row_lower ≤ A x ≤ row_upper, lower ≤ x ≤ upper, by the simplex method (CLP; Forrest and others)
/// and, with integer columns, by branch and cut (CBC).
///
/// Rows and columns are numbered from 0 in the order in which they are added, and are given sparse: distinct indices and
/// their coefficients. Adding is cheap, also one at a time; the solver is told in one go. Each solve goes on from the last
/// basis. Duals and reduced costs are rates of the objective as the user states it, whatever the sense: dual(r) is how much it
/// changes per unit by which the row's binding limit moves, reduced_cost(j) per unit of column j off its bound.
/// Says nothing on any stream. One thread; the same calls give the same answer. Throws std::invalid_argument for an index
/// out of range, a doubled index, a coefficient or cost that is not finite, or a bound that is NaN: faults of the caller.
class Program {
 public:
  explicit Program(Sense sense = Sense::minimise);
  ~Program();
  Program(const Program& other);  // with its basis
  Program& operator=(const Program& other);
  Program(Program&&) noexcept;
  Program& operator=(Program&&) noexcept;

  int rows() const;
  int columns() const;

  /// Σ values·x[columns] between `lower` and `upper` (either may be infinite). Returns the row's number.
  int add_row(double lower, double upper, std::span<const int> columns = {}, std::span<const double> values = {});
  /// A variable with its coefficients in rows that exist. Returns the column's number.
  int add_column(double cost, double lower, double upper, std::span<const int> rows = {},
                 std::span<const double> values = {});
  /// Numbers above the removed ones move down.
  void remove_rows(std::span<const int> rows);
  void remove_columns(std::span<const int> columns);

  void set_cost(int column, double cost);
  void set_bounds(int column, double lower, double upper);
  void set_row_bounds(int row, double lower, double upper);
  void set_coefficient(int row, int column, double value);
  double cost(int column) const;
  double lower(int column) const;
  double upper(int column) const;
  double row_lower(int row) const;
  double row_upper(int row) const;
  /// Feasibility tolerances of rows and of reduced costs; 1e-7 each to begin with.
  void set_tolerances(double primal, double dual);

  Status solve(Method method = Method::automatic, const Limits& limits = {});

  // After solve(): of the last basis, also when it was stopped.
  Status status() const;
  double objective() const;
  int iterations() const;  // of the last solve
  std::span<const double> values() const;
  std::span<const double> activities() const;     // of the rows
  std::span<const double> duals() const;          // of the rows
  std::span<const double> reduced_costs() const;  // of the columns
  double value(int column) const { return values()[static_cast<std::size_t>(column)]; }
  double dual(int row) const { return duals()[static_cast<std::size_t>(row)]; }
  double reduced_cost(int column) const { return reduced_costs()[static_cast<std::size_t>(column)]; }
  bool is_basic(int column) const;
  bool row_is_basic(int row) const;

  /// After `infeasible`: weights w of the rows such that w·A x cannot lie within w's sum of row limits for any x between its
  /// bounds (Farkas 1902): with w > 0 on lower limits and w < 0 on upper ones, Σ w·limit > max over x of (w A) x.
  /// Empty when the solver found it in the bounds alone.
  std::vector<double> infeasibility_ray() const;
  /// After `unbounded`: a direction of the columns that stays feasible and improves without end; may be empty.
  std::vector<double> unbounded_ray() const;

  Basis basis() const;
  void set_basis(const Basis& basis);
  /// Forgets the basis: the next solve starts from slacks.
  void reset_basis();

  void set_integer(int column, bool integer = true);
  /// Branch and cut, with the columns marked integer. Leaves the linear program and its basis as they were. Calls in one
  /// process wait for each other (CBC keeps state of its own). Throws NoLongerWanted (base/wanted.hpp), also while it waits.
  IntegerResult solve_integer(const IntegerOptions& options = {}) const;

 private:
  struct Solver;
  void tell_solver() const;
  std::unique_ptr<Solver> solver_;
};

}  // namespace handlingsrom::linear
