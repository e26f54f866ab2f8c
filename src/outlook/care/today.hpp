// A municipality's starting point: users today by step.
#pragma once

#include <array>
#include <vector>

#include "outlook/care/need.hpp"
#include "outlook/care/own_users.hpp"
#include "outlook/care/projection.hpp"

namespace handlingsrom::care {

struct Today {
  std::array<Level, figure_count> figure;                  // as published, with what is suppressed estimated
  OwnUsers own;                                            // what the municipality has counted itself
  std::vector<std::array<double, age_group_count>> users;  // [step]
  /// Whether a step is counted by the municipality itself, or shares with such a step.
  bool is_own(const Model& model, std::size_t step) const;
  /// Users of a step per unit of men's need in the first year, by age group (women's need counts women_to_men times).
  std::vector<std::array<double, age_group_count>> per_need;
  /// The same for the long run, where small numbers are drawn towards similar municipalities.
  std::vector<std::array<double, age_group_count>> long_run_per_need;
};

/// `own`: the municipality's own figures; a step counted there holds in the long run too, as those who counted it know. `shrinkage`: 1 draws the long-run level as far towards similar municipalities as chance warrants, 0 keeps the own level.
Today today_of(const Model& model, MunicipalityIndex municipality, const population::Projection& persons,
               double shrinkage = 1, const facts::OwnFigures* own = nullptr);

}  // namespace handlingsrom::care
