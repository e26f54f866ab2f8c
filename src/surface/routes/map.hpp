// The municipalities' outlines as a drawing.
#pragma once

#include <string>
#include <utility>

#include "standing/facts/archive.hpp"
#include "surface/routes/json.hpp"

namespace handlingsrom::routes {

/// {"width", "height", "shapes": {"5029": "M…"}, "source"}: the borders in a transverse Mercator projection about 15° east (on
/// the sphere, as UTM zone 33 lies; Snyder 1987, "Map projections: a working manual", equations 8-1 to 8-3), each arc simplified (Douglas and
/// Peucker 1973) by at most half a step of the drawing, so that neighbours still meet.
Json map_drawing(const facts::Boundaries& boundaries, const registry::Registry& registry, const facts::Source& source);

/// One municipality in the same projection, its borders as fine as the bundle has them, on a drawing whose longer side is 600 steps.
class OneMunicipality {
 public:
  OneMunicipality(const facts::Boundaries& boundaries, MunicipalityIndex municipality);

  /// Where a point lies on the drawing; outside it for a point outside the municipality's frame.
  std::pair<double, double> place(const facts::Boundaries::Point& point) const;
  const std::string& outline() const { return outline_; }
  double width() const { return width_; }
  double height() const { return height_; }
  /// How wide the drawing is on the ground, on a sphere of 6,371 km.
  double kilometres_across() const;

 private:
  double left_ = 0, top_ = 0, scale_ = 1;
  double width_ = 0, height_ = 0;
  std::string outline_;
};

}  // namespace handlingsrom::routes
