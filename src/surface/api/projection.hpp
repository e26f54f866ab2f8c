// Borders on the plane of a drawing. Not for clients of the façade.
#pragma once

#include <string>
#include <vector>

#include "standing/facts/archive.hpp"

namespace handlingsrom::api {

struct Place {
  double x;
  double y;
};

/// Transverse Mercator about 15° east on the sphere, radii of the earth (Snyder 1987, equations 8-1 to 8-3).
Place project(const facts::Boundaries::Point& point);

/// The line without points that lie less than half a step beside it (Douglas and Peucker 1973).
std::vector<Place> simplified(const std::vector<Place>& line);

/// A closed ring as SVG path data.
std::string path_of(const std::vector<Place>& points);

}  // namespace handlingsrom::api
