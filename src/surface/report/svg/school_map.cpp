#include "surface/report/svg/school_map.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

#include <fmt/format.h>

#include "surface/report/svg/measure.hpp"

namespace handlingsrom::svg {
namespace {

constexpr double letters = 13, large_letters = 15;
constexpr double least_reach = 12;  // px, for a finger

struct Box {
  double left, top, right, bottom;
  bool meets(const Box& other) const {
    return left < other.right && other.left < right && top < other.bottom && other.top < bottom;
  }
};

class Writer {
 public:
  explicit Writer(SchoolMapRequest request)
      : request_(std::move(request)), drawing_(request_.id, request_.width, request_.height) {
    size_dots();
    move_apart();
  }

  std::string write() {
    ground();
    for (const SchoolWay& way : request_.ways) draw(way);
    for (const std::size_t position : by_size_) draw(position);
    names();
    for (const SchoolWay& way : request_.ways) {
      const Point from = dot(way.from).at, to = dot(way.to).at;
      drawing_.text({(from.x + to.x) / 2, (from.y + to.y) / 2 + 4}, way.count, "way-count", Anchor::middle);
    }
    scale();
    return drawing_.finish(request_.title, request_.description);
  }

 private:
  const SchoolDot& dot(std::size_t position) const { return request_.schools[position]; }
  bool changes(std::size_t position) const { return dot(position).state != SchoolDot::State::open; }
  bool receives(std::size_t position) const {
    return std::any_of(request_.ways.begin(), request_.ways.end(),
                       [&](const SchoolWay& way) { return way.to == position; });
  }

  void size_dots() {
    constexpr std::size_t many = 40;
    constexpr double narrow = 480;
    double most = 1;
    for (const SchoolDot& one : request_.schools) most = std::max(most, one.pupils);
    const bool small = request_.schools.size() > many || request_.width < narrow;
    for (const SchoolDot& one : request_.schools) {
      const double part = std::sqrt(std::max(0.0, one.pupils) / most);
      radius_.push_back(small ? 4 + 7 * part : 5 + 13 * part);
    }
    by_size_.resize(request_.schools.size());
    std::iota(by_size_.begin(), by_size_.end(), std::size_t{0});
    std::stable_sort(by_size_.begin(), by_size_.end(),
                     [&](std::size_t a, std::size_t b) { return radius_[a] > radius_[b]; });
  }

  /// Pairwise, half of what is wanting to each side, a few rounds: the smaller stays in front of the larger.
  void move_apart() {
    constexpr int rounds = 20;
    constexpr double overlap = 0.4, no_distance = 0.01;
    for (int round = 0; round < rounds; ++round) {
      for (std::size_t i = 0; i < by_size_.size(); ++i) {
        for (std::size_t j = i + 1; j < by_size_.size(); ++j) {
          Point& a = request_.schools[by_size_[i]].at;
          Point& b = request_.schools[by_size_[j]].at;
          const double wanted = radius_[by_size_[i]] + radius_[by_size_[j]] * overlap;
          const double apart = std::hypot(b.x - a.x, b.y - a.y);
          if (apart >= wanted) continue;
          const double step = (wanted - apart) / 2;
          const Point along = apart > no_distance ? Point{(b.x - a.x) / apart, (b.y - a.y) / apart} : Point{1, 0};
          a = {a.x - along.x * step, a.y - along.y * step};
          b = {b.x + along.x * step, b.y + along.y * step};
        }
      }
    }
  }

  void ground() {
    drawing_.define(fmt::format(
        "<clipPath id=\"{0}-frame\"><rect width=\"{1}\" height=\"{2}\"/></clipPath><marker id=\"{0}-arrow\" viewBox=\"0 0 8 "
        "8\" refX=\"7\" refY=\"4\" markerWidth=\"7\" markerHeight=\"7\" orient=\"auto-start-reverse\"><path d=\"M0 0 8 4 0 8z\" "
        "class=\"way-end\"/></marker>",
        request_.id, coordinate(request_.width), coordinate(request_.height)));
    drawing_.open_group(fmt::format("clip-path=\"url(#{}-frame)\"", request_.id));
    drawing_.rectangle(0, 0, request_.width, request_.height, "water");
    for (const std::string& path : request_.around) drawing_.path(path, "land-around");
    drawing_.path(request_.land, "land", "fill-rule=\"evenodd\"");
    drawing_.close_group();
  }

  void draw(const SchoolWay& way) {
    const Point from = dot(way.from).at, to = dot(way.to).at;
    const double length = std::max(1.0, std::hypot(to.x - from.x, to.y - from.y));
    const double part = std::max(0.0, 1 - (radius_[way.to] + 2) / length);
    drawing_.path(polyline(std::array{from, Point{from.x + (to.x - from.x) * part, from.y + (to.y - from.y) * part}}),
                  "way", fmt::format("marker-end=\"url(#{}-arrow)\"", request_.id));
  }

  void draw(std::size_t position) {
    const SchoolDot& one = dot(position);
    constexpr std::array states{"", " closed", " partly"};
    drawing_.open_group(
        fmt::format("class=\"a-school{}\" data-school=\"{}\"", one.can_close ? " can-close" : "", escape(one.id)));
    drawing_.title(one.title);
    drawing_.circle(
        one.at, radius_[position],
        fmt::format("school{}{}", one.is_private ? " private" : "", states[static_cast<std::size_t>(one.state)]));
    if (one.state == SchoolDot::State::closed) {
      const double half = radius_[position] / 2;
      drawing_.path(fmt::format("M{0} {1}L{2} {3}M{2} {1}L{0} {3}", coordinate(one.at.x - half),
                                coordinate(one.at.y - half), coordinate(one.at.x + half), coordinate(one.at.y + half)),
                    "school-cross");
    }
    drawing_.circle(one.at, std::max(radius_[position], least_reach), "reach");
    drawing_.close_group();
  }

  Box box_of(std::size_t position) const {
    const Point at = dot(position).at;
    const double radius = radius_[position];
    return {at.x - radius, at.y - radius, at.x + radius, at.y + radius};
  }

  /// Beside, over or under its dot; left out where it would run into another name, and where it does not matter also over a dot.
  void names() {
    constexpr double scale_wide = 90, scale_high = 30;
    std::vector<Box> taken{{0, request_.height - scale_high, scale_wide, request_.height}};
    std::vector<std::size_t> order = by_size_;
    const auto matters = [&](std::size_t position) { return changes(position) ? 2 : receives(position) ? 1 : 0; };
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return matters(a) > matters(b); });
    for (const std::size_t position : order) {
      // Large where the map is wide and there is room, else as small as it must be.
      constexpr double wide_map = 480;
      if (request_.width < wide_map || !name(position, large_letters, "map-name large", taken, matters(position) == 0))
        name(position, letters, "map-name", taken, matters(position) == 0);
    }
  }

  bool name(std::size_t position, double size, std::string_view style, std::vector<Box>& taken, bool beside_dots) {
    constexpr double gap = 4;
    const SchoolDot& one = dot(position);
    const Box own = box_of(position);
    const double wide = text_width(one.name, size);
    const std::array<std::pair<Point, Anchor>, 4> tries{{{{own.right + gap, one.at.y + 4}, Anchor::start},
                                                         {{own.left - gap, one.at.y + 4}, Anchor::end},
                                                         {{one.at.x, own.top - gap}, Anchor::middle},
                                                         {{one.at.x, own.bottom + size}, Anchor::middle}}};
    for (const auto& [at, anchor] : tries) {
      const double left = anchor == Anchor::start ? at.x : anchor == Anchor::end ? at.x - wide : at.x - wide / 2;
      const Box box{left, at.y - size + 1, left + wide, at.y + 4};
      if (box.left < 2 || box.right > request_.width - 2 || box.top < 0 || box.bottom > request_.height) continue;
      if (std::any_of(taken.begin(), taken.end(), [&box](const Box& other) { return box.meets(other); })) continue;
      if (beside_dots && covers_a_dot(box, position)) continue;
      taken.push_back(box);
      drawing_.text(at, one.name, style, anchor);
      return true;
    }
    return false;
  }

  bool covers_a_dot(const Box& box, std::size_t own) const {
    for (std::size_t k = 0; k < request_.schools.size(); ++k) {
      if (k != own && box.meets(box_of(k))) return true;
    }
    return false;
  }

  void scale() {
    constexpr double least_long = 50;
    double step = 0;
    for (const double each : {1.0, 2.0, 5.0, 10.0, 20.0, 50.0, 100.0}) {
      step = each;
      if (each * request_.kilometre > least_long) break;
    }
    const double y = request_.height - 8;
    drawing_.line({12, y}, {12 + step * request_.kilometre, y}, "c-zero");
    drawing_.text({12, y - 6}, fmt::format("{} km", static_cast<int>(step)), "c-tick");
  }

  SchoolMapRequest request_;
  Drawing drawing_;
  std::vector<double> radius_;
  std::vector<std::size_t> by_size_;
};

}  // namespace

std::string school_map(SchoolMapRequest request) { return Writer(std::move(request)).write(); }

}  // namespace handlingsrom::svg
