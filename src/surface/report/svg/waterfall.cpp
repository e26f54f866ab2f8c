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
  constexpr double bar_height = 16;
  const double rows = static_cast<double>(waterfall.causes.size()) + 2;
  std::vector<double> levels{waterfall.start};
  double room = std::max(text_width(waterfall.start_text, 14, true), text_width(waterfall.end_text, 14, true));
  for (const Waterfall::Cause& cause : waterfall.causes) {
    levels.push_back(levels.back() + cause.change);
    room = std::max(room, text_width(cause.text, 14, true));
  }
  const std::array<std::span<const double>, 1> all{levels};
  auto [low, high] = extent(all);
  if (waterfall.from_zero) {
    low = std::min(low, 0.0);
    high = std::max(high, 0.0);
  }
  constexpr double beside = 16;  // from a bar or a dot to the end of its figure, more than the figure takes
  constexpr double edge = 12, least_share = 0.25;
  // Where figures beside the bars would leave the bars no room, they stand under them.
  const bool narrow = waterfall.width - 2 * (room + beside) < least_share * waterfall.width;
  const double margin = narrow ? edge : room + beside;
  const double row_height = narrow ? 58 : 40;
  Drawing drawing(waterfall.id, waterfall.width, row_height * rows + 6);
  const Scale x(low, high, margin, waterfall.width - margin);
  const double ground = waterfall.from_zero ? 0 : waterfall.start;

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
    const bool covers = x(ground) < 6 + text_width(name, 12.5, false);
    drawing.line({x(ground), y + (covers ? 17 : 0)}, {x(ground), y + row_height}, "c-zero");
    drawing.text({2, y + 13}, name, "c-small");
    const double left = x(std::min(from, to));
    const double width = std::max(1.0, std::abs(x(to) - x(from)));
    drawing.rectangle(left, y + 18, width, bar_height, style);
    if (!extra.empty()) drawing.rectangle(left, y + 18, width, bar_height, "c-hatched", extra);
    // Nor across the firm line: a short bar beside it carries its figure on the other side.
    const double wide = text_width(text, 14, true);
    const bool crosses =
        to >= from && x(ground) > left + width && x(ground) < left + width + 6 + wide && left - 6 - wide > 0;
    if (narrow)
      drawing.text({2, y + 50}, text, "c-strong");
    else if (to < from || crosses)
      drawing.text({left - 6, y + 31}, text, "c-strong", Anchor::end);
    else
      drawing.text({left + width + 6, y + 31}, text, "c-strong");
    y += row_height;
  };
  // A whole is a bar from zero, or a mark where zero is off the axis.
  const auto whole = [&](const std::string& name, double value, const std::string& text) {
    if (waterfall.from_zero) return row(name, 0, value, text, "c-now", {});
    const double at = x(value);
    drawing.text({2, y + 13}, name, "c-small");
    drawing.path(
        polyline(std::array{Point{at, y + 17}, Point{at + 9, y + 26}, Point{at, y + 35}, Point{at - 9, y + 26}}) + "Z",
        "c-now");
    drawing.text(narrow ? Point{2, y + 50} : Point{at + 14, y + 31}, text, "c-strong");
    y += row_height;
  };
  whole(waterfall.start_name, waterfall.start, waterfall.start_text);
  double level = waterfall.start;
  for (const Waterfall::Cause& cause : waterfall.causes) {
    link(level, cause.name);
    const double next = level + cause.change;
    row(cause.name, level, next, cause.text, cause.good ? "c-left-bar" : "c-short-bar",
        cause.good ? std::string() : fmt::format("fill=\"{}\"", drawing.hatch()));
    level = next;
  }
  link(level, waterfall.end_name);
  whole(waterfall.end_name, level, waterfall.end_text);
  return drawing.finish(waterfall.title, waterfall.description);
}

}  // namespace handlingsrom::svg
