// How a figure is spread over municipalities, and a group's own level of it.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "standing/comparison/groups.hpp"
#include "standing/comparison/measure.hpp"

namespace handlingsrom::comparison {

/// Fewer figures than this are no distribution.
inline constexpr int least_known = 10;

/// Quantiles of the figure over municipalities, each municipality counting once.
struct Quantiles {
  int known = 0;  // municipalities with a figure; no quantiles below least_known
  double p10 = facts::missing, p25 = facts::missing, median = facts::missing, p75 = facts::missing,
         p90 = facts::missing;
};

/// Of the values that are not missing. `middle` gets their median however few they are.
Quantiles quantiles_of(std::vector<double> values, double* middle = nullptr);

/// A measure of one municipality beside its similar ones and all.
struct Distribution {
  double own = facts::missing;
  double country = facts::missing;
  Quantiles comparable;  // the similar municipalities, without itself
  Quantiles all;
};

/// Without a municipality: of the whole country, with `own` and `comparable` empty.
Distribution distribution(const facts::Facts& facts, const Measure& measure,
                          std::optional<MunicipalityIndex> municipality);

/// A group's level of a measure, NaN where no member has the figure.
struct Summary {
  int known = 0;  // members with the figure
  double mean =
      facts::missing;  // of the group as one: the sum of what is counted over the sum of what it is divided by
  double median = facts::missing;  // of the members, each counting once
};
Summary summary(const facts::Facts& facts, const Measure& measure, std::span<const MunicipalityIndex> members);

}  // namespace handlingsrom::comparison
