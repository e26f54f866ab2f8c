// Published figures that a gain can be measured by: what the municipality's accounts show year by year, as KOSTRA has them.
#pragma once

#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "base/units.hpp"
#include "followup/gains/gains.hpp"
#include "surface/api/service.hpp"
#include "surface/messages/catalogue.hpp"

namespace handlingsrom::api {

struct PublishedFigure {
  std::string id, name;
  Unit unit = Unit::none;
  int decimals = 0;
  std::vector<gains::YearValue> years;  // ascending, with their sources; never empty
};

/// Every figure of the accounts that the municipality has, in the accounts' own order.
std::vector<PublishedFigure> published_figures(const Service& service, MunicipalityIndex municipality,
                                               const messages::Catalogue& catalogue);

/// The same for a form: {"id", "name", "unit", "year", "value", "years"}, year and value the latest, rounded as the accounts are told.
nlohmann::ordered_json published_figures_json(const Service& service, MunicipalityIndex municipality,
                                              const messages::Catalogue& catalogue);

/// A figure by year as it is published for the municipality: one of the accounts, or any series of the bundle that may be followed through the years. Empty where
/// there is none.
std::vector<gains::YearValue> published_years(const Service& service, MunicipalityIndex municipality,
                                              const std::string& id);

}  // namespace handlingsrom::api
