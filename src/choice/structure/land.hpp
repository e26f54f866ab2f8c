// Where a straight line leaves the land, by the borders of the bundle, which follow the coast.
#pragma once

#include <vector>

#include "standing/facts/archive.hpp"

namespace handlingsrom::structure {

struct Point {
  double latitude = 0, longitude = 0;  // degrees
};

/// The country's land near a box, for lines within it.
class Land {
 public:
  /// Polygons whose box meets the one around `points`.
  Land(const facts::Boundaries& boundaries, const std::vector<Point>& points);

  bool has(const Point& point) const;
  /// Kilometres of the line from one point to the other that are longest in one piece without land, looked at every 100 m or so. The borders are simplified: a
  /// narrow sound may be missing, and a pier may lie in the sea, so ends within 500 m of land count as land. Even–odd rule (Shimrat 1962).
  double longest_over_sea(const Point& from, const Point& to) const;

 private:
  struct Ring {
    std::vector<facts::Boundaries::Point> points;
    double west = 0, east = 0, south = 0, north = 0;
  };
  std::vector<std::vector<Ring>> polygons_;  // outer ring first, then holes
};

}  // namespace handlingsrom::structure
