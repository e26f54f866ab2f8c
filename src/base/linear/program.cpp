#include "base/linear/program.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>
#include <utility>

#include "base/linear/solver.hpp"

namespace handlingsrom::linear {
namespace {

void require(bool holds, const char* what) {
  if (!holds) throw std::invalid_argument(what);
}

void check_bounds(double lower, double upper) {
  require(!std::isnan(lower) && !std::isnan(upper), "linear program: a bound is not a number");
}

/// Indices within [0, count) and distinct, coefficients finite.
void check_entries(std::span<const int> indices, std::span<const double> values, int count) {
  require(indices.size() == values.size(), "linear program: as many coefficients as indices");
  for (const int i : indices) require(i >= 0 && i < count, "linear program: index out of range");
  for (const double v : values) require(std::isfinite(v), "linear program: coefficient is not finite");
  if (std::is_sorted(indices.begin(), indices.end(), std::less_equal<int>())) return;
  std::vector<int> sorted(indices.begin(), indices.end());
  std::sort(sorted.begin(), sorted.end());
  require(std::adjacent_find(sorted.begin(), sorted.end()) == sorted.end(), "linear program: an index twice");
}

Status status_of(const ClpSimplex& clp) {
  switch (clp.status()) {
    case 0: return Status::optimal;
    case 1: return Status::infeasible;
    case 2: return Status::unbounded;
    case 3: return Status::stopped;
    default: return Status::failed;
  }
}

}  // namespace

Program::Program(Sense sense) : solver_(std::make_unique<Solver>()) {
  solver_->sign = sense == Sense::minimise ? 1 : -1;
  solver_->clp.setLogLevel(0);
}
Program::~Program() = default;
Program::Program(const Program& other) : solver_(std::make_unique<Solver>(*other.solver_)) {
  solver_->clp.setLogLevel(0);
}
Program& Program::operator=(const Program& other) {
  if (this != &other) *this = Program(other);
  return *this;
}
Program::Program(Program&&) noexcept = default;
Program& Program::operator=(Program&&) noexcept = default;

int Program::rows() const { return solver_->clp.numberRows() + solver_->rows.count(); }
int Program::columns() const { return solver_->clp.numberColumns() + solver_->columns.count(); }

void Program::tell_solver() const {
  Solver& s = *solver_;
  if (s.rows.count() > 0) {
    const Pending rows = std::exchange(s.rows, {});
    s.clp.addRows(rows.count(), rows.lower.data(), rows.upper.data(), rows.starts.data(), rows.indices.data(),
                  rows.values.data());
  }
  if (s.columns.count() > 0) {
    const Pending columns = std::exchange(s.columns, {});
    s.clp.addColumns(columns.count(), columns.lower.data(), columns.upper.data(), columns.cost.data(),
                     columns.starts.data(), columns.indices.data(), columns.values.data());
  }
}

int Program::add_row(double lower, double upper, std::span<const int> columns, std::span<const double> values) {
  check_bounds(lower, upper);
  check_entries(columns, values, this->columns());
  if (solver_->columns.count() > 0) tell_solver();
  const int row = rows();
  solver_->rows.add(0, lower, upper, columns, values);
  return row;
}

int Program::add_column(double cost, double lower, double upper, std::span<const int> rows,
                        std::span<const double> values) {
  require(std::isfinite(cost), "linear program: cost is not finite");
  check_bounds(lower, upper);
  check_entries(rows, values, this->rows());
  if (solver_->rows.count() > 0) tell_solver();
  const int column = columns();
  solver_->columns.add(solver_->sign * cost, lower, upper, rows, values);
  solver_->integer.push_back(0);
  solver_->columns_changed = true;
  return column;
}

void Program::remove_rows(std::span<const int> rows) {
  tell_solver();
  for (const int row : rows) require(row >= 0 && row < this->rows(), "linear program: index out of range");
  if (!rows.empty()) solver_->clp.deleteRows(static_cast<int>(rows.size()), rows.data());
}

void Program::remove_columns(std::span<const int> columns) {
  tell_solver();
  for (const int column : columns)
    require(column >= 0 && column < this->columns(), "linear program: index out of range");
  if (columns.empty()) return;
  solver_->clp.deleteColumns(static_cast<int>(columns.size()), columns.data());
  std::vector<int> sorted(columns.begin(), columns.end());
  std::sort(sorted.rbegin(), sorted.rend());
  sorted.erase(std::unique(sorted.begin(), sorted.end()), sorted.end());
  for (const int column : sorted) solver_->integer.erase(solver_->integer.begin() + column);
  solver_->columns_changed = true;
}

void Program::set_cost(int column, double cost) {
  require(column >= 0 && column < columns(), "linear program: index out of range");
  require(std::isfinite(cost), "linear program: cost is not finite");
  tell_solver();
  solver_->clp.setObjectiveCoefficient(column, solver_->sign * cost);
  solver_->columns_changed = true;
}

void Program::set_bounds(int column, double lower, double upper) {
  require(column >= 0 && column < columns(), "linear program: index out of range");
  check_bounds(lower, upper);
  tell_solver();
  solver_->clp.setColumnBounds(column, to_solver(lower), to_solver(upper));
}

void Program::set_row_bounds(int row, double lower, double upper) {
  require(row >= 0 && row < rows(), "linear program: index out of range");
  check_bounds(lower, upper);
  tell_solver();
  solver_->clp.setRowBounds(row, to_solver(lower), to_solver(upper));
}

void Program::set_coefficient(int row, int column, double value) {
  require(row >= 0 && row < rows() && column >= 0 && column < columns(), "linear program: index out of range");
  require(std::isfinite(value), "linear program: coefficient is not finite");
  tell_solver();
  solver_->clp.modifyCoefficient(row, column, value);
  solver_->columns_changed = true;
}

double Program::cost(int column) const {
  tell_solver();
  return solver_->sign * solver_->clp.objective()[column];
}
double Program::lower(int column) const {
  tell_solver();
  return from_solver(solver_->clp.columnLower()[column]);
}
double Program::upper(int column) const {
  tell_solver();
  return from_solver(solver_->clp.columnUpper()[column]);
}
double Program::row_lower(int row) const {
  tell_solver();
  return from_solver(solver_->clp.rowLower()[row]);
}
double Program::row_upper(int row) const {
  tell_solver();
  return from_solver(solver_->clp.rowUpper()[row]);
}

void Program::set_tolerances(double primal, double dual) {
  solver_->clp.setPrimalTolerance(primal);
  solver_->clp.setDualTolerance(dual);
}

Status Program::solve(Method method, const Limits& limits) {
  tell_solver();
  Solver& s = *solver_;
  s.clp.setMaximumWallSeconds(std::isfinite(limits.seconds) ? std::max(0.0, limits.seconds) : -1);
  s.clp.setMaximumIterations(limits.iterations);
  if (method == Method::automatic) method = s.columns_changed && s.clp.statusExists() ? Method::primal : Method::dual;
  if (method == Method::primal) {
    s.clp.primal(0, 0);
  } else {
    s.clp.dual(0, 0);
  }
  s.columns_changed = false;
  s.iterations = s.clp.numberIterations();
  s.status = status_of(s.clp);
  const auto copy = [&](const double* from, int count, std::vector<double>& to) {
    to.resize(static_cast<std::size_t>(count));
    for (int i = 0; i < count; ++i) to[static_cast<std::size_t>(i)] = s.sign * from[i];
  };
  copy(s.clp.dualRowSolution(), s.clp.numberRows(), s.duals);
  copy(s.clp.dualColumnSolution(), s.clp.numberColumns(), s.reduced_costs);
  return s.status;
}

Status Program::status() const { return solver_->status; }
double Program::objective() const { return solver_->sign * solver_->clp.objectiveValue(); }
int Program::iterations() const { return solver_->iterations; }
std::span<const double> Program::values() const {
  return {solver_->clp.primalColumnSolution(), static_cast<std::size_t>(solver_->clp.numberColumns())};
}
std::span<const double> Program::activities() const {
  return {solver_->clp.primalRowSolution(), static_cast<std::size_t>(solver_->clp.numberRows())};
}
std::span<const double> Program::duals() const { return solver_->duals; }
std::span<const double> Program::reduced_costs() const { return solver_->reduced_costs; }
bool Program::is_basic(int column) const { return solver_->clp.getColumnStatus(column) == ClpSimplex::basic; }
bool Program::row_is_basic(int row) const { return solver_->clp.getRowStatus(row) == ClpSimplex::basic; }

std::vector<double> Program::infeasibility_ray() const {
  if (solver_->status != Status::infeasible) return {};
  const std::unique_ptr<double[]> ray(solver_->clp.infeasibilityRay());
  if (!ray) return {};
  std::vector<double> weights(ray.get(), ray.get() + solver_->clp.numberRows());
  // CLP's sign is the opposite: positive on upper limits.
  for (double& weight : weights) weight = weight == 0 ? 0 : -weight;
  return weights;
}

std::vector<double> Program::unbounded_ray() const {
  if (solver_->status != Status::unbounded) return {};
  const std::unique_ptr<double[]> ray(solver_->clp.unboundedRay());
  if (!ray) return {};
  return {ray.get(), ray.get() + solver_->clp.numberColumns()};
}

Basis Program::basis() const {
  tell_solver();
  Basis basis;
  for (int j = 0; j < columns(); ++j) {
    basis.columns.push_back(static_cast<unsigned char>(solver_->clp.getColumnStatus(j)));
  }
  for (int i = 0; i < rows(); ++i) {
    basis.rows.push_back(static_cast<unsigned char>(solver_->clp.getRowStatus(i)));
  }
  return basis;
}

void Program::set_basis(const Basis& basis) {
  tell_solver();
  require(basis.columns.size() == static_cast<std::size_t>(columns()) &&
              basis.rows.size() == static_cast<std::size_t>(rows()),
          "linear program: the basis is of another size");
  if (!solver_->clp.statusExists()) solver_->clp.createStatus();
  for (int j = 0; j < columns(); ++j) {
    solver_->clp.setColumnStatus(j, static_cast<ClpSimplex::Status>(basis.columns[static_cast<std::size_t>(j)]));
  }
  for (int i = 0; i < rows(); ++i) {
    solver_->clp.setRowStatus(i, static_cast<ClpSimplex::Status>(basis.rows[static_cast<std::size_t>(i)]));
  }
}

void Program::reset_basis() {
  tell_solver();
  solver_->clp.createStatus();  // all slack
}

void Program::set_integer(int column, bool integer) {
  require(column >= 0 && column < columns(), "linear program: index out of range");
  solver_->integer[static_cast<std::size_t>(column)] = integer ? 1 : 0;
}

}  // namespace handlingsrom::linear
