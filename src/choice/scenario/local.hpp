// What a lever's effects may refer to, beside the figures: the municipality's own level on each step of the care ladder, its schools,
// the interest of the year. So no national constant takes more than the municipality has.
#pragma once

#include <cstddef>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

#include "outlook/care/ladder.hpp"
#include "outlook/rooms/figures.hpp"

namespace handlingsrom::scenario {

struct Local {
  const care::Ladder* ladder = nullptr;  // nullptr: nothing on the ladder can be referred to
  double schools =
      std::numeric_limits<double>::quiet_NaN();  // public primary and lower secondary schools of the municipality
  std::vector<double> interest;                  // nominal, by year, for new loans
};

/// References by name: `care.cost_per_user.STEP` (kr) and `care.fte_per_user.STEP` at the municipality's own level,
/// `school.cost_per_school` (kr), `school.staff_per_school` (FTE), or any figure's id.
class Levels {
 public:
  /// The own level is that of `figures` as they are now, before any effect: care's spending over Σ users · the ladder's cost per
  /// user, and care's staff over Σ users · its FTE per user. Both must outlive the object.
  Levels(const rooms::Figures& figures, const Local& local);

  /// NaN where it is not known.
  double at(std::string_view name, std::size_t t) const;
  double cost(std::size_t step, std::size_t t) const;  // kr per user
  double fte(std::size_t step, std::size_t t) const;   // FTE per user

 private:
  const rooms::Figures& figures_;
  const Local& local_;
  std::vector<double> cost_level_, fte_level_;
};

/// Whether `name` can be referred to at all.
bool is_reference(std::string_view name, const care::Ladder& ladder, const rooms::Figures& figures);

}  // namespace handlingsrom::scenario
