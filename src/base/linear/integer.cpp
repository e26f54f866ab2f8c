// Branch and cut through CBC's C interface, which runs CBC as its own program does: preprocessing, cuts, heuristics.
#include <coin/CbcEventHandler.hpp>
#include <coin/CbcModel.hpp>
#include <coin/CbcSolver.hpp>
// Shows what the C interface keeps a model in: events are said to the model alone.
#define CBC_EXTERN_C
#include <coin/Cbc_C_Interface.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <csignal>
#include <mutex>
#include <string>

#include "base/linear/solver.hpp"
#include "base/wanted.hpp"

namespace handlingsrom::linear {
namespace {

/// CBC takes SIGINT for itself while it runs; the program's own handling comes back afterwards.
class KeepInterrupt {
 public:
  KeepInterrupt() { sigaction(SIGINT, nullptr, &before_); }
  ~KeepInterrupt() { sigaction(SIGINT, &before_, nullptr); }
  KeepInterrupt(const KeepInterrupt&) = delete;
  KeepInterrupt& operator=(const KeepInterrupt&) = delete;

 private:
  struct sigaction before_ {};
};

struct Model {
  Cbc_Model* model = Cbc_newModel();
  Model() = default;
  ~Model() { Cbc_deleteModel(model); }
  Model(const Model&) = delete;
  Model& operator=(const Model&) = delete;
};

/// Asked by CBC at each node, round of cuts and heuristic: puts the search down once nobody wants the answer.
class WhileWanted : public CbcEventHandler {
 public:
  explicit WhileWanted(const Unwanted& unwanted) : unwanted_(&unwanted) {}
  CbcAction event(CbcEvent) override { return action(); }
  CbcAction event(CbcEvent, void*) override { return action(); }
  CbcEventHandler* clone() const override { return new WhileWanted(*this); }

 private:
  // Not every place that tells of an event looks at what it is answered, but all of them look at the clock.
  CbcAction action() const {
    if (!(*unwanted_)()) return noAction;
    if (model_ != nullptr) model_->setMaximumSeconds(0);
    return stop;
  }
  const Unwanted* unwanted_;
};

/// Whoever waits for another's search may leave.
class Turn {
 public:
  Turn() : lock_(one_at_a_time(), std::defer_lock) {
    constexpr std::chrono::milliseconds between_looks{20};
    while (!lock_.try_lock_for(between_looks)) check_wanted();
  }

 private:
  static std::timed_mutex& one_at_a_time() {
    static std::timed_mutex mutex;
    return mutex;
  }
  std::unique_lock<std::timed_mutex> lock_;
};

/// Whether `x` meets every bound and row within `tolerance`, relative to the row's size.
bool is_feasible(const ClpSimplex& clp, const std::vector<double>& x, double tolerance) {
  std::vector<double> activity(static_cast<std::size_t>(clp.numberRows()), 0.0);
  std::vector<double> size(activity.size(), 1.0);
  const CoinPackedMatrix& matrix = *clp.matrix();
  for (int j = 0; j < clp.numberColumns(); ++j) {
    const double value = x[static_cast<std::size_t>(j)];
    const double slack = tolerance * std::max(1.0, std::abs(value));
    if (value < clp.columnLower()[j] - slack || value > clp.columnUpper()[j] + slack) return false;
    const CoinBigIndex start = matrix.getVectorStarts()[j];
    for (CoinBigIndex k = start; k < start + matrix.getVectorLengths()[j]; ++k) {
      const auto row = static_cast<std::size_t>(matrix.getIndices()[k]);
      activity[row] += matrix.getElements()[k] * value;
      size[row] = std::max(size[row], std::abs(matrix.getElements()[k] * value));
    }
  }
  for (int i = 0; i < clp.numberRows(); ++i) {
    const auto row = static_cast<std::size_t>(i);
    const double slack = tolerance * size[row];
    if (activity[row] < clp.rowLower()[i] - slack || activity[row] > clp.rowUpper()[i] + slack) return false;
  }
  return true;
}

double value_of(const ClpSimplex& clp, const std::vector<double>& x) {
  double sum = 0;
  for (int j = 0; j < clp.numberColumns(); ++j) sum += clp.objective()[j] * x[static_cast<std::size_t>(j)];
  return sum;
}

}  // namespace

IntegerResult Program::solve_integer(const IntegerOptions& options) const {
  tell_solver();
  const ClpSimplex& clp = solver_->clp;
  const int count = clp.numberColumns();
  const double feasible_within = 1e-6;

  const Turn turn;
  const KeepInterrupt keep;
  const Model holder;
  Cbc_Model* model = holder.model;
  CoinPackedMatrix matrix(*clp.matrix());
  matrix.removeGaps();
  Cbc_loadProblem(model, count, clp.numberRows(), matrix.getVectorStarts(), matrix.getIndices(), matrix.getElements(),
                  clp.columnLower(), clp.columnUpper(), clp.objective(), clp.rowLower(), clp.rowUpper());
  Cbc_setObjSense(model, 1);
  for (int j = 0; j < count; ++j) {
    if (solver_->integer[static_cast<std::size_t>(j)] != 0) Cbc_setInteger(model, j);
  }
  Cbc_setLogLevel(model, 0);
  Cbc_setParameter(model, "log", "0");
  Cbc_setParameter(model, "timeMode", "elapsed");
  if (std::isfinite(options.seconds)) {
    Cbc_setParameter(model, "seconds", std::to_string(std::max(0.0, options.seconds)).c_str());
    // Where the time runs out inside its preprocessing, CBC 2.10 takes a model back that it never made, and the
    // program falls (CglPreProcess::postProcess). Cuts and heuristics stop in order, so only that is left out.
    Cbc_setParameter(model, "preprocess", "off");
  }
  Cbc_setParameter(model, "ratioGap", std::to_string(options.gap).c_str());
  Cbc_setParameter(model, "allowableGap", "0");
  if (options.nodes < std::numeric_limits<int>::max()) {
    Cbc_setParameter(model, "maxNodes", std::to_string(options.nodes).c_str());
  }
  IntegerResult result;
  const auto take = [&](std::vector<double> x) {
    for (std::size_t j = 0; j < x.size(); ++j) {
      if (solver_->integer[j] != 0) x[j] = std::round(x[j]);
    }
    if (!is_feasible(clp, x, feasible_within)) return;
    const double value = value_of(clp, x);
    if (result.found && value >= solver_->sign * result.value) return;
    result.found = true;
    result.value = solver_->sign * value;
    result.values = std::move(x);
  };
  if (options.start.size() == static_cast<std::size_t>(count)) {
    std::vector<int> which(options.start.size());
    for (int j = 0; j < count; ++j) which[static_cast<std::size_t>(j)] = j;
    take(options.start);
    if (result.found) Cbc_setMIPStartI(model, count, which.data(), result.values.data());
  }

  if (const Unwanted* const unwanted = Wanted::current()) {
    const WhileWanted handler(*unwanted);
    model->model_->passInEventHandler(&handler);
  }
  Cbc_solve(model);
  check_wanted();

  const double* solution = Cbc_getColSolution(model);
  const double objective = Cbc_getObjValue(model);
  const bool infeasible = Cbc_isProvenInfeasible(model) != 0 || Cbc_isInitialSolveProvenPrimalInfeasible(model) != 0;
  const bool unbounded = Cbc_isContinuousUnbounded(model) != 0 || Cbc_secondaryStatus(model) == 7;
  if (solution != nullptr && !infeasible && std::abs(objective) < 1e49) take({solution, solution + count});
  if (infeasible && !result.found) {
    result.status = Status::infeasible;
    return result;
  }
  if (unbounded && !Cbc_isProvenOptimal(model)) {
    result.status = Status::unbounded;
    return result;
  }
  const double bound = Cbc_getBestPossibleObjValue(model);
  result.bound = solver_->sign * (std::abs(bound) < 1e49 ? bound : -infinity);
  if (Cbc_isProvenOptimal(model) != 0 && result.found) {
    result.status = Status::optimal;
    if (options.gap <= 0) result.bound = result.value;
  } else if (Cbc_isAbandoned(model) != 0) {
    result.status = Status::failed;
  } else {
    result.status = Status::stopped;
  }
  if (result.found) result.gap = std::abs(result.value - result.bound) / std::max(1.0, std::abs(result.value));
  return result;
}

}  // namespace handlingsrom::linear
