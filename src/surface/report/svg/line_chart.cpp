#include "surface/report/svg/line_chart.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "surface/report/svg/axes.hpp"
#include "surface/report/svg/years.hpp"

namespace handlingsrom::svg {
namespace {

std::vector<Point> points(const Scale& x, const Scale& y, int first_year, std::span<const double> values) {
  std::vector<Point> result;
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (std::isfinite(values[i])) result.push_back({x(first_year + static_cast<int>(i)), y(values[i])});
  }
  return result;
}

/// One path for each run of finite values.
void draw_line(Drawing& drawing, const Scale& x, const Scale& y, const Line& line) {
  std::vector<Point> run;
  const auto flush = [&] {
    if (run.size() > 1) drawing.path(polyline(run), fmt::format("c-line-{}", line.hue));
    if (run.size() == 1) drawing.circle(run.front(), 3, fmt::format("c-mark-{}", line.hue));
    run.clear();
  };
  for (std::size_t i = 0; i < line.values.size(); ++i) {
    if (std::isfinite(line.values[i]))
      run.push_back({x(line.first_year + static_cast<int>(i)), y(line.values[i])});
    else
      flush();
  }
  flush();
}

void draw_fan(Drawing& drawing, const Scale& x, const Scale& y, const Line& line) {
  if (line.fan.empty()) return;
  drawing.path(ribbon(points(x, y, line.first_year, line.fan.p90), points(x, y, line.first_year, line.fan.p10)),
               fmt::format("c-band80-{}", line.hue));
  drawing.path(ribbon(points(x, y, line.first_year, line.fan.p75), points(x, y, line.first_year, line.fan.p25)),
               fmt::format("c-band50-{}", line.hue));
}

double last_finite(const Line& line) {
  for (auto value = line.values.rbegin(); value != line.values.rend(); ++value) {
    if (std::isfinite(*value)) return *value;
  }
  return NAN;
}

}  // namespace

std::string draw(const LineChart& chart) {
  Drawing drawing(chart.id, chart.width, chart.height);
  std::vector<std::span<const double>> all;
  for (const Line& line : chart.lines) {
    all.push_back(line.values);
    all.push_back(line.fan.p10);
    all.push_back(line.fan.p90);
  }
  auto [low, high] = extent(all);
  if (chart.from_zero) {
    low = std::min(low, 0.0);
    high = std::max(high, 0.0);
  }
  const Ticks ticks = round_ticks(low, high, 4, chart.smallest_step);
  const double top = 12;
  const double bottom = chart.height - 26;
  const Scale y(ticks.values.front(), ticks.values.back(), bottom, top);

  std::vector<EndName> names;
  for (const Line& line : chart.lines) {
    if (const double end = last_finite(line); std::isfinite(end) && !line.name.empty())
      names.push_back({line.name, y(end), line.hue});
  }
  const double name_width = names.empty() ? 16 : end_name_width(names, chart.width * 0.3) + 16;
  const Plot plot{tick_width(ticks, chart.format) + 8, top, chart.width - name_width, bottom};
  const Scale x(chart.first_year, chart.last_year, plot.left, plot.right);

  draw_value_axis(drawing, plot, y, ticks, chart.format);
  draw_year_axis(drawing, plot, x, chart.first_year, chart.last_year);
  if (chart.today > chart.first_year && chart.today < chart.last_year) {
    drawing.line({x(chart.today), plot.top}, {x(chart.today), plot.bottom}, "c-today");
  }
  for (const Line& line : chart.lines) draw_fan(drawing, x, y, line);
  for (auto line = chart.lines.rbegin(); line != chart.lines.rend(); ++line) draw_line(drawing, x, y, *line);
  draw_end_names(drawing, names, plot.right + 14, name_width - 14, 0, chart.height - 20);
  if (!chart.said.empty()) {
    std::vector<std::vector<double>> dots;
    for (const Line& line : chart.lines) {
      dots.emplace_back();
      for (const double value : line.values) dots.back().push_back(y(value));
    }
    draw_years(drawing, plot, x, chart.first_year, chart.said, dots);
  }
  return drawing.finish(chart.title, chart.description);
}

std::string draw(const StackedChart& chart) {
  Drawing drawing(chart.id, chart.width, chart.height);
  std::size_t years = 0;
  for (const Line& layer : chart.layers) years = std::max(years, layer.values.size());
  std::vector<double> floor(years, 0.0);
  std::vector<std::vector<double>> tops;
  for (const Line& layer : chart.layers) {
    for (std::size_t t = 0; t < layer.values.size(); ++t) {
      floor[t] += std::isfinite(layer.values[t]) ? std::max(0.0, layer.values[t]) : 0.0;
    }
    tops.push_back(floor);
  }
  const std::vector<std::span<const double>> all{floor};
  const Ticks ticks = round_ticks(0, std::max(1e-9, extent(all).second), 4);
  const double top = 12;
  const double bottom = chart.height - 26;
  const Scale y(ticks.values.front(), ticks.values.back(), bottom, top);
  std::vector<EndName> names;
  for (std::size_t i = 0; i < chart.layers.size() && years > 0; ++i) {
    const double below = i == 0 ? 0 : tops[i - 1].back();
    names.push_back({chart.layers[i].name, y((below + tops[i].back()) / 2), chart.layers[i].hue});
  }
  const double name_width = end_name_width(names, chart.width * 0.3) + 16;
  const Plot plot{tick_width(ticks, chart.format) + 8, top, chart.width - name_width, bottom};
  const int last_year = chart.first_year + static_cast<int>(years) - 1;
  const Scale x(chart.first_year, last_year, plot.left, plot.right);
  draw_value_axis(drawing, plot, y, ticks, chart.format);
  draw_year_axis(drawing, plot, x, chart.first_year, last_year);
  for (std::size_t i = 0; i < chart.layers.size(); ++i) {
    const std::vector<double> below = i == 0 ? std::vector<double>(years, 0.0) : tops[i - 1];
    drawing.path(ribbon(points(x, y, chart.first_year, tops[i]), points(x, y, chart.first_year, below)),
                 fmt::format("c-area-{}", chart.layers[i].hue));
  }
  draw_end_names(drawing, names, plot.right + 14, name_width - 14, 0, chart.height - 20);
  return drawing.finish(chart.title, chart.description);
}

}  // namespace handlingsrom::svg
