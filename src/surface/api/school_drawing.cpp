#include "surface/api/school_drawing.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <set>

#include <fmt/format.h>

#include "base/error.hpp"
#include "standing/facts/facts_held.hpp"
#include "surface/api/knowledge_basis.hpp"
#include "surface/api/plan.hpp"
#include "surface/api/projection.hpp"
#include "surface/report/room_reading.hpp"
#include "surface/report/svg/school_map.hpp"

namespace handlingsrom::api {
namespace {

using facts::Boundaries;

constexpr double far_away = std::numeric_limits<double>::infinity();
constexpr double earth_radius = 6371;  // km

struct Frame {
  Place low{far_away, far_away}, high{-far_away, -far_away};
  void hold(const Place& place) {
    low = {std::min(low.x, place.x), std::min(low.y, place.y)};
    high = {std::max(high.x, place.x), std::max(high.y, place.y)};
  }
  void widen(double part) {
    const double x = (high.x - low.x) * part / 2, y = (high.y - low.y) * part / 2;
    low = {low.x - x, low.y - y};
    high = {high.x + x, high.y + y};
  }
};

/// How the plane is laid on the drawing: the frame in its middle, as large as it can be.
struct View {
  double width = 0, height = 0, scale = 1;
  Place corner{};

  View(const Frame& frame, double across) : width(across) {
    constexpr double lowest = 260, tallest = 640, tallest_of_width = 1.25;
    const double wide = frame.high.x - frame.low.x, tall = frame.high.y - frame.low.y;
    height = std::clamp(width * tall / wide, std::min(lowest, width), std::min(tallest, width * tallest_of_width));
    scale = std::min(width / wide, height / tall);
    corner = {(frame.low.x + frame.high.x - width / scale) / 2, (frame.low.y + frame.high.y - height / scale) / 2};
  }
  Place at(const Place& place) const { return {(place.x - corner.x) * scale, (place.y - corner.y) * scale}; }
};

/// Path of those of the municipality's rings that the drawing can show something of.
std::string path_in(const View& view, const Boundaries& boundaries, MunicipalityIndex municipality) {
  constexpr std::size_t fewest_points = 4;  // a triangle, closed
  std::string path;
  for (const auto& polygon : boundaries.municipalities[static_cast<std::size_t>(municipality.value)]) {
    for (const Boundaries::Ring& ring : polygon) {
      std::vector<Place> places;
      Frame box;
      for (const Boundaries::Point& point : boundaries.points(ring)) {
        places.push_back(view.at(project(point)));
        box.hold(places.back());
      }
      if (box.high.x < 0 || box.high.y < 0 || box.low.x > view.width || box.low.y > view.height) continue;
      const std::vector<Place> kept = simplified(places);
      if (kept.size() >= fewest_points) path += path_of(kept);
    }
  }
  return path;
}

class SchoolPageWriter {
 public:
  SchoolPageWriter(const Service& service, const SchoolAnswer& answer, MunicipalityIndex municipality, Year year,
                   const messages::Catalogue& catalogue)
      : service_(service),
        answer_(answer),
        municipality_(municipality),
        year_(year),
        t_(static_cast<std::size_t>(year - answer.alternative.first)),
        words_(catalogue) {
    if (!service.facts().archive) throw Error(ErrorCode::unknown_name, "map_missing");
    for (const facts::School& school : service.facts().archive->schools()) {
      if (school.municipality == municipality && std::isfinite(school.latitude) && std::isfinite(school.longitude))
        places_.emplace(school.organisation_number, project({school.longitude, school.latitude}));
    }
  }

  SchoolDrawing draw(double width, bool near) {
    const View view(near ? where_it_changes() : whole(), width);
    svg::SchoolMapRequest request;
    request.id = "school-map";
    request.width = view.width;
    request.height = view.height;
    const Boundaries& boundaries = service_.facts().archive->boundaries();
    request.land = path_in(view, boundaries, municipality_);
    for (const MunicipalityIndex each : around()) {
      if (std::string path = path_in(view, boundaries, each); !path.empty()) request.around.push_back(std::move(path));
    }
    request.kilometre = view.scale / earth_radius;
    std::map<std::size_t, std::size_t> position;
    for (std::size_t s = 0; s < answer_.schools.size(); ++s) {
      const auto place = places_.find(answer_.schools[s].number);
      if (place == places_.end()) continue;
      const Place at = view.at(place->second);
      if (at.x < 0 || at.y < 0 || at.x > view.width || at.y > view.height) continue;
      position[s] = request.schools.size();
      request.schools.push_back(dot_of(s, {at.x, at.y}));
    }
    for (const structure::Move& move : answer_.alternative.moves) {
      if (position.count(move.from) == 0 || position.count(move.to) == 0) continue;
      const double pupils = move.pupils[t_];
      request.ways.push_back(
          {position[move.from], position[move.to], std::isfinite(pupils) ? words_.number(pupils) : std::string()});
    }
    request.title = title();
    request.description = description();
    SchoolDrawing drawing{{}, request.title, words_.say("school_map.subtitle", {{"year", year_text()}})};
    drawing.svg = svg::school_map(std::move(request));
    return drawing;
  }

 private:
  std::string year_text() const { return fmt::format("{}", year_.value); }
  std::string pupils(double value) const { return std::isfinite(value) ? words_.number(value) : "–"; }

  Frame whole() const {
    constexpr double margin = 0.06;
    Frame frame;
    const Boundaries& boundaries = service_.facts().archive->boundaries();
    for (const auto& polygon : boundaries.municipalities[static_cast<std::size_t>(municipality_.value)]) {
      for (const Boundaries::Ring& ring : polygon) {
        for (const Boundaries::Point& point : boundaries.points(ring)) frame.hold(project(point));
      }
    }
    frame.widen(margin);
    return frame;
  }

  /// The schools that pupils leave and come to, with room around; the whole where there are none.
  Frame where_it_changes() const {
    constexpr double margin = 0.5, least = 4 / earth_radius;  // 4 km
    Frame frame;
    for (const structure::Move& move : answer_.alternative.moves) {
      for (const std::size_t s : {move.from, move.to}) {
        if (const auto place = places_.find(answer_.schools[s].number); place != places_.end())
          frame.hold(place->second);
      }
    }
    if (!(frame.low.x <= frame.high.x)) return whole();
    frame.widen(margin);
    const double wide = std::max(0.0, least - (frame.high.x - frame.low.x)) / 2;
    const double tall = std::max(0.0, least - (frame.high.y - frame.low.y)) / 2;
    return {{frame.low.x - wide, frame.low.y - tall}, {frame.high.x + wide, frame.high.y + tall}};
  }

  /// Those that may show at the edges: neighbours, their neighbours, and those whose middle is as near.
  std::set<MunicipalityIndex> around() const {
    std::set<MunicipalityIndex> found;
    const registry::Municipality& own = service_.municipality(municipality_);
    const Place middle = project({own.longitude, own.latitude});
    constexpr double as_near = 150 / earth_radius;  // km
    for (const MunicipalityIndex each : service_.all_municipalities()) {
      const registry::Municipality& other = service_.municipality(each);
      const Place place = project({other.longitude, other.latitude});
      if (each != municipality_ && std::hypot(place.x - middle.x, place.y - middle.y) < as_near) found.insert(each);
    }
    return found;
  }

  svg::SchoolDot dot_of(std::size_t s, svg::Point at) const {
    const structure::School& school = answer_.schools[s];
    int moved = 0;
    for (const structure::Move& move : answer_.alternative.moves) {
      if (move.from == s) moved += move.highest - move.lowest + 1;
    }
    svg::SchoolDot dot;
    dot.id = std::to_string(school.number);
    dot.name = school.name;
    dot.at = at;
    const double before = answer_.alternative.today[s].pupils[t_], after = answer_.alternative.after[s].pupils[t_];
    dot.title = school.name + ": " + pupils(before);
    if (moved == 0 && std::isfinite(after) && pupils(after) != pupils(before)) dot.title += " → " + pupils(after);
    if (school.known == structure::Known::own) dot.title += " (" + words_.say("school_map.own") + ")";
    dot.pupils = std::isfinite(before) ? before : 0;
    if (moved > 0)
      dot.state =
          moved == school.highest - school.lowest + 1 ? svg::SchoolDot::State::closed : svg::SchoolDot::State::partly;
    dot.is_private = school.is_private;
    dot.can_close = !school.is_private && school.counted();
    return dot;
  }

  std::string title() const {
    const auto changed = std::any_of(answer_.alternative.moves.begin(), answer_.alternative.moves.end(),
                                     [](const structure::Move&) { return true; });
    if (!changed) {
      const std::size_t count = answer_.schools.size();
      return words_.say(count == 1 ? "school_map.title_one" : "school_map.title",
                        {{"count", words_.number(static_cast<double>(count))}});
    }
    return words_.say("school_map.title_moved",
                      {{"pupils", pupils(answer_.alternative.moved[t_])}, {"year", year_text()}});
  }

  std::string description() const {
    std::string text = title() + ".";
    for (const structure::Move& move : answer_.alternative.moves)
      text += " " + words_.say("school_map.move", {{"pupils", pupils(move.pupils[t_])},
                                                   {"grades", grades_text(move.lowest, move.highest)},
                                                   {"from", answer_.schools[move.from].name},
                                                   {"to", answer_.schools[move.to].name},
                                                   {"kilometres", words_.number(move.road, 1)}});
    return text;
  }

  const Service& service_;
  const SchoolAnswer& answer_;
  MunicipalityIndex municipality_;
  Year year_;
  std::size_t t_;
  report::Words words_;
  std::map<std::int64_t, Place> places_;
};

}  // namespace

SchoolDrawing school_drawing(const Service& service, const SchoolAnswer& answer, MunicipalityIndex municipality,
                             Year year, double width, bool near, const messages::Catalogue& catalogue) {
  return SchoolPageWriter(service, answer, municipality, year, catalogue).draw(width, near);
}

std::vector<SchoolRoom> school_rooms(const Service& service, MunicipalityIndex municipality, const SchoolAnswer& answer,
                                     Year year, const messages::Catalogue& catalogue) {
  const report::Words words(catalogue);
  const rooms::Figures without = Plan(service, {}).outlook(municipality, default_paths);
  // The groups of staff with the sum, and what is assumed to be vacant today: who is short is read from them.
  rooms::Figures with(without.first_year(), without.years());
  for (rooms::Figure moved : without.all()) {
    if (!moved.id.starts_with("rooms.") && !moved.id.starts_with("workforce.")) continue;
    const rooms::Figure* before = answer.effect.before.find(moved.id);
    const rooms::Figure* after = answer.effect.after.find(moved.id);
    if (before == nullptr || after == nullptr) continue;
    for (std::size_t t = 0; t < moved.middle.size(); ++t) moved.middle[t] += after->middle[t] - before->middle[t];
    with.add(std::move(moved));
  }
  std::vector<SchoolRoom> list;
  for (const auto& [id, key] : {std::pair{"rooms.money", "room.money.name"}, {"rooms.people", "room.people.name"}}) {
    const auto told = [&, id = id](const rooms::Figures& figures) {
      return report::room_in_year(figures, rooms::read_room(figures, id), words, year, false);
    };
    list.push_back({words.say(key), told(with), told(without)});
  }
  return list;
}

}  // namespace handlingsrom::api
