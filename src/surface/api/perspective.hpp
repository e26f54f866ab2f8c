// The perspective report through the façade: scenario files in, page, workbook and Word document out.
#pragma once

#include <filesystem>
#include <vector>

#include "surface/api/alternatives.hpp"
#include "surface/api/scenarios.hpp"
#include "surface/messages/catalogue.hpp"
#include "surface/report/deliver.hpp"

namespace handlingsrom::api {

/// From fixed to current prices, a year, where nobody says otherwise (report/perspective.hpp).
double standard_price_growth();

/// The report as data. `price_growth` a year, for the plan's figures in current prices; throws Error(bad_input,
/// "assumption_out_of_range") outside what is possible.
report::Report perspective(const Service& service, MunicipalityIndex municipality,
                           const std::vector<scenario::Scenario>& scenarios, const messages::Catalogue& catalogue,
                           int paths, std::uint64_t seed, double price_growth = standard_price_growth());

/// Writes the page, the workbook and what `formats` asks for. Throws what report::deliver throws.
report::Delivery write_perspective(const Service& service, MunicipalityIndex municipality,
                                   const std::vector<scenario::Scenario>& scenarios,
                                   const messages::Catalogue& catalogue, const std::filesystem::path& out,
                                   report::Formats formats, int paths, std::uint64_t seed,
                                   double price_growth = standard_price_growth());

/// The same of alternatives, at most most_alternatives; `own`: the municipality's own figures.
report::Delivery write_perspective(const Service& service, MunicipalityIndex municipality,
                                   const std::vector<Alternative>& alternatives, const facts::OwnFigures* own,
                                   const messages::Catalogue& catalogue, const std::filesystem::path& out,
                                   report::Formats formats, int paths, std::uint64_t seed);

}  // namespace handlingsrom::api
