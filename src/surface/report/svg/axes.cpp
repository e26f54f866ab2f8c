#include "surface/report/svg/axes.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "surface/report/svg/measure.hpp"

namespace handlingsrom::svg {

double tick_width(const Ticks& ticks, const Format& format) {
  double widest = 0;
  for (const double value : ticks.values) widest = std::max(widest, text_width(format(value, ticks.step), 12.5));
  return widest;
}

void draw_value_axis(Drawing& drawing, const Plot& plot, const Scale& y, const Ticks& ticks, const Format& format) {
  for (const double value : ticks.values) {
    const bool zero = std::abs(value) < ticks.step * 1e-6;
    const double at = y(value);
    drawing.line({plot.left, at}, {plot.right, at}, zero ? "c-zero" : "c-grid");
    drawing.text({plot.left - 6, at + 4.2}, format(zero ? 0 : value, ticks.step), "c-tick", Anchor::end);
  }
}

void draw_year_axis(Drawing& drawing, const Plot& plot, const Scale& x, int first_year, int last_year) {
  const double room = 42;  // four figures and a gap
  double busy_until = -1e9;
  const auto write = [&](int year) {
    drawing.line({x(year), plot.bottom}, {x(year), plot.bottom + 4}, "c-leader");
    drawing.text({x(year), plot.bottom + 18}, fmt::format("{}", year), "c-tick", Anchor::middle);
  };
  const double per_year = last_year > first_year ? (x(last_year) - x(first_year)) / (last_year - first_year) : room;
  int step = 1;
  for (const int candidate : {1, 2, 5, 10, 20, 50}) {
    step = candidate;
    if (per_year * candidate >= room) break;
  }
  write(first_year);
  busy_until = x(first_year) + room;
  for (int year = first_year + 1; year < last_year; ++year) {
    if (year % step != 0 || x(year) < busy_until || x(year) > x(last_year) - room) continue;
    write(year);
    busy_until = x(year) + room;
  }
  if (last_year > first_year) write(last_year);
}

}  // namespace handlingsrom::svg
