#include "surface/report/svg/gains_chart.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>

#include "surface/report/svg/axes.hpp"
#include "surface/report/svg/drawing.hpp"
#include "surface/report/svg/measure.hpp"

namespace handlingsrom::svg {
namespace {

constexpr double columns_height = 250, gain_bar = 14, small_size = 12.5, legend_line = 16;

double known(double value) { return std::isfinite(value) ? value : 0; }

/// Names of the three kinds of area, on as many lines as they need.
double draw_legend(Drawing& drawing, const GainsChart& chart, double top) {
  double x = 2, y = top;
  const auto entry = [&](const std::string& name, const auto& mark) {
    if (name.empty()) return;
    const double wide = 24 + text_width(name, small_size);
    if (x > 2 && x + wide > chart.width) {
      x = 2;
      y += 20;
    }
    mark(x, y);
    drawing.text({x + 24, y + 10}, name, "c-small");
    x += wide + 18;
  };
  entry(chart.realised_name, [&](double at, double from) { drawing.rectangle(at, from, 18, 11, "c-left-bar"); });
  entry(chart.planned_name, [&](double at, double from) {
    drawing.rectangle(at, from, 18, 11, "c-left-3");
    drawing.rectangle(at, from, 18, 11, "c-other");
  });
  entry(chart.rest_name, [&](double at, double from) {
    drawing.rectangle(at, from, 18, 11, "c-short-3");
    drawing.rectangle(at, from, 18, 11, "c-hatched", fmt::format("fill=\"{}\"", drawing.hatch()));
  });
  return y + 22;
}

void columns(Drawing& drawing, const GainsChart& chart, double top) {
  std::vector<double> tops;
  for (const GainsChart::Year& year : chart.years)
    tops.push_back(std::max({known(year.needed), known(year.planned), known(year.realised), 0.0}));
  const std::array<std::span<const double>, 1> all{tops};
  const Ticks ticks = round_ticks(0, std::max(extent(all).second, 1e-9), 4);
  const double bottom = top + columns_height - 26;
  const Scale y(ticks.values.front(), ticks.values.back(), bottom, top + 8);
  const Plot plot{tick_width(ticks, chart.format) + 8, top + 8, chart.width - 4, bottom};
  draw_value_axis(drawing, plot, y, ticks, chart.format);
  const double slot = (plot.right - plot.left) / static_cast<double>(chart.years.size());
  const double wide = std::min(64.0, slot * 0.62);
  const auto every = static_cast<std::size_t>(std::ceil((text_width("0000", small_size) + 8) / slot));
  for (std::size_t i = 0; i < chart.years.size(); ++i) {
    const GainsChart::Year& year = chart.years[i];
    const double centre = plot.left + slot * (static_cast<double>(i) + 0.5), left = centre - wide / 2;
    const auto area = [&](double low, double high, std::string_view style, std::string_view extra = {}) {
      if (high > low) drawing.rectangle(left, y(high), wide, y(low) - y(high), style, extra);
    };
    const bool has_come = std::isfinite(year.realised);
    const double closed = has_come ? std::max(0.0, year.realised) : known(year.planned);
    drawing.open_group(fmt::format("class=\"c-year\" data-year=\"{}\"", year.year));
    drawing.title(year.said);
    drawing.rectangle(centre - slot / 2, plot.top, slot, plot.bottom - plot.top, "c-band");
    if (has_come) {
      area(0, closed, "c-left-bar");
    } else {
      area(0, closed, "c-left-3");
      area(0, closed, "c-other");
    }
    if (const double needed = known(year.needed); needed > closed) {
      area(closed, needed, "c-short-3");
      area(closed, needed, "c-hatched", fmt::format("fill=\"{}\"", drawing.hatch()));
      area(closed, needed, "c-leader");
    }
    // What should have come, where something else has.
    if (has_come && year.planned > closed) {
      drawing.line({left - 4, y(year.planned)}, {left + wide + 4, y(year.planned)}, "c-reference-edge");
      drawing.line({left - 4, y(year.planned)}, {left + wide + 4, y(year.planned)}, "c-reference");
    }
    drawing.line({centre - slot / 2 + 3, plot.bottom}, {centre + slot / 2 - 3, plot.bottom}, "c-at c-zero");
    drawing.close_group();
    if (i % every == 0) drawing.text({centre, plot.bottom + 18}, std::to_string(year.year), "c-tick", Anchor::middle);
  }
  drawing.line({plot.left, y(0)}, {plot.right, y(0)}, "c-zero");
}

}  // namespace

std::string draw(const GainsChart& chart) {
  const bool has_years = !chart.years.empty();
  // A name and its figure share a line where there is room, else they stand under each other.
  std::vector<std::vector<std::string>> names, texts;
  double rows = 0;
  for (const GainsChart::Measure& one : chart.measures) {
    names.push_back(wrap(one.name, small_size, chart.width - 4, true));
    texts.push_back(wrap(one.text, small_size, chart.width - 4));
    rows += legend_line * static_cast<double>(names.back().size() + texts.back().size()) + gain_bar + 18;
  }
  const double more = chart.more.empty() ? 0 : 20;
  const double measures_top = chart.measures.empty() ? 0 : 34;
  const double legends = 44;
  Drawing drawing(chart.id, chart.width, legends + (has_years ? columns_height : 0) + measures_top + rows + more + 4);
  double y = draw_legend(drawing, chart, 2);
  y = std::max(y, legends);
  if (has_years) {
    columns(drawing, chart, y);
    y += columns_height;
  }
  if (!chart.measures.empty()) {
    drawing.text({2, y + 16}, chart.measures_name, "c-strong");
    if (!chart.due_name.empty()) {
      const double at = chart.width - text_width(chart.due_name, small_size) - 6;
      if (at > text_width(chart.measures_name, 14, true) + 30) {
        drawing.line({at - 10, y + 5}, {at - 10, y + 18}, "c-reference");
        drawing.text({at, y + 16}, chart.due_name, "c-tick");
      }
    }
    y += measures_top;
  }
  for (std::size_t i = 0; i < chart.measures.size(); ++i) {
    const GainsChart::Measure& one = chart.measures[i];
    for (const std::string& line : names[i]) {
      drawing.text({2, y + 11}, line, "c-small");
      y += legend_line;
    }
    const double right = chart.width - 4, width = right - 2;
    const double filled = std::isfinite(one.share) ? std::clamp(one.share, 0.0, 1.0) * width : 0;
    drawing.rectangle(2, y, width, gain_bar, "c-left-3");
    drawing.rectangle(2, y, width, gain_bar, "c-other");
    if (filled > 0) drawing.rectangle(2, y, filled, gain_bar, "c-left-bar");
    if (std::isfinite(one.due) && one.due > 0) {
      const double x = 2 + std::clamp(one.due, 0.0, 1.0) * width;
      drawing.line({x, y - 3}, {x, y + gain_bar + 3}, "c-reference-edge");
      drawing.line({x, y - 3}, {x, y + gain_bar + 3}, "c-reference");
    }
    y += gain_bar + 4;
    for (const std::string& line : texts[i]) {
      drawing.text({2, y + 11}, line, "c-tick");
      y += legend_line;
    }
    y += 14;
  }
  if (more > 0) drawing.text({2, y + 12}, chart.more, "c-tick");
  return drawing.finish(chart.title, chart.description);
}

}  // namespace handlingsrom::svg
