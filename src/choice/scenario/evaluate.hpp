// What a set of turned levers does to every figure of a municipality.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "base/standard_seed.hpp"
#include "choice/scenario/local.hpp"
#include "choice/scenario/scenario.hpp"
#include "choice/scenario/setting.hpp"
#include "outlook/population/projection.hpp"
#include "outlook/rooms/runner.hpp"

namespace handlingsrom::scenario {

/// The assumptions with the levers' declared effects on them; what levers do to figures directly and to who moves in is left out.
Assumptions turned(Assumptions assumptions, std::span<const Setting> settings);

/// Runs the chain with levers turned, for one municipality.
class Evaluator {
 public:
  /// `base`: assumptions that the levers turn from; nullptr: the chain's defaults. Copied. `alternative`: the population's four
  /// letters, empty for the main one; throws what population::parse_alternative throws.
  Evaluator(const rooms::Chain& chain, MunicipalityIndex municipality, const facts::OwnFigures* own = nullptr,
            const Assumptions* base = nullptr, std::string alternative = {});

  Period period() const { return {first_, years_}; }
  const std::string& alternative() const { return alternative_; }

  /// Between which values the lever can stand in this municipality: what is possible, and no more taken than there is.
  struct Range {
    double least, most;
  };
  Range possible(const Lever& lever) const;
  /// The assumptions that the settings lead to, for other engines: the care simulation reads its levers from them.
  Assumptions assumptions(std::span<const Setting> settings) const;

  /// The inhabitants by sex and age behind the figures.
  population::Projection population(std::span<const Setting> settings) const;

  /// All figures; with `paths`, each path's levers act on that path and the range is over all of them.
  rooms::Figures run(std::span<const Setting> settings, int paths = 0, std::uint64_t seed = standard_seed) const;

  /// The same with one more lever `turned` by so much from today's value in each year, without its one-off costs: for a room that knows better than
  /// the lever's mean how much a turn is worth.
  rooms::Figures run_beside(std::span<const Setting> settings, const Lever& lever,
                            std::span<const double> turned) const;

  /// Each path's figures. Evaluators and settings with the same seed share their random numbers.
  void run_paths(std::span<const Setting> settings, int paths, std::uint64_t seed,
                 const std::function<void(int path, const rooms::Figures& figures)>& visit) const;

 private:
  struct Changed;
  Changed changed(std::span<const Setting> settings) const;
  rooms::Request request_of(const Changed& changed) const;
  void adjust(Changed& changed, std::span<const Setting> settings) const;
  rooms::Figures middle(const Changed& changed) const;
  Local local(std::span<const Setting> settings, const Assumptions& assumptions) const;
  double schools() const;

  const rooms::Chain& chain_;
  MunicipalityIndex municipality_;
  const facts::OwnFigures* own_;
  std::string alternative_;
  Assumptions defaults_;
  bool base_changed_;
  Year first_;
  int years_;
  std::unique_ptr<const rooms::Runner> runner_;
};

/// kr of one-off cost in each year: the change of each lever that year times its cost per unit, up or down.
struct OneOff {
  std::vector<double> from_budget;  // within spending, and so within the room for money, of its year
  std::vector<double> by_loan;      // an investment: its interest and instalments are within the finance costs
};
/// `figures`: today's course, for what is built by a figure (a home for each who moves); nullptr: that is left out.
OneOff one_off_costs(std::span<const Setting> settings, int years, const rooms::Figures* figures = nullptr);

}  // namespace handlingsrom::scenario
