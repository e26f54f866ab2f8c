#include "surface/report/svg/wheel.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include <fmt/format.h>

#include "surface/report/svg/drawing.hpp"
#include "surface/report/svg/measure.hpp"

namespace handlingsrom::svg {
namespace {

constexpr double hub = 52, wheel_edge = 8, sector_line = 19, sector_name = 12.5;
/// Narrower than this, what the numbers stand for is under the wheel.
constexpr double narrow_wheel = 700;

// January begins at the top; the year goes with the clock.
Point at(Point centre, double months, double distance) {
  const double angle = months / 12 * 2 * std::numbers::pi - std::numbers::pi / 2;
  return {centre.x + distance * std::cos(angle), centre.y + distance * std::sin(angle)};
}

}  // namespace

std::string draw(const Wheel& wheel) {
  const bool narrow = wheel.width < narrow_wheel;
  const double radius = std::min(200.0, wheel.width / 2 - wheel_edge);
  const double left = narrow ? 0 : 2 * radius + 2 * wheel_edge + 24, number_width = 26, when_width = 62;
  const double names = left + number_width + when_width;
  std::vector<std::vector<std::string>> lines;
  double list = 8;
  for (const Wheel::Entry& entry : wheel.entries) {
    lines.push_back(wrap(entry.name, sector_name, wheel.width - names - 18));
    list += sector_line + 14 * static_cast<double>(lines.back().size() - 1);
  }
  const double legend = 20 * static_cast<double>(wheel.rings.size()) + 16;
  const double wheel_height = 2 * radius + 2 * wheel_edge + legend;
  Drawing drawing(wheel.id, wheel.width,
                  narrow ? wheel_height + list + wheel_edge : std::max(wheel_height, list + wheel_edge));
  const Point centre{narrow ? wheel.width / 2 : radius + wheel_edge, radius + wheel_edge};
  drawing.circle(centre, radius, "c-half");
  const double month_ring = radius - 26;
  for (int month = 0; month < 12; ++month) {
    drawing.line(at(centre, month, hub), at(centre, month, radius), "c-grid");
    const Point middle = at(centre, month + 0.5, radius - 13);
    drawing.text({middle.x, middle.y + 4}, wheel.months[static_cast<std::size_t>(month)], "c-tick", Anchor::middle);
  }
  const auto outline = [&](double distance) {
    drawing.path(fmt::format("M{0},{1}A{2},{2} 0 1 1 {3},{1}A{2},{2} 0 1 1 {0},{1}Z", coordinate(centre.x - distance),
                             coordinate(centre.y), coordinate(distance), coordinate(centre.x + distance)),
                 "c-leader");
  };
  outline(radius);
  outline(month_ring);
  outline(hub);
  drawing.text({centre.x, centre.y + 5}, wheel.middle, "c-strong", Anchor::middle);
  const double ring = (month_ring - hub) / static_cast<double>(std::max<std::size_t>(1, wheel.rings.size()));
  const auto style = [](int number) { return fmt::format("c-mark-{}", std::clamp(number + 1, 1, 5)); };
  std::vector<Point> placed;
  double y = narrow ? wheel_height + 16 : 16;
  for (std::size_t i = 0; i < wheel.entries.size(); ++i) {
    const Wheel::Entry& entry = wheel.entries[i];
    const double distance = hub + ring * (entry.ring + 0.5);
    // Marks that would lie on each other move along their ring, a little later each time.
    Point mark = at(centre, entry.at, distance);
    for (double months = entry.at; months < entry.at + 2; months += 0.08) {
      mark = at(centre, months, distance);
      const bool free = std::none_of(placed.begin(), placed.end(),
                                     [&](Point other) { return std::hypot(other.x - mark.x, other.y - mark.y) < 19; });
      if (free) break;
    }
    placed.push_back(mark);
    const std::string number = fmt::format("{}", i + 1);
    drawing.circle(mark, 10, "c-dot-year");
    drawing.circle({left + 9, y - 4}, 4, style(entry.ring));
    drawing.text({mark.x, mark.y + 4}, number, "c-small", Anchor::middle);
    drawing.text({left + number_width - 4 + 14, y}, number, "c-small", Anchor::end);
    drawing.text({left + number_width + 16, y}, entry.when, "c-tick");
    for (std::size_t k = 0; k < lines[i].size(); ++k)
      drawing.text({names + 16, y + 14 * static_cast<double>(k)}, lines[i][k], "c-small");
    y += sector_line + 14 * static_cast<double>(lines[i].size() - 1);
  }
  double below = 2 * radius + 2 * wheel_edge + 20;
  for (std::size_t i = 0; i < wheel.rings.size(); ++i) {
    drawing.circle({wheel_edge + 6, below - 4}, 5, style(static_cast<int>(i)));
    drawing.text({wheel_edge + 18, below}, wheel.rings[i], "c-tick");
    below += 20;
  }
  return drawing.finish(wheel.title, wheel.description);
}

}  // namespace handlingsrom::svg
