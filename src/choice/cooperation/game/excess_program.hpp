// The linear program behind least core and nucleolus: the smallest largest excess, with coalitions found as they are violated.
#pragma once

#include <utility>
#include <vector>

#include "base/linear/program.hpp"
#include "choice/cooperation/game/normalised.hpp"
#include "choice/cooperation/game/span.hpp"

namespace handlingsrom::cooperation {

/// minimise ε subject to y(S) + weight(S)·ε ≥ gain(S) for every coalition that is not determined yet, equality for the fixed
/// ones, y(N) = gain(N), and y ≥ 0 for imputations.
class ExcessProgram {
 public:
  ExcessProgram(const Normalised& form, bool imputations);

  /// Solves, adds violated coalitions, solves again, until none of the 2^n is violated by more than 1e-9.
  /// Throws Error(no_solution, "game_not_unique") when ε has no smallest value: nothing with a weight is left.
  void minimise();

  double excess() const { return excess_; }
  const std::vector<double>& values() const { return values_; }  // [member]

  /// After minimise(): fixes the coalitions that are met with equality in every optimum, and drops those that they determine.
  /// `fixed` gets each with its right-hand side.
  void fix_binding(std::vector<std::pair<Coalition, double>>& fixed);

  /// Members met with y = 0 in every optimum so far.
  const std::vector<char>& at_zero() const { return at_zero_; }
  bool determined() const { return span_.rank() == form_.members; }
  int programs() const { return programs_; }
  int rows() const { return static_cast<int>(coalitions_.size()); }

  /// From now on: least and largest y of a member while every excess stays within `excess`.
  void limit_excess(double excess);
  double extreme(int member, linear::Sense sense);

 private:
  void add(Coalition coalition);
  bool add_violated(double excess);
  void solve_to_end();

  const Normalised& form_;
  std::vector<double> open_gain_;  // gain, −∞ where the coalition needs no looking at any more
  linear::Program program_;
  Span span_;
  int excess_column_ = 0;
  std::vector<Coalition> coalitions_;  // of the rows, from row 1 on
  std::vector<char> has_row_;          // [coalition]
  std::vector<char> at_zero_;          // [member]
  std::vector<double> values_;
  double excess_ = 0;
  double floor_ = 0;
  int programs_ = 0;
};

}  // namespace handlingsrom::cooperation
