// The map: land, places, ways, names where there is room.
#include <algorithm>
#include <array>
#include <cmath>
#include <map>

#include <fmt/format.h>

#include "standing/facts/archive.hpp"
#include "surface/api/projection.hpp"
#include "surface/api/structure_drawings.hpp"
#include "surface/api/structure_words.hpp"
#include "surface/report/svg/drawing.hpp"
#include "surface/report/svg/measure.hpp"

namespace handlingsrom::api {
namespace {

using structure_study::no_site;
using structure_study::Study;
using svg::Point;

constexpr double earth_radius = 6371;  // km
constexpr double least_frame = 8;      // km
constexpr double letters = 12.5, large_letters = 14, wide_map = 480;
constexpr double away = 250;  // km from the middle at which land is no longer looked for

struct Box {
  double left, top, right, bottom;
  bool meets(const Box& other) const {
    return left < other.right && other.left < right && top < other.bottom && other.top < bottom;
  }
};

/// From the globe to the drawing.
class Frame {
 public:
  Frame(const Study& study, double width, double most_height) : width_(width) {
    double west = 1e9, east = -1e9, north = 1e9, south = -1e9;
    const auto reach = [&](double latitude, double longitude) {
      if (std::isnan(latitude) || std::isnan(longitude)) return;
      const Place at = project({longitude, latitude});
      west = std::min(west, at.x);
      east = std::max(east, at.x);
      north = std::min(north, at.y);
      south = std::max(south, at.y);
    };
    for (const auto& site : study.sites) reach(site.latitude, site.longitude);
    for (const auto& area : study.areas) reach(area.latitude, area.longitude);
    if (west > east) west = east = north = south = 0;
    const double least = least_frame / earth_radius;
    const double wide = std::max(east - west, least) * 1.16, high = std::max(south - north, least) * 1.16;
    const double ratio = std::clamp(high / wide, 0.55, most_height);
    scale_ = std::min(width / wide, width * ratio / high);
    height_ = width * ratio;
    corner_ = {(west + east) / 2 - width / scale_ / 2, (north + south) / 2 - height_ / scale_ / 2};
  }

  Point operator()(double latitude, double longitude) const { return at(project({longitude, latitude})); }
  Point at(const Place& place) const { return {(place.x - corner_.x) * scale_, (place.y - corner_.y) * scale_}; }
  double width() const { return width_; }
  double height() const { return height_; }
  double pixels_per_km() const { return scale_ / earth_radius; }
  Box box() const { return {0, 0, width_, height_}; }

 private:
  double width_, height_ = 0, scale_ = 1;
  Place corner_{0, 0};
};

void draw_land(svg::Drawing& drawing, const Service& service, MunicipalityIndex own, const Frame& frame) {
  const auto& archive = service.facts().archive;
  if (!archive) return;
  const facts::Boundaries& boundaries = archive->boundaries();
  const registry::Municipality& here = service.municipality(own);
  const Place middle = project({here.longitude, here.latitude});
  std::string others, ours;
  for (const MunicipalityIndex each : service.all_municipalities()) {
    const registry::Municipality& one = service.municipality(each);
    const Place centre = project({one.longitude, one.latitude});
    if (std::hypot(centre.x - middle.x, centre.y - middle.y) * earth_radius > away) continue;
    for (const auto& polygon : boundaries.municipalities[static_cast<std::size_t>(each.value)]) {
      for (const facts::Boundaries::Ring& ring : polygon) {
        std::vector<Place> places;
        Box box{1e9, 1e9, -1e9, -1e9};
        for (const facts::Boundaries::Point& point : boundaries.points(ring)) {
          const Point at = frame.at(project(point));
          places.push_back({at.x, at.y});
          box = {std::min(box.left, at.x), std::min(box.top, at.y), std::max(box.right, at.x),
                 std::max(box.bottom, at.y)};
        }
        if (!box.meets(frame.box())) continue;
        const std::vector<Place> kept = simplified(places);
        constexpr std::size_t fewest_points = 4;
        if (kept.size() >= fewest_points) (each == own ? ours : others) += path_of(kept);
      }
    }
  }
  drawing.define(fmt::format("<clipPath id=\"{}-frame\"><rect width=\"{}\" height=\"{}\"/></clipPath>", drawing.id(),
                             svg::coordinate(frame.width()), svg::coordinate(frame.height())));
  drawing.open_group(fmt::format("clip-path=\"url(#{}-frame)\"", drawing.id()));
  if (!others.empty()) drawing.path(others, "c-grid", "fill=\"none\"");
  if (!ours.empty()) {
    drawing.path(ours, "c-half", "fill-rule=\"evenodd\"");
    drawing.path(ours, "c-leader");
  }
  drawing.close_group();
}

/// An arrow from one point to another that ends before what is drawn there.
void draw_arrow(svg::Drawing& drawing, Point from, Point to, double short_of) {
  const double dx = to.x - from.x, dy = to.y - from.y, length = std::hypot(dx, dy);
  if (length < short_of + 4) return;
  const double ux = dx / length, uy = dy / length;
  const Point end{to.x - ux * short_of, to.y - uy * short_of};
  drawing.path(fmt::format("M{} {}L{} {}", svg::coordinate(from.x), svg::coordinate(from.y), svg::coordinate(end.x),
                           svg::coordinate(end.y)),
               "c-outline");
  const double head = 8, half = 4;
  const std::array wings{Point{end.x - ux * head - uy * half, end.y - uy * head + ux * half}, end,
                         Point{end.x - ux * head + uy * half, end.y - uy * head - ux * half}};
  drawing.path(svg::polyline(wings), "c-outline");
}

/// Names beside their places: to the right, left, under, above, the first that has room.
class Names {
 public:
  explicit Names(const Frame& frame) : frame_(frame) {}
  void occupy(Point at, double radius) {
    taken_.push_back({at.x - radius, at.y - radius, at.x + radius, at.y + radius});
  }

  /// Whether there was room.
  bool write(svg::Drawing& drawing, Point at, double radius, const std::string& name, std::string_view style,
             double size = letters) {
    const double wide = svg::text_width(name, size), gap = radius + 4;
    struct Wish {
      double x, y, left;
      svg::Anchor anchor;
    };
    const std::array wishes{Wish{at.x + gap, at.y + 4, at.x + gap, svg::Anchor::start},
                            Wish{at.x - gap, at.y + 4, at.x - gap - wide, svg::Anchor::end},
                            Wish{at.x, at.y + gap + 9, at.x - wide / 2, svg::Anchor::middle},
                            Wish{at.x, at.y - gap, at.x - wide / 2, svg::Anchor::middle}};
    for (const Wish& wish : wishes) {
      const Box box{wish.left - 1, wish.y - 11, wish.left + wide + 1, wish.y + 3};
      if (box.left < 0 || box.right > frame_.width() || box.top < 0 || box.bottom > frame_.height()) continue;
      if (std::any_of(taken_.begin(), taken_.end(), [&](const Box& other) { return box.meets(other); })) continue;
      taken_.push_back(box);
      drawing.text({wish.x, wish.y}, name, style, wish.anchor);
      return true;
    }
    return false;
  }

 private:
  const Frame& frame_;
  std::vector<Box> taken_;
};

void draw_scale(svg::Drawing& drawing, const Frame& frame) {
  double step = 1;
  for (const double each : {1.0, 2.0, 5.0, 10.0, 20.0, 50.0, 100.0}) {
    step = each;
    if (each * frame.pixels_per_km() > 60) break;
  }
  const double y = frame.height() - 8;
  drawing.line({10, y}, {10 + step * frame.pixels_per_km(), y}, "c-zero");
  drawing.text({10, y - 6}, fmt::format("{} km", step), "c-tick");
}

/// Pupils of an area who go to a site in a year.
std::map<std::size_t, double> goes_to(const Study& study, const structure_study::Choice& choice, std::size_t area,
                                      std::size_t t) {
  std::map<std::size_t, double> pupils;
  for (std::size_t g = 0; g < choice.placing[area].size(); ++g) {
    const std::size_t site = choice.placing[area][g];
    if (site != no_site) pupils[site] += study.areas[area].pupils[t][g];
  }
  return pupils;
}

}  // namespace

std::vector<std::string> short_names(const Study& study) {
  std::vector<std::string> names;
  std::map<std::string, int> times;
  const auto shortened = [](const std::string& name) {
    for (const char* ending : {" oppvekst", " skole", " skule", " barneskole", " barneskule", " sentralskole",
                               " sentralskule", " barnehage", " sykehjem", " sjukeheim", " omsorgssenter"}) {
      const auto at = name.find(ending);
      if (at != std::string::npos && at > 1) return name.substr(0, at);
    }
    return name;
  };
  for (const auto& site : study.sites) ++times[shortened(site.name)];
  for (const auto& site : study.sites) {
    const std::string brief = shortened(site.name);
    names.push_back(times[brief] == 1 ? brief : site.name);
  }
  return names;
}

std::string structure_map_title(const StructureStudyAnswer& answer, std::size_t k, std::size_t t,
                                const report::Words& words) {
  const StudiedAlternative& one = answer.alternatives[k];
  const structure_study::Choice& choice = one.in_year(t);
  return structure_text(
      words.catalogue(), answer.study.service, "structure_page.map.title",
      {{"alternative", alternative_name(one, words.catalogue())},
       {"year", std::to_string(answer.study.first.value + static_cast<int>(t))},
       {"open", words.number(static_cast<double>(std::count(choice.open.begin(), choice.open.end(), 1)))}});
}

StructureDrawing structure_map(const Service& service, const StructureStudyAnswer& answer, std::size_t k, std::size_t t,
                               const std::string& id, double width, const report::Words& words, double most_height) {
  const Study& study = answer.study;
  const StudiedAlternative& alternative = answer.alternatives[k];
  const structure_study::Choice& choice = alternative.in_year(t);
  const structure_study::Choice& today = answer.alternatives.front().in_year(t);
  const Frame frame(study, width, most_height);
  svg::Drawing drawing(id, width, frame.height());
  draw_land(drawing, service, answer.municipality, frame);
  const auto number = [&](double value) { return words.number(value); };
  const auto said = [&](const char* key, const messages::Arguments& arguments) {
    return structure_text(words.catalogue(), study.service, std::string("structure_page.map.") + key, arguments);
  };

  double largest = 1;
  for (const auto& of : answer.alternatives.front().sums.sites) largest = std::max(largest, of[t].pupils);
  const bool open_known = alternative.possible;
  const auto pupils_at = [&](std::size_t s) { return open_known ? alternative.sums.sites[s][t].pupils : 0.0; };
  const auto radius_of = [&](std::size_t s) {
    constexpr double least = 4, most = 16;
    const double pupils = choice.open[s] != 0 ? pupils_at(s) : answer.alternatives.front().sums.sites[s][t].pupils;
    return std::clamp(most * std::sqrt(std::max(0.0, pupils) / largest), least, most);
  };
  Names names(frame);
  std::vector<Point> site_at, area_at;
  for (const auto& site : study.sites) site_at.push_back(frame(site.latitude, site.longitude));
  for (const auto& area : study.areas) area_at.push_back(frame(area.latitude, area.longitude));
  std::string description;
  // Ways first, under the places.
  for (std::size_t a = 0; open_known && a < study.areas.size(); ++a) {
    const auto before = goes_to(study, today, a, t);
    for (const auto& [site, pupils] : goes_to(study, choice, a, t)) {
      if (pupils < 0.05) continue;
      const auto was = before.find(site);
      const double moved = pupils - (was == before.end() ? 0 : was->second);
      if (moved > 0.05) {
        draw_arrow(drawing, area_at[a], site_at[site], radius_of(site) + 3);
        description += said("moves", {{"area", study.areas[a].name},
                                      {"school", study.sites[site].name},
                                      {"pupils", number(moved)},
                                      {"km", words.number(study.way(site, a), 1)}}) +
                       " ";
      } else if (std::hypot(area_at[a].x - site_at[site].x, area_at[a].y - site_at[site].y) > radius_of(site) + 4) {
        drawing.line(area_at[a], site_at[site], "c-leader");
      }
    }
  }
  for (std::size_t a = 0; a < study.areas.size(); ++a) {
    const bool at_a_site = std::any_of(site_at.begin(), site_at.end(), [&](const Point& at) {
      return std::hypot(at.x - area_at[a].x, at.y - area_at[a].y) < 3;
    });
    if (at_a_site) continue;
    drawing.open_group(fmt::format("class=\"c-pick\" data-key=\"area-{}\"", a));
    drawing.title(study.areas[a].name);
    drawing.circle(area_at[a], 3, "c-history-dot");
    drawing.close_group();
    names.occupy(area_at[a], 3);
  }
  const std::vector<std::string> brief = short_names(study);
  std::vector<std::size_t> order;
  for (std::size_t s = 0; s < study.sites.size(); ++s) {
    order.push_back(s);
    const auto& site = study.sites[s];
    const bool open = choice.open[s] != 0;
    if (!open && !site.open_today) continue;
    const double radius = radius_of(s);
    names.occupy(site_at[s], radius);
    drawing.open_group(fmt::format("class=\"c-pick\" data-key=\"site-{}\"", s));
    drawing.title(
        open ? said(site.open_today ? "open" : "opened", {{"school", site.name}, {"pupils", number(pupils_at(s))}})
             : said("closed", {{"school", site.name}}));
    if (open) {
      drawing.circle(site_at[s], radius, site.open_today ? "c-dot-ours" : "c-now");
    } else {
      drawing.circle(site_at[s], radius, "c-dot-year");
      const double arm = radius * 0.55;
      const Point at = site_at[s];
      drawing.line({at.x - arm, at.y - arm}, {at.x + arm, at.y + arm}, "c-zero");
      drawing.line({at.x - arm, at.y + arm}, {at.x + arm, at.y - arm}, "c-zero");
    }
    drawing.close_group();
  }
  // Closed ones are named first, then the largest.
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return std::pair(choice.open[a] != 0, -radius_of(a)) < std::pair(choice.open[b] != 0, -radius_of(b));
  });
  for (const std::size_t s : order) {
    if (choice.open[s] == 0 && !study.sites[s].open_today) continue;
    // Large where the map is wide and there is room.
    if (width >= wide_map && choice.open[s] != 0 &&
        names.write(drawing, site_at[s], radius_of(s), brief[s], "c-label", large_letters))
      continue;
    names.write(drawing, site_at[s], radius_of(s), brief[s], choice.open[s] != 0 ? "c-small" : "c-tick");
  }
  for (std::size_t a = 0; a < study.areas.size(); ++a) {
    const bool same_name = std::any_of(study.sites.begin(), study.sites.end(),
                                       [&](const auto& site) { return site.name == study.areas[a].name; });
    if (!same_name) names.write(drawing, area_at[a], 3, study.areas[a].name, "c-tick");
  }
  draw_scale(drawing, frame);
  const std::string title = structure_map_title(answer, k, t, words);
  return {title, drawing.finish(title, description.empty() ? said("none_move", {}) : description)};
}

}  // namespace handlingsrom::api
