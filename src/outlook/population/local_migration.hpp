// Net migration by age as the residual of successive population tables, shrunk by an empirical-Bayes step.
#pragma once

#include "outlook/population/local.hpp"

namespace handlingsrom::population {

/// Fills the migration part of `result`; its mortality part must be there (local deaths are not migration).
///
/// r(i, g) = Σ_y w(y)·M(i, g, y) / Σ_y w(y)·E(i, g, y) over the window's years, with M = persons minus survivors, E = survivors,
/// w(y) = weight^(years ago). Prior mean: the centrality class's. Prior covariance C between age groups: that of the
/// municipalities' r around it, less its noise. Noise D(i, g) = noise factor × c(g)/E(i, g), with c(g) the yearly variance of M
/// per survivor around the municipality's own mean. Posterior: class + C (C + D)⁻¹ (r − class) (Lindley and Smith 1972;
/// Efron and Morris 1973). C learns from all municipalities which age groups move together, which is what a model schedule does.
void estimate_migration(const facts::Facts& facts, const NationalHistory& nation, const Settings& settings,
                        LocalEstimate& result);

}  // namespace handlingsrom::population
