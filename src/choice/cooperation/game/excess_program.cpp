#include "choice/cooperation/game/excess_program.hpp"

#include <algorithm>
#include <limits>

#include "base/error.hpp"

namespace handlingsrom::cooperation {
namespace {

constexpr double tolerance = 1e-9;  // of the largest gain, which is 1
constexpr double first_floor =
    -10;  // ε is at least −1.5 where weights are 1; elsewhere the floor is lowered when it is met
constexpr double last_floor = -1e9;

}  // namespace

ExcessProgram::ExcessProgram(const Normalised& form, bool imputations)
    : form_(form),
      open_gain_(form.gain),
      span_(form.members),
      has_row_(form.gain.size(), 0),
      at_zero_(static_cast<std::size_t>(form.members), 0),
      floor_(first_floor) {
  const Coalition everyone = static_cast<Coalition>(form.gain.size() - 1);
  program_.set_tolerances(tolerance, tolerance);
  std::vector<int> all;
  std::vector<double> ones;
  for (int i = 0; i < form.members; ++i) {
    all.push_back(program_.add_column(0, imputations ? 0 : -linear::infinity, linear::infinity));
    ones.push_back(1);
  }
  excess_column_ = program_.add_column(1, floor_, linear::infinity);
  program_.add_row(form.gain[everyone], form.gain[everyone], all, ones);
  open_gain_[0] = open_gain_[everyone] = -std::numeric_limits<double>::infinity();
  span_.add(everyone);
  for (int i = 0; i < form.members && form.members > 1; ++i) {
    const Coalition one = Coalition{1} << i;
    add(one);
    if (form.members > 2) add(everyone ^ one);
  }
}

void ExcessProgram::add(Coalition coalition) {
  std::vector<int> columns;
  std::vector<double> values;
  for (int i = 0; i < form_.members; ++i) {
    if ((coalition >> i & 1U) != 0) columns.push_back(i);
  }
  values.assign(columns.size(), 1.0);
  columns.push_back(excess_column_);
  values.push_back(form_.weight_of(coalition));
  program_.add_row(form_.gain[coalition], linear::infinity, columns, values);
  coalitions_.push_back(coalition);
  has_row_[coalition] = 1;
}

bool ExcessProgram::add_violated(double excess) {
  using Violated = std::pair<double, Coalition>;
  const std::size_t most = static_cast<std::size_t>(2 * form_.members);
  std::vector<Violated> worst;  // a heap with the least violated on top
  scan_excesses(form_, open_gain_, values_, excess, tolerance,
                [&](Coalition coalition, double violation, double& threshold) {
                  if (has_row_[coalition] != 0) return;
                  worst.emplace_back(violation, coalition);
                  std::push_heap(worst.begin(), worst.end(), std::greater<>());
                  if (worst.size() <= most) return;
                  std::pop_heap(worst.begin(), worst.end(), std::greater<>());
                  worst.pop_back();
                  threshold = worst.front().first;
                });
  std::sort(worst.begin(), worst.end(), std::greater<>());
  for (const Violated& each : worst) add(each.second);
  return !worst.empty();
}

void ExcessProgram::solve_to_end() {
  ++programs_;
  if (program_.solve() == linear::Status::optimal) return;
  program_.reset_basis();
  if (program_.solve(linear::Method::primal) == linear::Status::optimal) return;
  if (program_.status() == linear::Status::infeasible) throw Error(ErrorCode::no_solution, "game_no_imputation");
  throw Error(ErrorCode::internal, "internal", {{"reason", "the linear program of a game was not solved"}});
}

void ExcessProgram::minimise() {
  while (true) {
    solve_to_end();
    values_.assign(program_.values().begin(), program_.values().begin() + form_.members);
    excess_ = program_.value(excess_column_);
    if (add_violated(excess_)) continue;
    if (excess_ > floor_ + tolerance) return;
    if (floor_ <= last_floor) throw Error(ErrorCode::no_solution, "game_not_unique");
    floor_ *= 100;
    program_.set_bounds(excess_column_, floor_, linear::infinity);
  }
}

void ExcessProgram::fix_binding(std::vector<std::pair<Coalition, double>>& fixed) {
  constexpr double positive = 1e-7;  // the duals times the weights sum to 1 over at most n + 1 rows
  for (int i = 0; i < form_.members; ++i) {
    if (program_.lower(i) == 0 && program_.reduced_cost(i) > positive) at_zero_[static_cast<std::size_t>(i)] = 1;
  }
  std::vector<int> binding;
  for (std::size_t k = 0; k < coalitions_.size(); ++k) {
    const Coalition coalition = coalitions_[k];
    const double dual = program_.dual(static_cast<int>(k) + 1) * form_.weight_of(coalition);
    if (dual > positive && open_gain_[coalition] > -1e300) binding.push_back(static_cast<int>(k) + 1);
  }
  for (const int row : binding) {
    const Coalition coalition = coalitions_[static_cast<std::size_t>(row - 1)];
    const double right = form_.gain[coalition] - form_.weight_of(coalition) * excess_;
    fixed.emplace_back(coalition, right);
    if (!span_.add(coalition)) continue;
    program_.set_coefficient(row, excess_column_, 0);
    program_.set_row_bounds(row, right, right);
    has_row_[coalition] = 2;
  }
  span_.for_each_determined(
      [&](Coalition coalition) { open_gain_[coalition] = -std::numeric_limits<double>::infinity(); });
  for (std::size_t k = 0; k < coalitions_.size(); ++k) {
    const Coalition coalition = coalitions_[k];
    if (has_row_[coalition] == 1 && open_gain_[coalition] < -1e300) {
      program_.set_row_bounds(static_cast<int>(k) + 1, -linear::infinity, linear::infinity);
    }
  }
}

void ExcessProgram::limit_excess(double excess) {
  excess_ = excess + tolerance;
  program_.set_bounds(excess_column_, -linear::infinity, excess_);
  program_.set_cost(excess_column_, 0);
}

double ExcessProgram::extreme(int member, linear::Sense sense) {
  program_.set_cost(member, sense == linear::Sense::minimise ? 1 : -1);
  do {
    solve_to_end();
    values_.assign(program_.values().begin(), program_.values().begin() + form_.members);
  } while (add_violated(excess_));
  program_.set_cost(member, 0);
  return values_[static_cast<std::size_t>(member)];
}

}  // namespace handlingsrom::cooperation
