#include "outlook/care/need.hpp"

#include <algorithm>
#include <cmath>

namespace handlingsrom::care {
namespace {

/// The shape of people who come to need care so many years later.
AgeShape later(const AgeShape& shape, double years) {
  AgeShape result;
  for (int age = 0; age < age_count; ++age) {
    const double at = std::clamp(age - years, 0.0, static_cast<double>(oldest_age));
    const auto low = static_cast<std::size_t>(at);
    const std::size_t high = std::min<std::size_t>(low + 1, oldest_age);
    const double part = at - static_cast<double>(low);
    result[static_cast<std::size_t>(age)] = (1 - part) * shape[low] + part * shape[high];
  }
  return result;
}

}  // namespace

std::size_t series_index(const Assumptions& assumptions, Year first, int t) {
  return static_cast<std::size_t>(std::clamp((first + t) - assumptions.first_year(), 0, assumptions.years() - 1));
}

double postponed_years(const Assumptions& assumptions, Year first, int t) {
  const double months_per_decade =
      assumptions.series("care.healthy_ageing_months")[series_index(assumptions, first, t)];
  return months_per_decade / 12.0 * t / 10.0;
}

NeedYear need(const Model& model, const population::Projection& persons, int t, double postponed) {
  std::array<AgeShape, figure_count> moved;
  if (postponed != 0) {
    for (std::size_t f = 0; f < figure_count; ++f) moved[f] = later(model.shapes[f], postponed);
  }
  const std::array<AgeShape, figure_count>& shapes = postponed != 0 ? moved : model.shapes;
  NeedYear result{};
  for (const Sex sex : {Sex::female, Sex::male}) {
    const auto ages = persons.ages(t, sex);
    for (std::size_t group = 0; group < result_group_count; ++group) {
      // The figures' sums beside each other, so that none waits for itself.
      std::array<double, figure_count> sums{};
      for (auto age = static_cast<std::size_t>(result_group_bounds[group]);
           age < static_cast<std::size_t>(result_group_bounds[group + 1]); ++age) {
        for (std::size_t f = 0; f < figure_count; ++f) sums[f] += ages[age] * shapes[f][age];
      }
      for (std::size_t f = 0; f < figure_count; ++f)
        result[f][static_cast<std::size_t>(index_of(sex))][group] = sums[f];
    }
  }
  return result;
}

}  // namespace handlingsrom::care
