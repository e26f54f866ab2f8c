#include "surface/api/map.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "base/error.hpp"
#include "standing/facts/archive.hpp"
#include "standing/facts/facts_held.hpp"
#include "surface/api/projection.hpp"

namespace handlingsrom::api {
namespace {

constexpr double height = 900;  // steps of the drawing

std::vector<Place> ring_of(const facts::Boundaries::Ring& ring, const std::vector<std::vector<Place>>& arcs) {
  std::vector<Place> points;
  for (const int index : ring) {
    std::vector<Place> arc = arcs[static_cast<std::size_t>(index < 0 ? -1 - index : index)];
    if (index < 0) std::reverse(arc.begin(), arc.end());
    points.insert(points.end(), arc.begin() + (points.empty() ? 0 : 1), arc.end());
  }
  return points;
}

const facts::Archive& archive_of(const Service& service) {
  if (!service.facts().archive) throw Error(ErrorCode::unknown_name, "map_missing");
  return *service.facts().archive;
}

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

OneMunicipality::OneMunicipality(const facts::Boundaries& boundaries, MunicipalityIndex municipality) {
  constexpr double longer_side = 600;
  constexpr double edge = 12;
  constexpr double far_away = std::numeric_limits<double>::infinity();
  Place low{far_away, far_away};
  Place high{-far_away, -far_away};
  std::vector<std::vector<Place>> rings;
  for (const auto& polygon : boundaries.municipalities[static_cast<std::size_t>(municipality.value)]) {
    for (const facts::Boundaries::Ring& ring : polygon) {
      std::vector<Place>& places = rings.emplace_back();
      for (const facts::Boundaries::Point& point : boundaries.points(ring)) {
        const Place here = places.emplace_back(project(point));
        low = {std::min(low.x, here.x), std::min(low.y, here.y)};
        high = {std::max(high.x, here.x), std::max(high.y, here.y)};
      }
    }
  }
  if (rings.empty()) return;
  scale_ = (longer_side - 2 * edge) / std::max(high.x - low.x, high.y - low.y);
  left_ = low.x - edge / scale_;
  top_ = low.y - edge / scale_;
  width_ = std::ceil((high.x - low.x) * scale_ + 2 * edge);
  height_ = std::ceil((high.y - low.y) * scale_ + 2 * edge);
  for (std::vector<Place>& places : rings) {
    for (Place& here : places) here = {(here.x - left_) * scale_, (here.y - top_) * scale_};
    outline_ += path_of(simplified(places));
  }
}

std::pair<double, double> OneMunicipality::place(const facts::Boundaries::Point& point) const {
  const Place here = project(point);
  return {(here.x - left_) * scale_, (here.y - top_) * scale_};
}

double OneMunicipality::kilometres_across() const {
  constexpr double earth_radius = 6371;  // km
  return width_ / scale_ * earth_radius;
}

}  // namespace

CountryMap map_of_country(const Service& service) {
  const facts::Boundaries& boundaries = archive_of(service).boundaries();
  CountryMap map;
  std::vector<std::vector<Place>> arcs;
  constexpr double far_away = std::numeric_limits<double>::infinity();
  Place low{far_away, far_away};
  Place high{-far_away, -far_away};
  for (const auto& arc : boundaries.arcs) {
    std::vector<Place>& places = arcs.emplace_back();
    for (const facts::Boundaries::Point& point : arc) {
      const Place place = places.emplace_back(project(point));
      low = {std::min(low.x, place.x), std::min(low.y, place.y)};
      high = {std::max(high.x, place.x), std::max(high.y, place.y)};
    }
  }
  const double scale = height / (high.y - low.y);
  for (std::vector<Place>& arc : arcs) {
    for (Place& place : arc) place = {(place.x - low.x) * scale, (place.y - low.y) * scale};
    arc = simplified(arc);
  }
  for (const MunicipalityIndex municipality : service.all_municipalities()) {
    std::string path;
    std::vector<Place> largest;  // of a municipality so small that nothing else is left of it
    for (const facts::Boundaries::Polygon& polygon :
         boundaries.municipalities[static_cast<std::size_t>(municipality.value)]) {
      for (const facts::Boundaries::Ring& ring : polygon) {
        const std::vector<Place> points = ring_of(ring, arcs);
        constexpr std::size_t fewest_points = 4;  // a triangle, closed
        if (points.size() >= fewest_points) path += path_of(points);
        if (points.size() > largest.size()) largest = points;
      }
    }
    if (path.empty() && !largest.empty())
      path = fmt::format("M{0:.1f},{1:.1f}h1v1h-1Z", largest.front().x, largest.front().y);
    map.shapes.emplace_back(municipality, std::move(path));
  }
  map.width = std::ceil((high.x - low.x) * scale);
  map.height = height;
  return map;
}

SchoolMap map_of_schools(const Service& service, MunicipalityIndex municipality) {
  const facts::Archive& archive = archive_of(service);
  const OneMunicipality drawing(archive.boundaries(), municipality);
  SchoolMap map{drawing.width(), drawing.height(), drawing.kilometres_across(), drawing.outline(), {}};
  for (const facts::School& school : archive.schools()) {
    if (school.municipality != municipality) continue;
    SchoolOnMap shown{school.organisation_number, school.name,   school.lowest_grade, school.highest_grade,
                      school.is_private,          school.pupils, std::nullopt,        school.coordinates_from_address};
    if (std::isfinite(school.latitude) && std::isfinite(school.longitude))
      shown.place = drawing.place({school.longitude, school.latitude});
    map.schools.push_back(std::move(shown));
  }
  return map;
}

}  // namespace handlingsrom::api
