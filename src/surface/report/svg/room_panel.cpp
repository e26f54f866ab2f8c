#include "surface/report/svg/room_panel.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "surface/report/svg/axes.hpp"
#include "surface/report/svg/years.hpp"

namespace handlingsrom::svg {
namespace {

struct Geometry {
  Plot plot;
  Scale x, y;
  double zero;
};

std::vector<Point> points(const RoomPanel& panel, const Geometry& g, const std::vector<double>& values) {
  std::vector<Point> result;
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (std::isfinite(values[i]))
      result.push_back({g.x(panel.series_first_year + static_cast<int>(i)), g.y(values[i])});
  }
  return result;
}

/// The same shapes on either side of zero, each side clipped to its own colour.
void draw_side(Drawing& drawing, const RoomPanel& panel, const Geometry& g, bool left) {
  const std::string name = left ? "left" : "short";
  const double from = left ? g.plot.top : g.zero;
  const double height = left ? g.zero - g.plot.top : g.plot.bottom - g.zero;
  if (height < 0.5) return;
  drawing.define(fmt::format("<clipPath id=\"{}-{}\"><rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"/></clipPath>",
                             panel.id, name, coordinate(g.plot.left), coordinate(from),
                             coordinate(g.plot.right - g.plot.left), coordinate(height)));
  drawing.open_group(fmt::format("clip-path=\"url(#{}-{})\"", panel.id, name));
  const std::vector<Point> middle = points(panel, g, panel.middle);
  const std::vector<Point> base{{middle.empty() ? 0 : middle.front().x, g.zero},
                                {middle.empty() ? 0 : middle.back().x, g.zero}};
  const std::string area = ribbon(middle, base);
  drawing.path(area, fmt::format("c-{}-3", name));
  if (!panel.fan.empty()) {
    drawing.path(ribbon(points(panel, g, panel.fan.p90), points(panel, g, panel.fan.p10)), fmt::format("c-{}-2", name));
    drawing.path(ribbon(points(panel, g, panel.fan.p75), points(panel, g, panel.fan.p25)), fmt::format("c-{}-1", name));
  }
  if (!left) {
    const std::string paint = fmt::format("fill=\"{}\"", drawing.hatch());
    drawing.path(area, "c-hatched", paint);
    if (!panel.fan.empty()) {
      drawing.path(ribbon(points(panel, g, panel.fan.p90), points(panel, g, panel.fan.p10)), "c-hatched", paint);
    }
  }
  drawing.path(polyline(middle), fmt::format("c-{}-line", name));
  drawing.close_group();
}

/// Runs of published years as solid lines that lead to the first projected figure; a year alone is a dot.
void draw_history(Drawing& drawing, const RoomPanel& panel, const Geometry& g) {
  std::vector<Point> run;
  const auto flush = [&] {
    if (run.size() > 1) drawing.path(polyline(run), "c-history");
    if (run.size() == 1) drawing.circle(run.front(), 3, "c-history-dot");
    run.clear();
  };
  for (std::size_t i = 0; i < panel.history.size(); ++i) {
    if (!std::isfinite(panel.history[i])) {
      flush();
      continue;
    }
    run.push_back({g.x(panel.first_year + static_cast<int>(i)), g.y(panel.history[i])});
  }
  const bool leads_on = panel.first_year + static_cast<int>(panel.history.size()) == panel.series_first_year;
  if (!run.empty() && leads_on && !panel.middle.empty() && std::isfinite(panel.middle.front()))
    run.push_back({g.x(panel.series_first_year), g.y(panel.middle.front())});
  flush();
}

}  // namespace

std::string draw(const RoomPanel& panel) {
  Drawing drawing(panel.id, panel.width, panel.height);
  std::vector<std::span<const double>> all{panel.middle, panel.fan.p10, panel.fan.p90, panel.history};
  for (const Line& other : panel.others) all.push_back(other.values);
  const auto [low, high] = extent(all);
  const Ticks ticks = round_ticks(std::min(low, 0.0), std::max(high, 0.0), 4, panel.smallest_step);
  const double top = 10;
  const double bottom = panel.height - 26;
  const Scale y(ticks.values.front(), ticks.values.back(), bottom, top);
  std::vector<EndName> names;
  for (const Line& other : panel.others) {
    if (!other.values.empty() && std::isfinite(other.values.back()))
      names.push_back({other.name, y(other.values.back()), other.hue});
  }
  const double name_width = names.empty() ? 18 : end_name_width(names, panel.width * 0.3) + 16;
  const Plot plot{tick_width(ticks, panel.format) + 8, top, panel.width - name_width, bottom};
  const Geometry g{plot, Scale(panel.first_year, panel.last_year, plot.left, plot.right), y, y(0)};

  draw_value_axis(drawing, plot, y, ticks, panel.format);
  draw_year_axis(drawing, plot, g.x, panel.first_year, panel.last_year);
  draw_side(drawing, panel, g, true);
  draw_side(drawing, panel, g, false);
  draw_history(drawing, panel, g);
  drawing.line({plot.left, g.zero}, {plot.right, g.zero}, "c-zero");
  for (const Line& other : panel.others) {
    std::vector<Point> course;
    for (std::size_t i = 0; i < other.values.size(); ++i) {
      if (std::isfinite(other.values[i]))
        course.push_back({g.x(other.first_year + static_cast<int>(i)), y(other.values[i])});
    }
    drawing.path(polyline(course), "c-other");
  }
  draw_end_names(drawing, names, plot.right + 14, name_width - 14, 0, panel.height - 20);
  if (!panel.said.empty()) {
    const bool with_history = panel.said.size() > panel.middle.size();
    const int from = with_history ? panel.first_year : panel.series_first_year;
    std::vector<double> dots(static_cast<std::size_t>(panel.last_year - from + 1), std::nan(""));
    const auto place = [&](const std::vector<double>& values, int first) {
      for (std::size_t t = 0; t < values.size(); ++t) {
        const auto at = static_cast<std::size_t>(first - from) + t;
        if (at < dots.size()) dots[at] = y(values[t]);
      }
    };
    if (with_history) place(panel.history, panel.first_year);
    place(panel.middle, panel.series_first_year);
    const std::vector<std::vector<double>> lines{std::move(dots)};
    draw_years(drawing, plot, g.x, from, panel.said, lines);
  }
  for (const int year : panel.marked_years) {
    const int t = year - panel.series_first_year;
    if (t < 0 || t >= static_cast<int>(panel.middle.size()) ||
        !std::isfinite(panel.middle[static_cast<std::size_t>(t)]))
      continue;
    drawing.circle({g.x(year), y(panel.middle[static_cast<std::size_t>(t)])}, 4, "c-dot-year");
  }
  return drawing.finish(panel.title, panel.description);
}

}  // namespace handlingsrom::svg
