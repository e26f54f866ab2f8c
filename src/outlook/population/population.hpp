// The room's table of contents: prepare the national frame once, then project any municipality within it.
#pragma once

#include <memory>
#include <vector>

#include "outlook/population/local.hpp"
#include "outlook/population/national.hpp"
#include "outlook/population/projection.hpp"
#include "outlook/population/settings.hpp"
#include "standing/facts/facts_held.hpp"

namespace handlingsrom::population {

/// Everything that a single municipality's projection needs from the country: rates by year, local levels, and the control
/// factors with which the municipalities sum to the national projection for each sex, age and year. Immutable; share freely.
struct Frame {
  std::shared_ptr<const facts::Facts> facts;
  Settings settings;
  NationalRates rates;
  LocalEstimate local;
  Projection nation;                     // the sum of all municipalities
  std::vector<BySexAge> control;         // [year of flow][sex][age]: factor on every municipality
  std::vector<BySexAge> municipalities;  // [1 January][sex][age]: persons whom a municipality of the history holds
  std::vector<std::vector<double>> inhabitants;  // [1 January][municipality]; 0 for one without history at the start
  std::vector<std::vector<double>>
      published_factor;  // [municipality][1 January], with ScaledTo::published…; else empty
};

/// Estimates and projects all municipalities once. Throws Error(bad_input, "population_start_year") for a start year without
/// population tables before and at it.
std::shared_ptr<const Frame> prepare(std::shared_ptr<const facts::Facts> facts, const Settings& settings,
                                     const Frame* known = nullptr);
/// `known`: a frame on the same figures, whose local levels are taken over where the settings that they are measured with are the same.
std::shared_ptr<const Frame> prepare(std::shared_ptr<const facts::Facts> facts, const Assumptions& assumptions,
                                     const Frame* known = nullptr);

/// The municipality from settings.start to settings.last: persons, births, deaths, net migration (with the control's part).
/// For every year: persons(t + 1) = persons(t) + births − deaths + net_migration.
Projection project(const Frame& frame, MunicipalityIndex municipality);

}  // namespace handlingsrom::population
