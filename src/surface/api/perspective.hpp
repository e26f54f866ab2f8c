// The perspective report through the façade: scenario files in, page, workbook and Word document out.
#pragma once

#include <filesystem>
#include <vector>

#include "surface/api/office.hpp"
#include "surface/api/scenarios.hpp"
#include "surface/messages/catalogue.hpp"

namespace handlingsrom::api {

/// From fixed to current prices, a year, where nobody says otherwise (report/perspective.hpp).
double standard_price_growth();

struct PerspectiveFiles {
  std::filesystem::path folder;
  std::vector<std::filesystem::path> files;
  bool pictures = true;  // false: the Word document has drawings only, see write_word
};

/// The report as data. `price_growth` a year, for the plan's figures in current prices; throws Error(bad_input,
/// "assumption_out_of_range") outside what is possible.
report::Report perspective(const Service& service, MunicipalityIndex municipality,
                           const std::vector<scenario::Scenario>& scenarios, const messages::Catalogue& catalogue,
                           int paths, std::uint64_t seed, double price_growth = standard_price_growth());

/// Writes the page, the workbook and the Word document to `out`/NUMBER-name, named in the report's language.
PerspectiveFiles write_perspective(const Service& service, MunicipalityIndex municipality,
                                   const std::vector<scenario::Scenario>& scenarios,
                                   const messages::Catalogue& catalogue, const std::filesystem::path& out, int paths,
                                   std::uint64_t seed, double price_growth = standard_price_growth(),
                                   const GiveUp& give_up = {});

}  // namespace handlingsrom::api
