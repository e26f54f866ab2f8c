// Who with whom, for one municipality, with the reasons in words; and the map on which members are picked.
#pragma once

#include <string>

#include <nlohmann/json.hpp>

#include "surface/api/studies.hpp"

namespace handlingsrom::api {

/// Best first, each with its gain, range, chance and reasons; what it is part of today; what the accounts say of those that exist, for child protection (Partners of
/// docs/api/openapi.json). Throws what find_partners throws.
nlohmann::ordered_json partners_json(const Service& service, const PartnersRequest& request,
                                     const messages::Catalogue& catalogue);

/// The municipalities around one as a drawing: each a group `<g class="c-place" data-number="4640">` with its name, as many names as there is room for in `width` pixels; and the list
/// of those near with their distance (CooperationMap of docs/api/openapi.json). Throws Error(unknown_name, "map_missing").
nlohmann::ordered_json cooperation_map_json(const Service& service, MunicipalityIndex municipality, double width,
                                            const messages::Catalogue& catalogue);

}  // namespace handlingsrom::api
