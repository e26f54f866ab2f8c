#include "surface/report/svg/waterfall.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>

#include "surface/report/svg/drawing.hpp"
#include "surface/report/svg/measure.hpp"

namespace handlingsrom::svg {

double Waterfall::end() const {
  double total = start;
  for (const Cause& cause : causes) total += cause.change;
  return total;
}

std::string draw(const Waterfall& waterfall) {
  constexpr double row_height = 40;
  constexpr double bar_height = 16;
  const double rows = static_cast<double>(waterfall.causes.size()) + 2;
  Drawing drawing(waterfall.id, waterfall.width, row_height * rows + 6);
  std::vector<double> levels{0, waterfall.start};
  double room = std::max(text_width(waterfall.start_text, 14, true), text_width(waterfall.end_text, 14, true));
  for (const Waterfall::Cause& cause : waterfall.causes) {
    levels.push_back(levels.back() + cause.change);
    room = std::max(room, text_width(cause.text, 14, true));
  }
  const std::array<std::span<const double>, 1> all{levels};
  const auto [low, high] = extent(all);
  const Scale x(low, high, room + 10, waterfall.width - room - 10);

  double y = 0;
  // A line from one bar to the next stops for the name that stands in its way.
  const auto link = [&](double level, const std::string& name) {
    const double from = y - row_height + 18 + bar_height;
    if (x(level) > 6 + text_width(name, 12.5, false)) {
      drawing.line({x(level), from}, {x(level), y + 18}, "c-leader");
    } else {
      drawing.line({x(level), from}, {x(level), y + 1}, "c-leader");
    }
  };
  // The figure stands outside its bar, on the side the bar points to.
  const auto row = [&](const std::string& name, double from, double to, const std::string& text, std::string_view style,
                       std::string_view extra) {
    const bool covers = x(0) < 6 + text_width(name, 12.5, false);
    drawing.line({x(0), y + (covers ? 17 : 0)}, {x(0), y + row_height}, "c-zero");
    drawing.text({2, y + 13}, name, "c-small");
    const double left = x(std::min(from, to));
    const double width = std::max(1.0, std::abs(x(to) - x(from)));
    drawing.rectangle(left, y + 18, width, bar_height, style);
    if (!extra.empty()) drawing.rectangle(left, y + 18, width, bar_height, "c-hatched", extra);
    // Nor across the firm line: a short bar beside it carries its figure on the other side.
    const double wide = text_width(text, 14, true);
    const bool crosses = to >= from && x(0) > left + width && x(0) < left + width + 6 + wide && left - 6 - wide > 0;
    if (to < from || crosses)
      drawing.text({left - 6, y + 31}, text, "c-strong", Anchor::end);
    else
      drawing.text({left + width + 6, y + 31}, text, "c-strong");
    y += row_height;
  };
  row(waterfall.start_name, 0, waterfall.start, waterfall.start_text, "c-now", {});
  double level = waterfall.start;
  for (const Waterfall::Cause& cause : waterfall.causes) {
    link(level, cause.name);
    const double next = level + cause.change;
    row(cause.name, level, next, cause.text, cause.good ? "c-left-bar" : "c-short-bar",
        cause.good ? std::string() : fmt::format("fill=\"{}\"", drawing.hatch()));
    level = next;
  }
  link(level, waterfall.end_name);
  row(waterfall.end_name, 0, level, waterfall.end_text, "c-now", {});
  return drawing.finish(waterfall.title, waterfall.description);
}

}  // namespace handlingsrom::svg
