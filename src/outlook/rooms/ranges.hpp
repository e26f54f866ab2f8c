// Low and high of every figure: quantiles over paths of the population and draws of the other assumptions.
#pragma once

#include <functional>
#include <span>
#include <vector>

#include "outlook/population/paths.hpp"
#include "outlook/rooms/prepared.hpp"

namespace handlingsrom::rooms {

/// Values of every row by path, [row][year][path], and of the rows that chance moves the same without it: chance lies as often below as above, so that the
/// median of what it moves is that of the rest, found with less noise. Memory: rows × years × paths doubles.
class PathValues {
 public:
  PathValues(const Model& model, int years, int paths)
      : years_(static_cast<std::size_t>(years)),
        paths_(static_cast<std::size_t>(paths)),
        values_(model.moved_by_chance().size() * years_ * paths_) {
    std::size_t moved = 0;
    for (const char by_chance : model.moved_by_chance()) steady_of_.push_back(by_chance != 0 ? moved++ : none);
    steady_.resize(moved * years_ * paths_);
  }
  std::size_t paths() const { return paths_; }
  std::span<double> row(std::size_t row, std::size_t t) {
    return std::span<double>(values_).subspan((row * years_ + t) * paths_, paths_);
  }
  /// Without chance; the values themselves for a row that it does not move.
  std::span<double> steady(std::size_t row, std::size_t t) {
    if (!moved_by_chance(row)) return this->row(row, t);
    return std::span<double>(steady_).subspan((steady_of_[row] * years_ + t) * paths_, paths_);
  }
  bool moved_by_chance(std::size_t row) const { return steady_of_[row] != none; }

 private:
  std::size_t years_;
  std::size_t paths_;
  static constexpr std::size_t none = static_cast<std::size_t>(-1);
  std::vector<double> values_, steady_;
  std::vector<std::size_t> steady_of_;  // [row]
};

/// What is told of a path: a lane of a calculation.
using VisitPath = std::function<void(std::size_t path, const Calculation& calculation, std::size_t lane)>;

/// Calls `visit(path, calculation, lane)` for the paths [from, to) of `paths` in their order. A block of paths is worked out side by side; before chance is
/// taken in, `steady` is told of its paths.
void for_each_path(const Course& course, int paths, std::size_t from, std::size_t to, const VisitPath& visit,
                   const VisitPath& steady = {});

/// Runs every path of the course and adds each row's value to `values`. The sampler may serve several municipalities, which then meet
/// the same country path by path.
void add_paths(const population::PathSampler& sampler, const Course& course, PathValues& values);

/// Median (without chance) and quantiles of a figure from its values by path, whose order is lost; nothing where there is no figure.
void set_range(Figure& figure, std::size_t row, PathValues& values);

/// Fills the middle with the median of the paths, and p10, p25, p75 and p90, of every figure but the published projection. Neighbours and country stay at the middle.
/// O(paths × chain); memory: figures × years × paths doubles.
void add_ranges(Figures& figures, const Course& course);

}  // namespace handlingsrom::rooms
