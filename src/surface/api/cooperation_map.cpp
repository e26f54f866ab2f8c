// The municipalities around one, for picking members.
#include <algorithm>
#include <cmath>
#include <limits>

#include <fmt/format.h>

#include "base/error.hpp"
#include "choice/cooperation/study/reach.hpp"
#include "surface/api/partners_page.hpp"
#include "surface/api/projection.hpp"
#include "standing/facts/facts_held.hpp"
#include "surface/report/svg/drawing.hpp"
#include "surface/report/svg/measure.hpp"

namespace handlingsrom::api {
namespace {

using Json = nlohmann::ordered_json;

constexpr double around = 70;          // km to each side that the frame shows at least
constexpr double earth_radius = 6371;  // km
constexpr double letters = 12.5;
constexpr std::size_t nearest = 24;  // municipalities in the list

struct Shape {
  MunicipalityIndex municipality;
  std::vector<std::vector<Place>> rings;
  std::size_t largest = 0;  // ring, by the box around it
  Place low, high;          // of that ring
};

struct Box {
  double left, top, right, bottom;
  bool meets(const Box& other) const {
    return left < other.right && other.left < right && top < other.bottom && other.top < bottom;
  }
};

std::vector<Place> projected(const facts::Boundaries& boundaries, const facts::Boundaries::Ring& ring) {
  std::vector<Place> places;
  for (const facts::Boundaries::Point& point : boundaries.points(ring)) places.push_back(project(point));
  return places;
}

Shape shape_of(const facts::Boundaries& boundaries, MunicipalityIndex municipality) {
  constexpr double far_away = std::numeric_limits<double>::infinity();
  Shape shape{municipality, {}, 0, {}, {}};
  double size = -1;
  for (const auto& polygon : boundaries.municipalities[static_cast<std::size_t>(municipality.value)]) {
    for (const facts::Boundaries::Ring& ring : polygon) {
      Place low{far_away, far_away}, high{-far_away, -far_away};
      const auto& places = shape.rings.emplace_back(projected(boundaries, ring));
      for (const Place& place : places) {
        low = {std::min(low.x, place.x), std::min(low.y, place.y)};
        high = {std::max(high.x, place.x), std::max(high.y, place.y)};
      }
      const double box = (high.x - low.x) * (high.y - low.y);
      if (box <= size) continue;
      size = box;
      shape.largest = shape.rings.size() - 1;
      shape.low = low;
      shape.high = high;
    }
  }
  return shape;
}

}  // namespace

Json cooperation_map_json(const Service& service, MunicipalityIndex municipality, double width,
                          const messages::Catalogue& catalogue) {
  if (!service.facts().archive) throw Error(ErrorCode::unknown_name, "map_missing");
  const facts::Boundaries& boundaries = service.facts().archive->boundaries();
  const registry::Municipality& own = service.municipality(municipality);
  std::vector<std::pair<double, MunicipalityIndex>> by_distance;
  for (const MunicipalityIndex each : service.all_municipalities())
    by_distance.emplace_back(cooperation::great_circle_km(own, service.municipality(each)), each);
  std::sort(by_distance.begin(), by_distance.end(), [](const auto& a, const auto& b) {
    return std::pair(a.first, a.second.value) < std::pair(b.first, b.second.value);
  });

  // The frame: the municipality in the middle, its neighbours whole where that is not far more.
  const Place middle = project({own.longitude, own.latitude});
  const double half = around / earth_radius;
  const double scale = width / (2 * half);
  const Place corner{middle.x - half, middle.y - half};
  const Box frame{0, 0, width, width};
  svg::Drawing drawing("cooperation-map", width, width);
  struct Label {
    Place at;
    std::string name;
    double size;
    bool is_own;
  };
  std::vector<Label> labels;
  Json shown = Json::array();
  for (const auto& [km, each] : by_distance) {
    if (km > 4 * around) break;
    Shape shape = shape_of(boundaries, each);
    if (shape.rings.empty()) continue;
    std::string path;
    Place low{1e9, 1e9}, high{-1e9, -1e9};
    for (std::vector<Place>& ring : shape.rings) {
      for (Place& place : ring) {
        place = {(place.x - corner.x) * scale, (place.y - corner.y) * scale};
        low = {std::min(low.x, place.x), std::min(low.y, place.y)};
        high = {std::max(high.x, place.x), std::max(high.y, place.y)};
      }
      const std::vector<Place> kept = simplified(ring);
      constexpr std::size_t fewest_points = 4;
      if (kept.size() >= fewest_points) path += path_of(kept);
    }
    if (path.empty() || !frame.meets({low.x, low.y, high.x, high.y})) continue;
    const registry::Municipality& place = service.municipality(each);
    const std::string number = to_string(place.number);
    drawing.open_group(
        fmt::format("class=\"c-place{}\" data-number=\"{}\"", each == municipality ? " own" : "", number));
    drawing.title(place.name);
    drawing.path(path, "c-land");
    drawing.close_group();
    const Place centre = project({place.longitude, place.latitude});
    const Box ring{(shape.low.x - corner.x) * scale, (shape.low.y - corner.y) * scale,
                   (shape.high.x - corner.x) * scale, (shape.high.y - corner.y) * scale};
    labels.push_back({{(centre.x - corner.x) * scale, (centre.y - corner.y) * scale},
                      place.name,
                      (ring.right - ring.left) * (ring.bottom - ring.top),
                      each == municipality});
    shown.push_back(number);
  }
  // Names where there is room, the own and the large ones first.
  std::stable_sort(labels.begin(), labels.end(), [](const Label& a, const Label& b) {
    return std::pair(!a.is_own, -a.size) < std::pair(!b.is_own, -b.size);
  });
  std::vector<Box> taken;
  for (const Label& label : labels) {
    const double wide = svg::text_width(label.name, letters, label.is_own) / 2 + 3;
    if (label.at.x < 0 || label.at.x > width || label.at.y < 0 || label.at.y > width || 2 * wide > width) continue;
    // A middle near the edge keeps its name within the frame.
    const double x = std::clamp(label.at.x, wide, width - wide), y = std::clamp(label.at.y, 10.0, width - 10);
    const Box box{x - wide, y - 8, x + wide, y + 8};
    if (std::any_of(taken.begin(), taken.end(), [&](const Box& other) { return box.meets(other); })) continue;
    taken.push_back(box);
    drawing.text({x, y + 4}, label.name, label.is_own ? "c-strong" : "c-small", svg::Anchor::middle);
  }
  Json near = Json::array();
  for (const auto& [km, each] : by_distance) {
    if (each == municipality) continue;
    if (near.size() == nearest) break;
    const registry::Municipality& place = service.municipality(each);
    const bool neighbour = std::find(own.neighbours.begin(), own.neighbours.end(), each) != own.neighbours.end();
    near.push_back({{"number", to_string(place.number)},
                    {"name", place.name},
                    {"kilometres", std::round(km)},
                    {"neighbour", neighbour}});
  }
  return {{"svg", drawing.finish(catalogue.text("together.map.title", {{"name", own.name}}),
                                 catalogue.text("together.map.description"))},
          {"shown", std::move(shown)},
          {"near", std::move(near)}};
}

}  // namespace handlingsrom::api
