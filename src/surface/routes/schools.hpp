// The register's schools on a drawing of the municipality.
#pragma once

#include "surface/routes/context.hpp"
#include "surface/routes/json.hpp"

namespace handlingsrom::routes {

/// Schools with grades, pupils and place, the municipality's outline and the drawing's size; private schools included.
/// Throws Error(unknown_name, "map_missing") for figures without borders.
Json schools_drawing(const Context& context, MunicipalityIndex municipality);

}  // namespace handlingsrom::routes
