// Where municipalities stand on what a lever turns: a published figure for each, and its distribution.
#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "standing/facts/facts.hpp"

namespace handlingsrom::scenario {

/// One published figure that shows how differently municipalities do what a lever turns. Name: `standing_measure.<id>`.
struct StandingMeasure {
  std::string_view id;
  Unit unit = Unit::none;
  int decimals = 1;            // what is known
  std::string_view source_id;  // of the bundle
  int year = 0;
  /// NaN where the bundle has no figure, or a suppressed one.
  double (*of)(const facts::Facts& facts, MunicipalityIndex municipality);
  /// The country's, NaN where it cannot be had.
  double (*country)(const facts::Facts& facts);
};

std::span<const StandingMeasure> standing_measures();
/// nullptr for an empty id, which is that of levers for which no figure is known.
const StandingMeasure* standing_measure(std::string_view id);

/// Quantiles of the figure over municipalities, each municipality counting once.
struct Quantiles {
  int known = 0;  // municipalities with a figure; no quantiles below least_known
  double p10 = facts::missing, p25 = facts::missing, median = facts::missing, p75 = facts::missing,
         p90 = facts::missing;
};

struct Distribution {
  double own = facts::missing;
  double country = facts::missing;
  Quantiles comparable;  // the municipality's comparable ones, without itself
  Quantiles all;
};

/// Fewer figures than this are no distribution.
inline constexpr int least_known = 10;
/// How many municipalities are called comparable.
inline constexpr int comparable_count = 30;

/// The nearest in size and centrality: least Euclidean distance in log population and centrality index, both in units of their
/// standard deviation over the country. Nearest first; `municipality` itself is not among them.
std::vector<MunicipalityIndex> comparable_municipalities(const facts::Facts& facts, MunicipalityIndex municipality,
                                                         int count = comparable_count);

/// Without a municipality: of the whole country, with `own` and `comparable` empty.
Distribution distribution(const facts::Facts& facts, const StandingMeasure& measure,
                          std::optional<MunicipalityIndex> municipality);

}  // namespace handlingsrom::scenario
