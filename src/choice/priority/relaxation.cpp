#include "choice/priority/relaxation.hpp"

#include <algorithm>
#include <cmath>

namespace handlingsrom::priority {
namespace {

constexpr double feasibility_tolerance = 1e-9;  // in scaled rows, whose largest weight is 1
constexpr double pivot_tolerance = 1e-7;
constexpr int pivots_between_refactors = 400;

// Elementwise, so that the wide version gives the same bits as the narrow one.
#if defined(__x86_64__)
__attribute__((target_clones("avx2", "default")))
#endif
void subtract_multiple(double* __restrict target, const double* __restrict source, double factor, int count) {
  for (int j = 0; j < count; ++j) target[j] -= factor * source[j];
}

}  // namespace

Relaxation::Relaxation(const BinaryProgram& program)
    : columns_(program.columns), rows_(program.rows), stride_((program.columns + 4) / 4 * 4), cost_(program.value) {
  const auto variables = at(columns_ + rows_);
  lower_.assign(variables, 0.0);
  upper_.assign(variables, 1.0);
  matrix_.assign(at(rows_) * at(stride_), 0.0);
  scale_.resize(at(rows_));
  for (int i = 0; i < rows_; ++i) {
    double largest = 0, least = 0, most = 0;
    for (int j = 0; j < columns_; ++j) {
      const double weight = program.at(i, j);
      largest = std::max(largest, std::abs(weight));
      (weight < 0 ? least : most) += weight;
    }
    scale_[at(i)] = largest > 0 ? 1.0 / largest : 1.0;
    double* row = matrix_.data() + at(i) * at(stride_);
    for (int j = 0; j < columns_; ++j) row[j] = program.at(i, j) * scale_[at(i)];
    // An open side is closed where the weights cannot reach it anyway: the dual simplex wants boxes.
    const double high = std::min(program.upper[at(i)], most);
    const double low = std::max(program.lower[at(i)], least);
    row[columns_] = high * scale_[at(i)];
    upper_[at(columns_ + i)] = (high - low) * scale_[at(i)];  // negative: no activity fits, found by optimise()
  }
  place_.resize(variables);
  nonbasic_.resize(at(columns_));
  basic_.resize(at(rows_));
  nonbasic_value_.resize(at(columns_));
  basic_value_.resize(at(rows_));
  start_from_slacks();
  settle_values();
}

void Relaxation::start_from_slacks() {
  tableau_ = matrix_;
  reduced_.assign(at(stride_), 0.0);
  std::copy(cost_.begin(), cost_.end(), reduced_.begin());
  for (int j = 0; j < columns_; ++j) {
    nonbasic_[at(j)] = j;
    place_[at(j)] = j;
  }
  for (int i = 0; i < rows_; ++i) {
    basic_[at(i)] = columns_ + i;
    place_[at(columns_ + i)] = -1 - i;
  }
  pivots_since_refactor_ = 0;
}

double Relaxation::wanted_value(int column) const {
  const auto variable = at(nonbasic_[at(column)]);
  return reduced_[at(column)] > 0 ? upper_[variable] : lower_[variable];
}

void Relaxation::settle_values() {
  objective_ = -reduced_[at(columns_)];
  for (int j = 0; j < columns_; ++j) {
    nonbasic_value_[at(j)] = wanted_value(j);
    objective_ += reduced_[at(j)] * nonbasic_value_[at(j)];
  }
  for (int i = 0; i < rows_; ++i) {
    const double* row = row_of(i);
    double value = row[columns_];
    for (int j = 0; j < columns_; ++j) value -= row[j] * nonbasic_value_[at(j)];
    basic_value_[at(i)] = value;
  }
}

void Relaxation::refactor() {
  // The tableau of the present basis from the original rows: bring its structural variables in one by one.
  std::vector<char> stays(at(columns_ + rows_), 0);
  std::vector<int> entering;
  for (int i = 0; i < rows_; ++i) {
    stays[at(basic_[at(i)])] = 1;
    if (basic_[at(i)] < columns_) entering.push_back(basic_[at(i)]);
  }
  start_from_slacks();
  for (const int variable : entering) {
    const int column = place_[at(variable)];
    int best = -1;
    for (int i = 0; i < rows_; ++i) {
      if (stays[at(basic_[at(i)])] != 0) continue;
      if (best < 0 || std::abs(row_of(i)[column]) > std::abs(row_of(best)[column])) best = i;
    }
    if (best >= 0 && std::abs(row_of(best)[column]) > pivot_tolerance) exchange(best, column);
  }
  pivots_since_refactor_ = 0;
  settle_values();
}

void Relaxation::set_bounds(int variable, double low, double high) {
  if (variable >= columns_) {
    const double scale = scale_[at(variable - columns_)];
    low *= scale;
    high *= scale;
  }
  lower_[at(variable)] = low;
  upper_[at(variable)] = high;
  const int column = place_[at(variable)];
  if (column >= 0) move_nonbasic(column, wanted_value(column));
}

void Relaxation::move_nonbasic(int column, double to) {
  const double change = to - nonbasic_value_[at(column)];
  if (change == 0) return;
  nonbasic_value_[at(column)] = to;
  objective_ += reduced_[at(column)] * change;
  const double* entry = tableau_.data() + column;
  for (int i = 0; i < rows_; ++i, entry += stride_) basic_value_[at(i)] -= *entry * change;
}

void Relaxation::exchange(int row, int column) {
  double* pivot_row = row_of(row);
  const double inverse = 1.0 / pivot_row[column];
  for (int j = 0; j < stride_; ++j) pivot_row[j] *= inverse;
  pivot_row[column] = inverse;
  for (int i = 0; i <= rows_; ++i) {
    if (i == row) continue;
    double* target = i < rows_ ? row_of(i) : reduced_.data();
    const double factor = target[column];
    if (factor == 0) continue;
    target[column] = 0;
    subtract_multiple(target, pivot_row, factor, stride_);
  }
  const int entering = nonbasic_[at(column)];
  const int leaving = basic_[at(row)];
  basic_[at(row)] = entering;
  nonbasic_[at(column)] = leaving;
  place_[at(entering)] = -1 - row;
  place_[at(leaving)] = column;
  ++pivots_since_refactor_;
}

Relaxation::Step Relaxation::step(int row, double target) {
  const double* entries = row_of(row);
  const double gap = basic_value_[at(row)] - target;
  const double side = gap > 0 ? 1.0 : -1.0;
  candidates_.clear();
  double left_out = 0;  // how far the entries too small to be exchanged could still bring the row
  for (int j = 0; j < columns_; ++j) {
    const auto variable = at(nonbasic_[at(j)]);
    const double width = upper_[variable] - lower_[variable];
    if (width <= 0) continue;
    const double entry = side * entries[j];
    const bool at_upper = nonbasic_value_[at(j)] > lower_[variable];
    if (at_upper ? entry < -pivot_tolerance : entry > pivot_tolerance) {
      candidates_.push_back({std::abs(reduced_[at(j)] / entry), j});
    } else if (at_upper ? entry < 0 : entry > 0) {
      left_out += std::abs(entry) * width;
    }
  }
  // Pass breakpoints while flipping them to their other bound leaves the row on the wrong side.
  double slope = std::abs(gap);
  const auto later = [](const Candidate& a, const Candidate& b) {
    return a.ratio > b.ratio || (a.ratio == b.ratio && a.column > b.column);
  };
  std::make_heap(candidates_.begin(), candidates_.end(), later);
  std::size_t left = candidates_.size();
  int entering = -1;
  while (left > 0) {
    std::pop_heap(candidates_.begin(), candidates_.begin() + static_cast<std::ptrdiff_t>(left), later);
    const int column = candidates_[--left].column;
    const auto variable = at(nonbasic_[at(column)]);
    slope -= std::abs(entries[column]) * (upper_[variable] - lower_[variable]);
    if (slope <= feasibility_tolerance) {  // at zero the flip alone would do, but the row must leave the basis
      entering = column;
      break;
    }
  }
  // Even with every helpful variable on its other bound the row stays violated: a proof, if none was left out that could have mended it.
  if (entering < 0) return slope - left_out > feasibility_tolerance ? Step::impossible : Step::too_small;
  for (std::size_t k = left + 1; k < candidates_.size(); ++k) {
    const int column = candidates_[k].column;
    const auto variable = at(nonbasic_[at(column)]);
    move_nonbasic(column, nonbasic_value_[at(column)] > lower_[variable] ? lower_[variable] : upper_[variable]);
  }
  const double change = (basic_value_[at(row)] - target) / entries[entering];
  const double entered = nonbasic_value_[at(entering)] + change;
  move_nonbasic(entering, entered);
  exchange(row, entering);
  basic_value_[at(row)] = entered;
  nonbasic_value_[at(entering)] = target;
  return Step::done;
}

Relaxation::Outcome Relaxation::optimise(double cutoff) {
  const int most_steps = 50 * (rows_ + 10) + columns_;
  for (int steps = 0;; ++steps) {
    if (objective_ < cutoff) return Outcome::cut_off;
    if (pivots_since_refactor_ > pivots_between_refactors + 4 * rows_ || steps == most_steps) refactor();
    int worst = -1;
    double violation = feasibility_tolerance, target = 0;
    for (int i = 0; i < rows_; ++i) {
      const auto variable = at(basic_[at(i)]);
      const double value = basic_value_[at(i)];
      if (lower_[variable] - value > violation) {
        violation = lower_[variable] - value;
        worst = i;
        target = lower_[variable];
      }
      if (value - upper_[variable] > violation) {
        violation = value - upper_[variable];
        worst = i;
        target = upper_[variable];
      }
    }
    if (worst < 0 || steps > 2 * most_steps)
      return Outcome::optimal;  // stalled: the objective is a valid bound all the same
    switch (step(worst, target)) {
      case Step::done: break;
      case Step::impossible: return Outcome::infeasible;
      case Step::too_small: return Outcome::optimal;  // a valid bound; branching decides
    }
  }
}

double Relaxation::value(int variable) const {
  const int place = place_[at(variable)];
  const double value = place >= 0 ? nonbasic_value_[at(place)] : basic_value_[at(-1 - place)];
  return variable < columns_ ? value : value / scale_[at(variable - columns_)];
}

double Relaxation::reduced_cost(int variable) const {
  const int place = place_[at(variable)];
  if (place < 0) return 0;
  return variable < columns_ ? reduced_[at(place)] : reduced_[at(place)] * scale_[at(variable - columns_)];
}

double Relaxation::price(int row) const { return -reduced_cost(slack_of(row)); }

Relaxation::Penalty Relaxation::penalty(int row, double down, double up) const {
  const double* entries = row_of(row);
  double least_down = no_limit, least_up = no_limit;
  for (int j = 0; j < columns_; ++j) {
    const auto variable = at(nonbasic_[at(j)]);
    if (upper_[variable] <= lower_[variable]) continue;
    const double entry = nonbasic_value_[at(j)] > lower_[variable] ? -entries[j] : entries[j];
    const double cost = std::abs(reduced_[at(j)]);
    if (entry > pivot_tolerance) {
      least_down = std::min(least_down, cost / entry);
    } else if (entry < -pivot_tolerance) {
      least_up = std::min(least_up, cost / -entry);
    }
  }
  return {down * least_down, up * least_up};
}

}  // namespace handlingsrom::priority
