// National age shapes: how much more often an 85-year-old has a service than a 70-year-old.
#pragma once

#include <array>

#include "base/units.hpp"
#include "outlook/care/ladder.hpp"
#include "standing/facts/facts_held.hpp"

namespace handlingsrom::care {

using AgeShape = std::array<double, age_count>;

/// Users per inhabitant by single year of age, both sexes, for each figure.
///
/// Statistics Norway's last national tables with four age groups (home services 2008, institutions 2010, care homes 2008) give
/// one rate per group. They are joined by straight lines in the logarithm of the rate between the groups' mean ages of users,
/// level below the first and above the last, and then scaled so that each group's rate is met exactly in the
/// population of that year (a log-linear graduation; Keyfitz 1982, Benjamin and Pollard 1980). Only the form within the
/// published age groups of a municipality is used; the level is the municipality's own.
std::array<AgeShape, figure_count> age_shapes(const facts::Facts& facts);

/// The graduation alone: rates per person for ages 0–66, 67–79, 80–89 and 90+ in a population of 106 ages.
AgeShape graduate(const std::array<double, 4>& rates, const std::array<double, age_count>& population);

}  // namespace handlingsrom::care
