// One pass through the chain for one municipality: what every figure is read from.
#pragma once

#include <memory>
#include <mutex>
#include <vector>

#include "base/sheet/explain.hpp"
#include "outlook/care/projection.hpp"
#include "outlook/economy/result_level.hpp"
#include "outlook/population/population.hpp"
#include "outlook/rooms/chain.hpp"
#include "outlook/rooms/model.hpp"

namespace handlingsrom::rooms {

/// A population frame, the country in it, and those municipalities that were asked for: each is projected at its first use.
/// Safe for many threads.
class Populations {
 public:
  /// `held`: economy::held_index of every municipality.
  Populations(std::shared_ptr<const population::Frame> prepared, std::shared_ptr<const std::vector<double>> held);

  /// The municipality's middle projection.
  const population::Projection& projection(MunicipalityIndex municipality) const;

  const std::shared_ptr<const population::Frame> frame;
  const std::shared_ptr<const std::vector<double>> held;
  const economy::Country country;

 private:
  std::unique_ptr<std::once_flag[]> asked_;
  mutable std::vector<population::Projection> projections_;
};

/// What the rooms know of one municipality before the years begin.
struct StartingPoint {
  std::vector<sheet::Cell> cells;  // of Model::sheet()
  workforce::LabourArea area;
  facts::Cell care_places;
  economy::ResultHistory results;
  const facts::OwnFigures* own = nullptr;  // whose counts the care room begins at
};

StartingPoint starting_point(const Model& model, const facts::Place& place, const Populations& populations);

/// The chain of one municipality for one or several courses side by side (lanes). Refilled block after block.
class Calculation {
 public:
  /// All but the course: what is the same in every lane.
  struct Setting {
    const Model& model;
    const care::Model& care;
    const Populations& populations;
    const StartingPoint& starting;
    MunicipalityIndex municipality;
  };

  Calculation(const Setting& setting, int years, std::size_t lanes = 1);

  /// Runs the engines on a course's population and assumptions.
  void fill(std::size_t lane, const population::Projection& persons, const Assumptions& assumptions);
  /// Works out every row.
  void evaluate(std::span<const sheet::Adjustment> adjustments);
  /// What chance does to result and debt on a path (shares of revenue by year), which evaluate() leaves out and add_chance() takes in.
  void set_chance(std::size_t lane, std::span<const double> result, std::span<const double> debt);
  /// Works out again what chance moves. After evaluate() with the same adjustments.
  void add_chance(std::span<const sheet::Adjustment> adjustments);
  /// What the rows are worked out from; valid until the next fill().
  sheet::Inputs inputs() const;

  const sheet::Values& values() const { return values_; }
  double at(std::size_t row, std::size_t t, std::size_t lane = 0) const {
    return values_.at(setting_.model.sheet().rows()[row].node, t, lane);
  }
  /// [engine row] where the first lane's levels come from.
  const std::vector<Provenance>& engine_marks() const { return marks_; }

 private:
  /// economy::beside_the_account, worked out again only where an assumption that it reads has changed: paths share it.
  const std::vector<double>& ordinary(const Assumptions& assumptions);

  Setting setting_;
  std::size_t years_, lanes_;
  std::vector<std::vector<double>> persons_;  // [span][year · lanes + lane]
  std::vector<std::vector<double>> engines_;  // [engine] the same; persons' own are empty
  std::vector<double> parameters_;            // [parameter][year · lanes + lane]
  std::vector<double> cells_;
  std::vector<sheet::Column> engine_columns_, parameter_columns_;
  std::vector<std::size_t> of_result_;               // [parameter] that economy::beside_the_account reads
  std::vector<double> as_of_result_, ordinary_;      // what they were, and what came of it
  std::vector<double> result_chance_, debt_chance_;  // [year · lanes + lane]
  std::vector<Provenance> marks_;
  sheet::Values values_;
};

/// An engine's row as the care room projects it: users of a step, or what each takes more because need follows.
struct CareUsers {
  std::uint32_t engine;
  std::vector<double> users;  // [year]
  Provenance mark;
};
std::vector<CareUsers> care_users(const Calculation::Setting& setting, const population::Projection& persons,
                                  const Assumptions& assumptions);

}  // namespace handlingsrom::rooms
