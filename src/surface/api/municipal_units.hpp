// Municipalities as units: what a service costs them, and who it is for.
#pragma once

#include <string>

#include "standing/comparison/efficiency/efficiency.hpp"
#include "surface/api/service.hpp"

namespace handlingsrom::api {

/// Net operating expenditure of the latest accounts in, the people the service is for and its need-weighted inhabitants (the income system's index
/// times inhabitants, which is what the ministry holds the need to be) out. `service` is school, kindergarten, care or administration; care
/// holds health too, which the accounts do not split. Municipalities without the figure, with county tasks (Oslo) or with spending of zero or
/// less are left out. Throws Error(usage, "efficiency_option") for another service.
comparison::Units municipal_units(const Service& service, const std::string& name,
                                  std::vector<MunicipalityIndex>* places = nullptr);

/// What a municipality is called there: its name, with its number where others have the same.
std::string municipal_unit_name(const Service& service, MunicipalityIndex municipality);

}  // namespace handlingsrom::api
