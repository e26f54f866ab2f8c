// Levers and scenarios through the façade: what can be turned, and what it does to one municipality.
#pragma once

#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/standard_seed.hpp"
#include "choice/scenario/answers.hpp"
#include "choice/scenario/knowing.hpp"
#include "choice/scenario/setting.hpp"
#include "standing/comparison/distribution.hpp"
#include "standing/facts/own_figures.hpp"
#include "surface/api/service.hpp"

namespace handlingsrom::api {

/// Everything that can be turned, with its specification. Texts: `lever.<id>.name`, `.about`, `.notices`, `.law`.
std::span<const scenario::Lever* const> levers();

/// Throws Error(unknown_name, "lever_unknown").
std::size_t lever_index(std::string_view id);

/// Positions of the levers that the municipality itself decides: all but wages, national income and interest.
std::vector<std::size_t> own_levers();

/// Where municipalities stand on what the lever turns; nullopt where the bundle has no figure for it. Name of the figure:
/// `standing_measure.<lever.standing>`; its unit, decimals, year and source: comparison::lever_measure().
std::optional<comparison::Distribution> standing_of(const Service& service, const scenario::Lever& lever,
                                                    std::optional<MunicipalityIndex> municipality = std::nullopt);

/// One lever set to a value; its own lead and ramp unless a first year is given (then at once).
struct LeverValue {
  std::string lever;
  double value = 0;
  std::optional<Year> from{};
};

/// Throws Error(unknown_name, "lever_unknown") and what check_position throws.
std::vector<scenario::Setting> settings_of(const Service& service, std::span<const LeverValue> values,
                                           bool beyond_law = false);

/// All figures of a municipality with levers turned; no value at all gives the very bytes of the chain. With `paths`, ranges.
rooms::Figures evaluate(const Service& service, MunicipalityIndex municipality, std::span<const LeverValue> values,
                        int paths = 0, std::uint64_t seed = standard_seed, const facts::OwnFigures* own = nullptr,
                        bool beyond_law = false);

scenario::Period period_of(const Service& service);

/// A scenario file, its bases included. Throws what scenario::load_scenario throws, and Error(bad_input,
/// "scenario_other_data") for a version frozen on another bundle, "scenario_promise_figure" for a promise of no figure.
scenario::Scenario load_scenario(const Service& service, const std::filesystem::path& file, bool beyond_law = false);

/// The municipality that a scenario names, or the one asked for. Throws Error(usage, "scenario_no_municipality").
MunicipalityIndex municipality_of(const Service& service, const scenario::Scenario& scenario, const std::string& asked);

/// As a file that load_scenario reads again.
std::string scenario_text(const scenario::Scenario& scenario);

/// What turns its levers in its population alternative: for the façade's own questions (choice/scenario/evaluate.hpp).
scenario::Evaluator evaluator_of(const Service& service, MunicipalityIndex municipality,
                                 const scenario::Scenario& scenario);

/// The scenario as a version: data vintage, program version and the three rooms by year.
scenario::Scenario freeze(const Service& service, MunicipalityIndex municipality, scenario::Scenario scenario);

/// From fixed prices of the figures' year to the prices of `year`, at a yearly price growth.
double price_factor(const Service& service, int year, double growth);

}  // namespace handlingsrom::api
