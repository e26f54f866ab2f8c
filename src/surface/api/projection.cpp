#include "surface/api/projection.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include <fmt/format.h>

namespace handlingsrom::api {
namespace {

constexpr double central_meridian = 15;  // degrees east
constexpr double tolerance = 0.5;        // steps

double distance(const Place& point, const Place& a, const Place& b) {
  const double dx = b.x - a.x;
  const double dy = b.y - a.y;
  const double squared = dx * dx + dy * dy;
  const double along = squared == 0 ? 0 : std::clamp(((point.x - a.x) * dx + (point.y - a.y) * dy) / squared, 0.0, 1.0);
  return std::hypot(point.x - a.x - along * dx, point.y - a.y - along * dy);
}

void keep_between(const std::vector<Place>& line, std::size_t from, std::size_t to, std::vector<char>& keep) {
  double farthest = tolerance;
  std::size_t at = from;
  for (std::size_t i = from + 1; i < to; ++i) {
    const double away = distance(line[i], line[from], line[to]);
    if (away > farthest) {
      farthest = away;
      at = i;
    }
  }
  if (at == from) return;
  keep[at] = 1;
  keep_between(line, from, at, keep);
  keep_between(line, at, to, keep);
}

}  // namespace

Place project(const facts::Boundaries::Point& point) {
  constexpr double radian = std::numbers::pi / 180;
  const double latitude = point.latitude * radian;
  const double from_meridian = (point.longitude - central_meridian) * radian;
  const double b = std::cos(latitude) * std::sin(from_meridian);
  return {std::atanh(b), -std::atan2(std::tan(latitude), std::cos(from_meridian))};
}

std::vector<Place> simplified(const std::vector<Place>& line) {
  if (line.size() < 3) return line;
  std::vector<char> keep(line.size(), 0);
  keep.front() = keep.back() = 1;
  keep_between(line, 0, line.size() - 1, keep);
  std::vector<Place> out;
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (keep[i] != 0) out.push_back(line[i]);
  }
  return out;
}

std::string path_of(const std::vector<Place>& points) {
  std::string path;
  for (std::size_t i = 0; i + 1 < points.size(); ++i)
    path += fmt::format("{}{:.1f},{:.1f}", i == 0 ? "M" : "L", points[i].x, points[i].y);
  return path + "Z";
}

}  // namespace handlingsrom::api
