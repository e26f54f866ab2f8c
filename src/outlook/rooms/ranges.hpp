// Low and high of every figure: quantiles over paths of the population and draws of the other assumptions.
#pragma once

#include <span>
#include <vector>

#include "outlook/rooms/figure_list.hpp"

namespace handlingsrom::rooms {

/// What a set of paths is run with.
struct RangeInput {
  const care::Model& care;
  const Surroundings& surroundings;
  const Bases& bases;
  const Assumptions& assumptions;
  const Request& request;
  const facts::Facts& facts;
};

/// Quantile of sorted values by linear interpolation between order statistics (Hyndman and Fan 1996, type 7).
double quantile(std::span<const double> sorted, double probability);

/// Fills p10, p25, p75 and p90 of every figure but the published projection. Neighbours and country stay at the middle.
/// O(paths × chain); memory: figures × years × paths doubles.
void add_ranges(Figures& figures, const std::vector<Entry>& list, const RangeInput& input);

}  // namespace handlingsrom::rooms
