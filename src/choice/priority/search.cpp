#include "choice/priority/search.hpp"

#include <algorithm>
#include <cmath>

namespace handlingsrom::priority {
namespace {

constexpr double integrality = 1e-7;

bool is_whole(double value) { return std::abs(value - std::round(value)) < integrality; }

}  // namespace

Search::Search(const BinaryProgram& program, int counting_row, double step, const SearchLimits& limits,
               std::int64_t& nodes)
    : program_(program),
      counting_row_(counting_row),
      step_(step),
      limits_(limits),
      nodes_(nodes),
      relaxation_(program) {}

Search::Result Search::run(double floor_value, std::int64_t most_nodes) {
  best_ = floor_value;
  last_node_ = most_nodes > INT64_MAX - nodes_ ? INT64_MAX : nodes_ + most_nodes;
  chosen_.clear();
  stopped_ = false;
  open_bound_ = -no_limit;
  explore(no_limit);
  undo_to(0);
  Result result;
  result.finished = !stopped_;
  result.chosen = chosen_;
  result.value = best_;
  result.bound = open_bound_;
  return result;
}

bool Search::stopped() {
  if (stopped_) return true;
  if (nodes_ >= last_node_ || nodes_ >= limits_.most_nodes) stopped_ = true;
  if ((nodes_ & 255) == 0 && limits_.stop && limits_.stop()) stopped_ = true;
  return stopped_;
}

void Search::bound_variable(int variable, double low, double high) {
  trail_.push_back({variable, relaxation_.lower(variable), relaxation_.upper(variable)});
  relaxation_.set_bounds(variable, low, high);
}

void Search::undo_to(std::size_t mark) {
  while (trail_.size() > mark) {
    const Change& change = trail_.back();
    relaxation_.set_bounds(change.variable, change.low, change.high);
    trail_.pop_back();
  }
}

void Search::fix_by_reduced_costs() {
  const double room = relaxation_.objective() - (best_ + step_);
  for (int variable = 0; variable < program_.columns; ++variable) {
    if (relaxation_.is_basic(variable) || relaxation_.upper(variable) <= relaxation_.lower(variable)) continue;
    if (std::abs(relaxation_.reduced_cost(variable)) > room) {
      const double value = relaxation_.value(variable);
      bound_variable(variable, value, value);
    }
  }
}

bool Search::accept_if_integral() {
  std::vector<char> chosen(static_cast<std::size_t>(program_.columns));
  for (int j = 0; j < program_.columns; ++j) chosen[static_cast<std::size_t>(j)] = relaxation_.value(j) > 0.5 ? 1 : 0;
  if (!program_.feasible(chosen)) return false;
  const double value = program_.value_of(chosen);
  if (value >= best_ + step_ * 0.5) {
    best_ = value;
    chosen_ = std::move(chosen);
  }
  return true;
}

Search::Choice Search::choose_branch(Branch& branch) {
  const double objective = relaxation_.objective();
  const double cutoff = best_ + step_;
  double best_score = -1;
  int fractional = 0;
  for (int row = 0; row < relaxation_.rows(); ++row) {
    const int variable = relaxation_.basic_variable(row);
    const bool counting = counting_row_ >= 0 && variable == relaxation_.slack_of(counting_row_);
    if (variable >= program_.columns && !counting) continue;
    const double value = relaxation_.basic_value(row);
    if (is_whole(value)) continue;
    ++fractional;
    const double floor = std::floor(value);
    const auto penalty = relaxation_.penalty(row, value - floor, floor + 1 - value);
    const bool no_down = objective - penalty.down < cutoff;
    const bool no_up = objective - penalty.up < cutoff;
    if (no_down && no_up) return Choice::pruned;
    if (no_down || no_up) {
      if (no_down) {
        bound_variable(variable, floor + 1, relaxation_.upper(variable));
      } else {
        bound_variable(variable, relaxation_.lower(variable), floor);
      }
      return Choice::again;
    }
    const double small = std::min(penalty.down, penalty.up), large = std::max(penalty.down, penalty.up);
    double score = small * 4 + large;
    if (counting) score = no_limit;
    if (score > best_score) {
      best_score = score;
      branch = {variable, floor, penalty.up < penalty.down, objective - penalty.up, objective - penalty.down};
    }
  }
  return fractional == 0 ? Choice::leaf : Choice::branch;
}

void Search::explore(double parent_bound) {
  const std::size_t mark = trail_.size();
  for (;;) {
    ++nodes_;
    if (stopped()) {
      open_bound_ = std::max(open_bound_, parent_bound);
      break;
    }
    if (relaxation_.optimise(best_ + step_) != Relaxation::Outcome::optimal) break;
    const double objective = relaxation_.objective();
    if (objective < best_ + step_) break;
    fix_by_reduced_costs();
    Branch branch;
    const Choice choice = choose_branch(branch);
    if (choice == Choice::pruned) break;
    if (choice == Choice::again) continue;
    if (choice == Choice::leaf) {
      if (accept_if_integral()) break;
      // Whole but outside a limit by rounding: split on any measure that is still open.
      branch.variable = -1;
      for (int j = 0; j < program_.columns && branch.variable < 0; ++j) {
        if (relaxation_.lower(j) < relaxation_.upper(j))
          branch = {j, 0, relaxation_.value(j) > 0.5, objective, objective};
      }
      if (branch.variable < 0) break;
    }
    const std::size_t before = trail_.size();
    const double low = relaxation_.lower(branch.variable), high = relaxation_.upper(branch.variable);
    const auto take = [&](bool up) {
      bound_variable(branch.variable, up ? branch.floor + 1 : low, up ? high : branch.floor);
    };
    take(branch.up_first);
    explore(branch.up_first ? branch.bound_up : branch.bound_down);
    undo_to(before);
    parent_bound = branch.up_first ? branch.bound_down : branch.bound_up;
    if (parent_bound < best_ + step_) break;
    take(!branch.up_first);
  }
  undo_to(mark);
}

}  // namespace handlingsrom::priority
