// Low and high of every figure: quantiles over paths of the population and draws of the other assumptions.
#pragma once

#include <span>
#include <vector>

#include "outlook/population/paths.hpp"
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

/// Values of every figure by path, [figure][year][path]. Memory: figures × years × paths doubles.
class PathValues {
 public:
  PathValues(std::size_t figures, int years, int paths)
      : years_(static_cast<std::size_t>(years)),
        paths_(static_cast<std::size_t>(paths)),
        values_(figures * years_ * paths_) {}
  std::size_t paths() const { return paths_; }
  std::span<double> row(std::size_t figure, std::size_t t) {
    return std::span<double>(values_).subspan((figure * years_ + t) * paths_, paths_);
  }

 private:
  std::size_t years_;
  std::size_t paths_;
  std::vector<double> values_;
};

/// Runs every path of input.request.municipality and adds each figure's value to `values`. The sampler may serve several
/// municipalities, which then meet the same country path by path.
void add_paths(const std::vector<Entry>& list, const population::PathSampler& sampler, const RangeInput& input,
               PathValues& values);

/// Quantiles of a figure from its values by path, whose order is lost; nothing where there is no figure.
void set_range(Figure& figure, std::size_t index, PathValues& values);

/// Quantile of sorted values by linear interpolation between order statistics (Hyndman and Fan 1996, type 7).
double quantile(std::span<const double> sorted, double probability);

/// Fills p10, p25, p75 and p90 of every figure but the published projection. Neighbours and country stay at the middle.
/// O(paths × chain); memory: figures × years × paths doubles.
void add_ranges(Figures& figures, const std::vector<Entry>& list, const RangeInput& input);

}  // namespace handlingsrom::rooms
