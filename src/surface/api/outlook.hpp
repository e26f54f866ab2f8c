// Where are we going, and where do we stand: a municipality's figures, their calculation, and what is said of them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

#include "base/standard_seed.hpp"
#include "base/trace.hpp"
#include "standing/disclosure/small_counts.hpp"
#include "standing/facts/own_figures.hpp"
#include "standing/facts/source_json.hpp"
#include "surface/api/service.hpp"
#include "surface/messages/catalogue.hpp"
#include "surface/report/json_values.hpp"

namespace handlingsrom::api {

struct OutlookRequest {
  MunicipalityIndex municipality{};
  const Assumptions* assumptions = nullptr;  // nullptr: the defaults
  const facts::OwnFigures* own = nullptr;    // nullptr: only what is published
  int paths = 0;                             // 0: no ranges
  std::uint64_t seed = standard_seed;
  std::string alternative{};  // whose population (rooms::Request::alternative); empty: the program's own
};

/// The defaults with the settings in every year. Throws what Assumptions::set throws, and Error(usage, "assumption_without_effect") for one that
/// changes none of the municipality's figures whose name begins with `prefix`.
Assumptions assumptions_with(const Service& service, OutlookRequest request,
                             const std::vector<std::pair<std::string, double>>& settings, std::string_view prefix = {});

/// All figures by year on today's course. Throws what rooms::Chain::run throws.
rooms::Figures outlook(const Service& service, const OutlookRequest& request);

/// Today's figures beside the country's.
std::vector<rooms::StandingFigure> standing(const Service& service, MunicipalityIndex municipality);

/// Today's figures of every municipality, in order of number; NaN where one has none.
struct StandingValues {
  std::string id;
  std::vector<double> values;
};
std::vector<StandingValues> standing_of_all(const Service& service);

/// Persons by sex and five-year age group, counted and then projected.
struct PopulationByAge {
  Year first{};
  Year counted_to{};
  std::vector<std::string> ages;                                  // "0–4" … "95+"
  std::array<std::vector<std::vector<double>>, sex_count> sexes;  // [sex][year][group]
};
/// Years in which the boundaries were others are left out, back to the last gap.
PopulationByAge population_by_age(const Service& service, MunicipalityIndex municipality);

/// The calculation tree of a figure (an id, or "money", "people", "places") in a year. Throws Error(unknown_name) for one that is not there.
trace::Node explain(const Service& service, const OutlookRequest& request, std::string_view figure, Year year);

/// Indented lines, each with name, value and where a leaf comes from; branches deeper than `depth` are counted instead of shown, 0: everything.
std::string tree_text(const Service& service, const trace::Node& tree, const messages::Catalogue& catalogue, int depth);
/// The same as JSON, whole.
std::string tree_json(const Service& service, const trace::Node& tree, const messages::Catalogue& catalogue);
/// A node's name in the catalogue's language.
std::string node_name(const trace::Node& node, const messages::Catalogue& catalogue);

/// What is said of the three rooms, as the report says it (docs/api/openapi.json).
nlohmann::ordered_json readings(const rooms::Figures& figures, const messages::Catalogue& catalogue);

}  // namespace handlingsrom::api
