// The municipalities' outlines as a drawing.
#pragma once

#include "standing/facts/archive.hpp"
#include "surface/routes/json.hpp"

namespace handlingsrom::routes {

/// {"width", "height", "shapes": {"5029": "M…"}, "source"}: the borders in a transverse Mercator projection about 15° east (on
/// the sphere, as UTM zone 33 lies; Snyder 1987, "Map projections: a working manual", equations 8-1 to 8-3), each arc simplified (Douglas and
/// Peucker 1973) by at most half a step of the drawing, so that neighbours still meet.
Json map_drawing(const facts::Boundaries& boundaries, const registry::Registry& registry, const facts::Source& source);

}  // namespace handlingsrom::routes
