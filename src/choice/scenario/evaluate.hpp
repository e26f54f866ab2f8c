// What a set of turned levers does to every figure of a municipality.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "choice/scenario/scenario.hpp"
#include "outlook/rooms/chain.hpp"

namespace handlingsrom::scenario {

/// One lever's value by year; a lever that stands as today in every year does nothing at all.
struct Setting {
  std::size_t lever = 0;
  std::vector<double> values;  // [year]
};

std::vector<Setting> settings_of(const Scenario& scenario, const Period& period);

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
  /// The assumptions that the settings lead to, for other engines: the care simulation reads its levers from them.
  Assumptions assumptions(std::span<const Setting> settings) const;

  /// All figures; with `paths`, each path's levers act on that path and the range is over all of them.
  rooms::Figures run(std::span<const Setting> settings, int paths = 0, std::uint64_t seed = 1) const;
  /// The same with further adjustments of the outlook's rows, which act after the levers.
  rooms::Figures run(std::span<const Setting> settings, std::span<const sheet::Adjustment> further) const;

  const rooms::Chain& chain() const { return chain_; }

  /// Each path's figures. Evaluators and settings with the same seed share their random numbers.
  void run_paths(std::span<const Setting> settings, int paths, std::uint64_t seed,
                 const std::function<void(int path, const rooms::Figures& figures)>& visit) const;

 private:
  struct Changed;
  Changed changed(std::span<const Setting> settings) const;
  rooms::Request request_of(const Changed& changed) const;

  const rooms::Chain& chain_;
  MunicipalityIndex municipality_;
  const facts::OwnFigures* own_;
  std::string alternative_;
  Assumptions defaults_;
  bool base_changed_;
  Year first_;
  int years_;
};

/// kr of one-off cost in each year: the change of each lever that year times its cost per unit, up or down.
struct OneOff {
  std::vector<double> from_budget;  // within spending, and so within the room for money, of its year
  std::vector<double> by_loan;      // an investment: its interest and instalments are within the finance costs
};
OneOff one_off_costs(std::span<const Setting> settings, int years);

}  // namespace handlingsrom::scenario
