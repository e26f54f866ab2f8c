// Published figures that municipalities are compared on: one value for each, and the weight that makes their mean the group's own.
#pragma once

#include <span>
#include <string_view>

#include "standing/facts/facts_held.hpp"
#include "standing/facts/population_history.hpp"

namespace handlingsrom::comparison {

/// A ratio and what it is divided by: Σ weight × value / Σ weight is the ratio of the sums. Both NaN where the bundle has no
/// figure, or a suppressed one.
struct Weighted {
  double value = facts::missing;
  double weight = facts::missing;
};

struct Measure {
  std::string_view id;
  Unit unit = Unit::none;
  int decimals = 1;            // what is known
  std::string_view source_id;  // of the bundle
  /// Of the figure; nullptr: the population's latest.
  Year (*year)(const facts::Facts& facts) = nullptr;
  Weighted (*of)(const facts::Facts& facts, MunicipalityIndex municipality);
  /// The country's, NaN where it cannot be had.
  double (*country)(const facts::Facts& facts);

  Year year_in(const facts::Facts& facts) const { return year == nullptr ? facts.population.last_year() : year(facts); }
};

/// What shows how differently municipalities do what a lever turns. Name: `standing_measure.<id>`.
std::span<const Measure> lever_measures();
/// nullptr for an empty id, which is that of levers for which no figure is known.
const Measure* lever_measure(std::string_view id);

/// Today's people, need, care, staff and money. Name: `figure.<id>`.
std::span<const Measure> page_measures();

}  // namespace handlingsrom::comparison
