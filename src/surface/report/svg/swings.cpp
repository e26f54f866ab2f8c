#include "surface/report/svg/swings.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>

#include "surface/report/svg/drawing.hpp"
#include "surface/report/svg/measure.hpp"
#include "surface/report/svg/scale.hpp"

namespace handlingsrom::svg {

std::string draw(const Swings& swings) {
  constexpr double bar_height = 14, margin = 6, gap = 12;
  // Name and figures stand on one line where all of them have room for it.
  const bool narrow = std::any_of(swings.rows.begin(), swings.rows.end(), [&](const Swings::Row& row) {
    return text_width(row.name, 12.5) + gap + text_width(row.text, 12.5) > swings.width - 2 * margin;
  });
  const double bar_top = narrow ? 36 : 20;
  const double row_height = bar_top + bar_height + 12;
  Drawing drawing(swings.id, swings.width, row_height * static_cast<double>(swings.rows.size()) + margin);
  std::vector<double> ends{0};
  for (const Swings::Row& row : swings.rows) ends.insert(ends.end(), {row.at_low, row.at_high});
  const std::array<std::span<const double>, 1> all{ends};
  const auto [low, high] = extent(all);
  const Scale x(low, high, margin, swings.width - margin);
  for (std::size_t i = 0; i < swings.rows.size(); ++i) {
    const Swings::Row& row = swings.rows[i];
    const double y = row_height * static_cast<double>(i);
    drawing.text({2, y + 13}, row.name, "c-small");
    if (narrow)
      drawing.text({2, y + 29}, row.text, "c-tick");
    else
      drawing.text({swings.width - 2, y + 13}, row.text, "c-tick", Anchor::end);
    for (const double end : {row.at_low, row.at_high}) {
      if (!std::isfinite(end) || end == 0) continue;
      const double left = std::min(x(0), x(end)), width = std::abs(x(end) - x(0));
      drawing.rectangle(left, y + bar_top, width, bar_height, end > 0 ? "c-left-bar" : "c-short-bar");
      if (end < 0)
        drawing.rectangle(left, y + bar_top, width, bar_height, "c-hatched",
                          fmt::format("fill=\"{}\"", drawing.hatch()));
    }
    drawing.line({x(0), y + bar_top - 3}, {x(0), y + bar_top + bar_height + 3}, "c-zero");
  }
  return drawing.finish(swings.title, swings.description);
}

}  // namespace handlingsrom::svg
