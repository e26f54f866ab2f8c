// Need by figure, age group and sex over the years, the first of the two factors that every user count is made of (the other: coverage.hpp).
#pragma once

#include <array>

#include "base/assumptions.hpp"
#include "base/units.hpp"
#include "outlook/care/model.hpp"
#include "outlook/care/projection.hpp"
#include "outlook/population/projection.hpp"

namespace handlingsrom::care {

constexpr int result_group_of(int age) { return age < 67 ? 0 : age < 80 ? 1 : age < 90 ? 2 : 3; }
constexpr int age_group_of_result(int group) { return group < 2 ? group : 2; }

/// Persons weighted with the national rate of their age: Σ persons(age) × shape(age). One entry per figure, sex and group.
using NeedYear = std::array<std::array<std::array<double, result_group_count>, sex_count>, figure_count>;

/// Need in year t. Healthier ageing reads the rate of a person who is younger by `postponed_years` (the postponement of
/// morbidity; Fries 1980, Sanderson and Scherbov 2010), by a straight line between single years.
NeedYear need(const Model& model, const population::Projection& persons, int t, double postponed_years);

/// Years by which need is postponed in year t: months per ten years, counted from the first year.
double postponed_years(const Assumptions& assumptions, Year first, int t);

/// Index into the assumptions' series for year first + t, kept within them.
std::size_t series_index(const Assumptions& assumptions, Year first, int t);

}  // namespace handlingsrom::care
