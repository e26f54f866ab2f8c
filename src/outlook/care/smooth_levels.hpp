// Prevalence by single year of age that meets a municipality's totals by age group without a jump between the groups.
#pragma once

#include <array>
#include <vector>

#include "outlook/care/model.hpp"

namespace handlingsrom::care {

/// Share of persons of each sex and age on each step, [sex][step][age].
///
/// The level relative to the national shape is a line in its logarithm between the middles of the age groups; the heights
/// are found by iteration so that each group's users are those of `per_need` × shape in the start population (iterative
/// proportional fitting; Deming and Stephan 1940). A group without users stays near zero.
/// Where the steps' sum would leave fewer than one in twelve without care, the lightest steps give way first.
std::array<std::vector<std::array<double, age_count>>, sex_count> smooth_prevalence(
    const Model& model, const std::vector<std::array<double, age_group_count>>& per_need,
    const std::array<std::array<double, age_count>, sex_count>& persons);

}  // namespace handlingsrom::care
