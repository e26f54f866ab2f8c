#include "choice/structure/land.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace handlingsrom::structure {
namespace {

constexpr double kilometres_per_degree = 111.195;

bool within(const std::vector<facts::Boundaries::Point>& ring, const Point& point) {
  bool inside = false;
  for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
    const auto &a = ring[i], &b = ring[i + 1];
    if ((a.latitude > point.latitude) == (b.latitude > point.latitude)) continue;
    const double at =
        a.longitude + (b.longitude - a.longitude) * (point.latitude - a.latitude) / (b.latitude - a.latitude);
    if (point.longitude < at) inside = !inside;
  }
  return inside;
}

}  // namespace

Land::Land(const facts::Boundaries& boundaries, const std::vector<Point>& points) {
  double west = 180, east = -180, south = 90, north = -90;
  for (const Point& point : points) {
    west = std::min(west, point.longitude);
    east = std::max(east, point.longitude);
    south = std::min(south, point.latitude);
    north = std::max(north, point.latitude);
  }
  for (const auto& municipality : boundaries.municipalities) {
    for (const facts::Boundaries::Polygon& polygon : municipality) {
      std::vector<Ring> rings;
      for (const facts::Boundaries::Ring& arcs : polygon) {
        Ring ring{boundaries.points(arcs), 180, -180, 90, -90};
        for (const auto& point : ring.points) {
          ring.west = std::min(ring.west, point.longitude);
          ring.east = std::max(ring.east, point.longitude);
          ring.south = std::min(ring.south, point.latitude);
          ring.north = std::max(ring.north, point.latitude);
        }
        rings.push_back(std::move(ring));
      }
      if (rings.empty() || rings[0].west > east || rings[0].east < west || rings[0].south > north ||
          rings[0].north < south)
        continue;
      polygons_.push_back(std::move(rings));
    }
  }
}

bool Land::has(const Point& point) const {
  for (const std::vector<Ring>& polygon : polygons_) {
    const Ring& outer = polygon.front();
    if (point.longitude < outer.west || point.longitude > outer.east || point.latitude < outer.south ||
        point.latitude > outer.north || !within(outer.points, point))
      continue;
    bool hole = false;
    for (std::size_t r = 1; r < polygon.size(); ++r) hole = hole || within(polygon[r].points, point);
    if (!hole) return true;
  }
  return false;
}

double Land::longest_over_sea(const Point& from, const Point& to) const {
  const double north = (to.latitude - from.latitude) * kilometres_per_degree;
  const double east = (to.longitude - from.longitude) * kilometres_per_degree *
                      std::cos((from.latitude + to.latitude) / 2 * std::numbers::pi / 180);
  const double length = std::hypot(north, east);
  constexpr double step = 0.1, end = 0.5;  // km
  const int steps = std::clamp(static_cast<int>(length / step), 1, 2000);
  double longest = 0, here = 0;
  for (int k = 1; k < steps; ++k) {
    const double part = static_cast<double>(k) / steps;
    const Point point{from.latitude + (to.latitude - from.latitude) * part,
                      from.longitude + (to.longitude - from.longitude) * part};
    const bool near_an_end = std::min(part, 1 - part) * length < end;
    here = near_an_end || has(point) ? 0 : here + length / steps;
    longest = std::max(longest, here);
  }
  return longest;
}

}  // namespace handlingsrom::structure
