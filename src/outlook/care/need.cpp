#include "outlook/care/need.hpp"

#include <algorithm>
#include <cmath>
#include <string>

namespace handlingsrom::care {

std::size_t series_index(const Assumptions& assumptions, Year first, int t) {
  return static_cast<std::size_t>(std::clamp((first + t) - assumptions.first_year(), 0, assumptions.years() - 1));
}

double postponed_years(const Assumptions& assumptions, Year first, int t) {
  const double months_per_decade =
      assumptions.series("care.healthy_ageing_months")[series_index(assumptions, first, t)];
  return months_per_decade / 12.0 * t / 10.0;
}

NeedYear need(const Model& model, const population::Projection& persons, int t, double postponed) {
  NeedYear result{};
  for (std::size_t f = 0; f < figure_count; ++f) {
    AgeShape moved;
    const AgeShape* shape = &model.shapes[f];
    if (postponed != 0) {
      for (int age = 0; age < age_count; ++age) {
        const double at = std::clamp(age - postponed, 0.0, static_cast<double>(oldest_age));
        const auto low = static_cast<std::size_t>(at);
        const std::size_t high = std::min<std::size_t>(low + 1, oldest_age);
        const double part = at - static_cast<double>(low);
        moved[static_cast<std::size_t>(age)] = (1 - part) * (*shape)[low] + part * (*shape)[high];
      }
      shape = &moved;
    }
    for (const Sex sex : {Sex::female, Sex::male}) {
      const auto ages = persons.ages(t, sex);
      auto& groups = result[f][static_cast<std::size_t>(index_of(sex))];
      for (std::size_t group = 0; group < result_group_count; ++group) {
        double sum = 0;
        for (auto age = static_cast<std::size_t>(result_group_bounds[group]);
             age < static_cast<std::size_t>(result_group_bounds[group + 1]); ++age) {
          sum += ages[age] * (*shape)[age];
        }
        groups[group] = sum;
      }
    }
  }
  return result;
}

std::array<std::array<double, age_group_count>, figure_count> coverage(const Model& model,
                                                                       const Assumptions& assumptions, Year first,
                                                                       int t) {
  const std::size_t at = series_index(assumptions, first, t);
  const double weight = assumptions.series("care.coverage_trend")[at];
  const double damping = assumptions.series("care.trend_damping")[at];
  double years = 0;
  double step = 1;
  for (int k = 0; k < t; ++k) {
    step *= damping;
    years += step;
  }
  std::array<std::array<double, age_group_count>, figure_count> result{};
  for (const Figure figure : figures) {
    const std::size_t f = index_of(figure);
    const double level = assumptions.series("care.coverage_" + std::string(key_of(figure)))[at];
    for (std::size_t g = 0; g < age_group_count; ++g) {
      result[f][g] = level * (weight == 0 ? 1.0 : std::exp(weight * model.drift[f][g] * years));
    }
  }
  return result;
}

}  // namespace handlingsrom::care
