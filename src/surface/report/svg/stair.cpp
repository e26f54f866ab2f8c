#include "surface/report/svg/stair.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "surface/report/svg/drawing.hpp"
#include "surface/report/svg/measure.hpp"

namespace handlingsrom::svg {

std::string draw(const Stair& stair) {
  constexpr double row_height = 58;
  constexpr double bar_height = 14;
  constexpr double head = 26;
  const double rise = stair.steps.size() > 1 ? std::min(11.0, 90.0 / static_cast<double>(stair.steps.size() - 1)) : 0;
  const double height = head + row_height * static_cast<double>(stair.steps.size()) + 8;
  Drawing drawing(stair.id, stair.width, height);
  std::vector<double> values;
  double text_room = 30;
  for (const Stair::Step& step : stair.steps) {
    values.insert(values.end(), {step.now, step.later, step.later_high});
    const std::string later = step.change_text.empty() ? step.later_text : step.later_text + "   " + step.change_text;
    text_room = std::max({text_room, text_width(later, 14, true) + 14, text_width(step.now_text, 12.5) + 10});
  }
  const std::array<std::span<const double>, 1> all{values};
  const double indent = rise * static_cast<double>(stair.steps.empty() ? 0 : stair.steps.size() - 1) + 10;
  const Scale length(0, std::max(1e-9, extent(all).second), 0, stair.width - indent - text_room);

  drawing.rectangle(0, 2, 16, 11, "c-now");
  drawing.text({22, 12}, stair.now_name, "c-small");
  const double later_x = 44 + text_width(stair.now_name, 12.5);
  drawing.rectangle(later_x, 2, 16, 11, "c-later");
  drawing.text({later_x + 22, 12}, stair.later_name, "c-small");

  // Treads and risers: the stair itself, behind the bars.
  std::vector<Point> tread;
  for (std::size_t i = 0; i < stair.steps.size(); ++i) {
    const double x = rise * static_cast<double>(i) + 2;
    const double foot = height - 6 - row_height * static_cast<double>(i);
    tread.push_back({x, foot});
    tread.push_back({x, foot - row_height});
  }
  drawing.path(polyline(tread), "c-tread");

  for (std::size_t i = 0; i < stair.steps.size(); ++i) {
    const Stair::Step& step = stair.steps[i];
    const double x = rise * static_cast<double>(i) + 10;
    const double y = height - 6 - row_height * static_cast<double>(i + 1);
    // On a narrow picture a long name begins further left, before its bar.
    const double name_at = std::max(2.0, std::min(x, stair.width - text_width(step.name, 12.5)));
    drawing.text({name_at, y + 16}, step.name, "c-small");
    if (!std::isfinite(step.now) && !std::isfinite(step.later)) {
      drawing.text({x, y + 36}, step.missing, "c-tick");
      continue;
    }
    if (std::isfinite(step.now)) {
      const double width = std::max(1.5, length(step.now));
      drawing.rectangle(x, y + 22, width, bar_height, "c-now");
      drawing.text({x + width + 6, y + 33.5}, step.now_text, "c-small");
    }
    if (std::isfinite(step.later)) {
      const double width = std::max(1.5, length(step.later));
      drawing.rectangle(x, y + 22 + bar_height + 2, width, bar_height, "c-later");
      double text_at = x + width + 6;
      if (std::isfinite(step.later_low) && std::isfinite(step.later_high)) {
        const double middle = y + 22 + bar_height + 2 + bar_height / 2;
        drawing.line({x + length(step.later_low), middle}, {x + length(step.later_high), middle}, "c-range-edge");
        drawing.line({x + length(step.later_low), middle}, {x + length(step.later_high), middle}, "c-range");
        drawing.line({x + length(step.later_high), middle - 4}, {x + length(step.later_high), middle + 4}, "c-range");
        text_at = std::max(text_at, x + length(step.later_high) + 6);
      }
      drawing.text({text_at, y + 50}, step.later_text, "c-strong");
      drawing.text({text_at + text_width(step.later_text, 14, true) + 8, y + 50}, step.change_text, "c-small");
    }
  }
  return drawing.finish(stair.title, stair.description);
}

}  // namespace handlingsrom::svg
