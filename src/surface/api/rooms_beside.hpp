// The rooms of several municipalities on one axis, for each inhabitant, so that a small one can be read beside a large one.
#pragma once

#include <optional>
#include <vector>

#include <nlohmann/json.hpp>

#include "base/standard_seed.hpp"
#include "surface/api/service.hpp"
#include "surface/messages/catalogue.hpp"

namespace handlingsrom::api {

struct RoomsBesideRequest {
  std::vector<MunicipalityIndex> municipalities;
  std::optional<Year> year;  // nullopt: 2040
  double width = 960;        // pixels that the picture may fill
  int paths = 200;
  std::uint64_t seed = standard_seed;
};

/// {"year", "chart"} as docs/api/openapi.json says. Throws Error(bad_input, "year_invalid") for a year outside the projection.
nlohmann::ordered_json rooms_beside_json(const Service& service, const RoomsBesideRequest& request,
                                         const messages::Catalogue& catalogue);

}  // namespace handlingsrom::api
