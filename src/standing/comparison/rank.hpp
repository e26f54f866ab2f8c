// A rank, and how sure it is: the places that a municipality would have had in other ordinary years.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "base/assumptions.hpp"

namespace handlingsrom::comparison {

struct RankOptions {
  double level = 0.8;      // share of ordinary years in which the rank lies within the interval
  double prior_years = 5;  // how many years of a municipality's own variation its class's counts for
};
/// `comparison.rank_level`, `comparison.rank_prior_years`: the members of RankOptions in order.
std::span<const ParameterSpec> rank_parameters();

struct RankInterval {
  int rank = 0;             // 1 = highest; ties share the better place
  int of = 0;               // figures ranked, this one counted
  int best = 0, worst = 0;  // with the options' level; 0 where how much years differ is unknown
};

/// How much one year's figure differs from its level by chance and timing, as a standard deviation in the figure's unit.
/// `years`[i] has municipality i's figures of consecutive years, NaN for gaps. The variance is half the mean squared successive difference (von Neumann, Kent, Bellinson and Hart
/// 1941, Annals of Mathematical Statistics 12), which a slow trend hardly touches, drawn to the median of municipalities of like `size` (seven classes of equal
/// number) as a prior worth `prior_years` differences: few years say little about one municipality. NaN where neither is known.
std::vector<double> year_deviations(const std::vector<std::vector<double>>& years, std::span<const double> size,
                                    double prior_years);

/// The rank of `own` among `values`, and the interval between the (1 − level)/2 and (1 + level)/2 quantiles of the rank when each
/// figure is normal around its value with its deviation, independently (Goldstein and Spiegelhalter 1996, Journal of the Royal Statistical Society A 159, do it by
/// simulation). Given own's draw the others lie above it independently, so the rank is a sum of independent indicators, taken as normal with their
/// mean and variance; own's draw is worked out at eleven points within three deviations, and in between by a straight line. NaN values are left out. O(values).
RankInterval rank_interval(std::span<const double> values, std::span<const double> deviations, std::size_t own,
                           double level);

}  // namespace handlingsrom::comparison
