// How the share of each age who have a service changes: the forecast that the back-test found best, and constant rates beside it.
#pragma once

#include <array>
#include <span>
#include <vector>

#include "base/assumptions.hpp"
#include "base/units.hpp"
#include "outlook/care/ladder.hpp"
#include "outlook/care/levels.hpp"
#include "outlook/care/shapes.hpp"
#include "standing/facts/facts_held.hpp"

namespace handlingsrom::care {

using ByFigure = std::array<std::array<double, age_group_count>, figure_count>;

/// What the course of coverage rests on: the country's need to come and the change of its users lately, and how far each municipality
/// is from the country's rates. Logarithms.
struct CoverageBasis {
  Year from{};  // the change is that between these two years
  Year to{};
  ByFigure users{};               // users' growth a year, over the municipalities with figures in both years
  ByFigure need{};                // growth a year of the people of the age group in them
  ByFigure reversion{};           // share of a municipality's deviation that goes in five years
  std::vector<ByFigure> to_come;  // [t] growth of the country's need since the first year (whoever lives ages and dies)
  std::vector<ByFigure> deviation;  // [municipality] own users over those at the country's rates
  /// [t] By how much the country's users would change because deviations shrink: taken out, so that its course is the trend's.
  std::vector<ByFigure> by_reversion;
};

/// Users of home services aged 67–79 are what the total leaves; of short stays two years are published, so they neither grow nor
/// fall beyond what `care.places_follow_need` says (KOSTRA 2020–2025: as many of them aged 80 and over).
CoverageBasis coverage_basis(const facts::Facts& facts, const LevelTable& levels,
                             const std::array<AgeShape, figure_count>& shapes);

/// Coverage of a figure relative to today in one municipality, by age group: the user's own level × trend.
///
/// The country's log users grow by e · need + (change a year − e · need a year) · (φ + φ² + … φᵀ), e being how far users follow need
/// (Bates and Granger 1969: the equal-weight combination for home services, nothing for places, which are decided), φ the damping
/// (Gardner and McKenzie 1985); the municipality's deviation from the country's rate shrinks by its share in five years. T is the
/// years passed, at most `care.trend_years`; from then on rates are constant. All as in backtest(), to the power `care.coverage_trend`: 0 is constant rates.
class CoverageCourse {
 public:
  /// Finds its assumptions once for all years; all must outlive it.
  CoverageCourse(const CoverageBasis& basis, MunicipalityIndex municipality, const Assumptions& assumptions);

  /// What the user has asked of each figure (`care.coverage_…`), without any trend.
  ByFigure asked(Year first, int t) const;
  /// The trend alone: 1 in the first year.
  ByFigure trend(Year first, int t) const;
  /// Both together.
  ByFigure at(Year first, int t) const;

 private:
  const CoverageBasis& basis_;
  const ByFigure& deviation_;
  const Assumptions& assumptions_;
  std::span<const double> weight_, damping_, place_damping_, home_follows_, places_follow_, years_;
  std::array<std::span<const double>, figure_count> level_;
};

}  // namespace handlingsrom::care
