#include "surface/report/svg/bars.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "surface/report/svg/axes.hpp"
#include "surface/report/svg/drawing.hpp"
#include "surface/report/svg/measure.hpp"

namespace handlingsrom::svg {

std::string draw(const ColumnChart& chart) {
  Drawing drawing(chart.id, chart.width, chart.height);
  const std::array<std::span<const double>, 4> all{chart.now, chart.later, chart.later_low, chart.later_high};
  const auto [low, high] = extent(all);
  const Ticks ticks = round_ticks(std::min(0.0, low), std::max(0.0, high), 4, chart.smallest_step);
  const Scale y(ticks.values.front(), ticks.values.back(), chart.height - 26, 36);
  const Plot plot{tick_width(ticks, chart.format) + 8, 36, chart.width - 4, chart.height - 26};
  draw_value_axis(drawing, plot, y, ticks, chart.format);

  drawing.rectangle(plot.left, 4, 16, 11, "c-now");
  drawing.text({plot.left + 22, 14}, chart.now_name, "c-small");
  const double later_x = plot.left + 44 + text_width(chart.now_name, 12.5);
  drawing.rectangle(later_x, 4, 16, 11, "c-later");
  drawing.text({later_x + 22, 14}, chart.later_name, "c-small");

  const double slot = (plot.right - plot.left) / std::max<double>(1, static_cast<double>(chart.categories.size()));
  const double bar = std::min(26.0, slot * 0.36);
  for (std::size_t i = 0; i < chart.categories.size(); ++i) {
    const double centre = plot.left + slot * (static_cast<double>(i) + 0.5);
    const auto column = [&](double x, double value, const char* style) {
      if (std::isfinite(value)) drawing.rectangle(x, std::min(y(value), y(0)), bar, std::abs(y(value) - y(0)), style);
    };
    column(centre - bar - 1, chart.now[i], "c-now");
    column(centre + 1, chart.later[i], "c-later");
    if (i < chart.later_low.size() && std::isfinite(chart.later_low[i]) && std::isfinite(chart.later_high[i])) {
      const double x = centre + 1 + bar / 2;
      drawing.line({x, y(chart.later_low[i])}, {x, y(chart.later_high[i])}, "c-range-edge");
      drawing.line({x, y(chart.later_low[i])}, {x, y(chart.later_high[i])}, "c-range");
      drawing.line({x - 4, y(chart.later_low[i])}, {x + 4, y(chart.later_low[i])}, "c-range");
      drawing.line({x - 4, y(chart.later_high[i])}, {x + 4, y(chart.later_high[i])}, "c-range");
    }
    drawing.text({centre, plot.bottom + 18}, chart.categories[i], "c-tick", Anchor::middle);
  }
  drawing.line({plot.left, y(0)}, {plot.right, y(0)}, "c-zero");
  return drawing.finish(chart.title, chart.description);
}

std::string draw(const BarChart& chart) {
  constexpr double row_height = 44;
  constexpr double bar_height = 15;
  const double head = chart.reference_name.empty() ? 4 : 22;
  Drawing drawing(chart.id, chart.width, head + row_height * static_cast<double>(chart.rows.size()) + 6);
  std::vector<double> values;
  double text_room = 40;
  for (const BarChart::Row& row : chart.rows) {
    values.push_back(row.value);
    values.push_back(row.reference);
    text_room = std::max(text_room, text_width(row.text, 14, true) + 8);
  }
  const std::array<std::span<const double>, 1> all{values};
  const auto [low, high] = extent(all);
  const Scale x(std::min(0.0, low), std::max(1e-9, high), 2, chart.width - text_room - 6);
  bool named = chart.reference_name.empty();
  for (std::size_t i = 0; i < chart.rows.size(); ++i) {
    const BarChart::Row& row = chart.rows[i];
    const double y = head + row_height * static_cast<double>(i);
    drawing.text({2, y + 14}, row.name, "c-small");
    if (!std::isfinite(row.value)) {
      drawing.text({2, y + 32}, row.missing, "c-tick");
      continue;
    }
    const double from = std::min(x(0), x(row.value));
    drawing.rectangle(from, y + 20, std::abs(x(row.value) - x(0)), bar_height, "c-later");
    double text_at = std::max(x(row.value), x(0)) + 7;
    if (std::isfinite(row.reference)) {
      drawing.line({x(row.reference), y + 18}, {x(row.reference), y + 20 + bar_height + 4}, "c-reference-edge");
      drawing.line({x(row.reference), y + 18}, {x(row.reference), y + 20 + bar_height + 4}, "c-reference");
      if (x(row.reference) > text_at - 6 && x(row.reference) < text_at + text_width(row.text, 14, true))
        text_at = x(row.reference) + 7;
      if (!named) {
        named = true;
        const double half = text_width(chart.reference_name, 12.5) / 2;
        const double at = std::clamp(x(row.reference), half, chart.width - half);
        drawing.text({at, 12}, chart.reference_name, "c-tick", Anchor::middle);
        if (text_width(row.name, 12.5) + 4 < x(row.reference))
          drawing.line({x(row.reference), 16}, {x(row.reference), y + 18}, "c-leader");
      }
    }
    drawing.text({text_at, y + 32}, row.text, "c-strong");
  }
  return drawing.finish(chart.title, chart.description);
}

}  // namespace handlingsrom::svg
