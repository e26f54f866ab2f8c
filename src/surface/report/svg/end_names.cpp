#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "surface/report/svg/line_chart.hpp"
#include "surface/report/svg/measure.hpp"

namespace handlingsrom::svg {
namespace {
constexpr double type_size = 14;
constexpr double name_line = 16;
}  // namespace

double end_name_width(std::span<const EndName> names, double most) {
  double widest = 40;
  for (const EndName& name : names) {
    for (const std::string& line : wrap(name.text, type_size, most, true)) {
      widest = std::max(widest, text_width(line, type_size, true));
    }
  }
  return widest;  // beyond `most` only for a single word that is longer
}

std::vector<double> draw_end_names(Drawing& drawing, std::span<const EndName> names, double x, double width, double top,
                                   double bottom) {
  std::vector<std::vector<std::string>> lines;
  std::vector<double> wished, heights;
  for (const EndName& name : names) {
    lines.push_back(wrap(name.text, type_size, width, true));
    wished.push_back(name.y);
    heights.push_back(name_line * static_cast<double>(lines.back().size()) + 2);
  }
  const std::vector<double> centres = spread(wished, heights, top, bottom);
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (std::abs(centres[i] - wished[i]) > 4) {
      drawing.line({x - 12, wished[i]}, {x - 3, centres[i]}, "c-leader");
    }
    double baseline = centres[i] - name_line * static_cast<double>(lines[i].size()) / 2 + 12;
    for (const std::string& line : lines[i]) {
      drawing.text({x, baseline}, line, fmt::format("c-name-{}", names[i].hue));
      baseline += name_line;
    }
  }
  return centres;
}

}  // namespace handlingsrom::svg
