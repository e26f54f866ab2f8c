// Today's users of each figure in each municipality, by age group, with what is suppressed estimated and marked.
#pragma once

#include <array>
#include <vector>

#include "base/units.hpp"
#include "outlook/care/ladder.hpp"
#include "outlook/care/shapes.hpp"
#include "standing/facts/facts_held.hpp"

namespace handlingsrom::care {

/// Users of one figure on 31 December of the figures' year.
struct Level {
  std::array<double, age_group_count> users{};
  std::array<Provenance, age_group_count> provenance{};
  double total() const { return users[0] + users[1] + users[2]; }
};

struct Levels {
  std::array<Level, figure_count> figure;
  double fte = facts::missing;  // user-facing care, agreed; NaN where the municipality has none published
};

/// The largest number that is suppressed (Statistics Norway publishes no cell under five users of care).
inline constexpr double largest_suppressed = 4;

/// Fills the missing age groups of one figure.
///
/// `all` and `groups` as published (NaN where missing), `expected` the users at the national rates in the municipality's own
/// population. What is published stands. One missing group of a known total is the difference; several share what is left
/// after their expected users; without a total each is its expected users, at most the largest suppressed number if something
/// else of the figure is published. Shapes: three age groups.
Level complete(double all, const std::array<double, age_group_count>& groups,
               const std::array<double, age_group_count>& expected);

/// Levels of all municipalities in the latest year of care figures, and the national rates by age group.
struct LevelTable {
  Year year{};  // of the figures, counted on 31 December
  std::vector<Levels> municipalities;
  std::array<std::array<double, age_group_count>, figure_count> national{};  // users per inhabitant of the age group
};

/// Estimates levels and national rates together: the rates divide the suppressed totals, the divided totals give the rates
/// (expectation–maximisation for grouped counts; Dempster, Laird and Rubin 1977), until nothing moves. Where no municipality's age
/// groups are published (staffed homes, short stays), totals alone would let the ages of whole populations say who lives there: the
/// rates then keep the proportions of the ladder's `ages`, or else of the shape, and only their sum is the published one.
LevelTable levels(const facts::Facts& facts, const std::array<AgeShape, figure_count>& shapes, const Ladder& ladder);

}  // namespace handlingsrom::care
