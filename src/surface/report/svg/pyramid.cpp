#include "surface/report/svg/pyramid.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "surface/report/svg/drawing.hpp"
#include "surface/report/svg/measure.hpp"

namespace handlingsrom::svg {
namespace {

double finite(double value) { return std::isfinite(value) ? std::max(0.0, value) : 0.0; }

/// The stair-shaped outline of one side.
std::vector<Point> outline(const std::vector<double>& values, const Scale& x, double bottom, double step) {
  std::vector<Point> points;
  for (std::size_t i = 0; i < values.size(); ++i) {
    const double at = x(finite(values[i]));
    points.push_back({at, bottom - step * static_cast<double>(i)});
    points.push_back({at, bottom - step * static_cast<double>(i + 1)});
  }
  return points;
}

}  // namespace

std::string draw(const Pyramid& pyramid) {
  Drawing drawing(pyramid.id, pyramid.width, pyramid.height);
  const std::array<std::span<const double>, 4> all{pyramid.men_now, pyramid.women_now, pyramid.men_later,
                                                   pyramid.women_later};
  const Ticks ticks = round_ticks(0, std::max(1.0, extent(all).second), 2, 1);
  double gutter = 0;
  for (const std::string& group : pyramid.groups) gutter = std::max(gutter, text_width(group, 12.5));
  gutter += 14;
  const double top = 44;
  const double bottom = pyramid.height - 24;
  const double centre = pyramid.width / 2;
  const double widest_tick = text_width(pyramid.format(ticks.values.back(), ticks.step), 12.5);
  const double side = centre - gutter / 2 - widest_tick / 2 - 2;
  const double step = (bottom - top) / std::max<double>(1, static_cast<double>(pyramid.groups.size()));
  const Scale men(0, ticks.values.back(), centre - gutter / 2, centre - gutter / 2 - side);
  const Scale women(0, ticks.values.back(), centre + gutter / 2, centre + gutter / 2 + side);

  for (const double value : ticks.values) {
    for (const Scale* x : {&men, &women}) {
      drawing.line({(*x)(value), top}, {(*x)(value), bottom}, "c-grid");
      drawing.text({(*x)(value), bottom + 17}, pyramid.format(value, ticks.step), "c-tick", Anchor::middle);
    }
  }
  drawing.text({centre - gutter / 2, 14}, pyramid.men, "c-strong", Anchor::end);
  drawing.text({centre + gutter / 2, 14}, pyramid.women, "c-strong");
  // The key: a filled bar for now, an open one for later.
  drawing.rectangle(0, 22, 16, 11, "c-now");
  drawing.text({22, 32}, pyramid.now, "c-small");
  const double later_width = text_width(pyramid.later, 12.5);
  drawing.rectangle(pyramid.width - later_width - 24, 22, 16, 11, "c-outline");
  drawing.text({pyramid.width, 32}, pyramid.later, "c-small", Anchor::end);

  for (std::size_t i = 0; i < pyramid.groups.size(); ++i) {
    const double y = bottom - step * static_cast<double>(i + 1);
    const double left = men(finite(pyramid.men_now[i]));
    drawing.rectangle(left, y + 1, centre - gutter / 2 - left, step - 2, "c-now");
    drawing.rectangle(centre + gutter / 2, y + 1, women(finite(pyramid.women_now[i])) - centre - gutter / 2, step - 2,
                      "c-now");
    drawing.text({centre, y + step / 2 + 4.2}, pyramid.groups[i], "c-tick", Anchor::middle);
  }
  drawing.path(polyline(outline(pyramid.men_later, men, bottom, step)), "c-outline");
  drawing.path(polyline(outline(pyramid.women_later, women, bottom, step)), "c-outline");
  return drawing.finish(pyramid.title, pyramid.description);
}

}  // namespace handlingsrom::svg
