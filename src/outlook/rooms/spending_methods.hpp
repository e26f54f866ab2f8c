// Published ways to foresee what a municipality will spend, tried beside constant standard: estimated on the years up to the base only.
#pragma once

#include <cstddef>
#include <vector>

namespace handlingsrom::rooms {

/// One area of spending over the years, by municipality. Tables are [year][municipality], facts::missing where a figure is not known.
struct SpendingPanel {
  /// The year's spending brought to the target year's people at constant standard: what "as it was" foresees, kr.
  std::vector<std::vector<double>> brought;
  /// Need in the target year over need in the year, by the cost key's ages.
  std::vector<std::vector<double>> growth;
  /// Net result as a share of revenue less the country's.
  std::vector<std::vector<double>> result;
  std::vector<double> need;  // in the target year, by the cost key's ages
  std::vector<int> group;    // whom a municipality is like: the same number, the same group
  double result_left = 0;    // what is left of a year's result a year later, which a later year's saving follows
};

/// A level that moves, known by weights that fall backwards (exponential smoothing; Muth 1960).
/// Each function gives one forecast of the target year for each municipality, kr as in `brought`; missing where it cannot be given. All are missing from the first
/// year, which has no year behind it to estimate on. `base`: position of the base year; `ahead`: years to the target.
std::vector<double> foresee_smoothed(const SpendingPanel& panel, std::size_t base);
/// What a municipality spends beyond its group at the same need dies out by a share a year (best linear prediction with an error component; Goldberger 1962).
std::vector<double> foresee_towards_group(const SpendingPanel& panel, std::size_t base, int ahead);
/// Spending follows need late, goes towards its group and answers to the last result (error correction; Davidson, Hendry, Srba and Yeo 1978):
/// Δy = a + b·(y − group) + c·Δneed + d·result by least absolute deviations weighted by kr (iteratively reweighted; Schlossmacher 1973), y the logarithm of
/// spending at the year's need; over several years b works each year, c once on the whole growth, d on what is left of the result.
std::vector<double> foresee_adjusting(const SpendingPanel& panel, std::size_t base, int ahead);

/// The coefficients of foresee_adjusting estimated on the steps up to `base`: level, towards the group, need, result.
struct Adjusting {
  double level = 0, towards_group = 0, need = 0, result = 0;
};
Adjusting fit_adjusting(const SpendingPanel& panel, std::size_t base);

}  // namespace handlingsrom::rooms
