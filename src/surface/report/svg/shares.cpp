#include "surface/report/svg/shares.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>

#include "surface/report/svg/drawing.hpp"
#include "surface/report/svg/measure.hpp"

namespace handlingsrom::svg {
namespace {

constexpr double margin = 8, small = 12.5, share_line = 20, radius = 6, legend_gap = 16;

struct Mark {
  enum class As { alone, paid, other, range } as;
  std::string name;
};

void draw_mark(Drawing& drawing, Mark::As as, Point at) {
  switch (as) {
    case Mark::As::alone: drawing.line({at.x, at.y - 9}, {at.x, at.y + 9}, "c-zero"); break;
    case Mark::As::paid: drawing.circle(at, radius, "c-left-bar"); break;
    case Mark::As::other: drawing.line({at.x, at.y - 6}, {at.x, at.y + 6}, "c-leader"); break;
    case Mark::As::range: drawing.rectangle(at.x - 8, at.y - 6, 16, 12, "c-left-3"); break;
  }
}

/// The marks and what they stand for, broken over lines; returns where the rows begin.
double legend_below(Drawing& drawing, const Shares& shares) {
  constexpr double mark_room = 22;
  double x = margin, y = share_line / 2 + 2;
  for (const Mark& mark : {Mark{Mark::As::alone, shares.alone_name}, Mark{Mark::As::paid, shares.paid_name},
                           Mark{Mark::As::range, shares.range_name}, Mark{Mark::As::other, shares.others_name}}) {
    if (mark.name.empty()) continue;
    const double room = mark_room + text_width(mark.name, small);
    if (x > margin && x + room > shares.width - margin) {
      x = margin;
      y += share_line;
    }
    draw_mark(drawing, mark.as, {x + 8, y});
    drawing.text({x + mark_room, y + 4.5}, mark.name, "c-tick");
    x += room + legend_gap;
  }
  return y + share_line;
}

/// How many lines the legend takes, before there is a drawing to write it in.
double legend_height(const Shares& shares) {
  Drawing nowhere("none", shares.width, 0);
  return legend_below(nowhere, shares);
}

}  // namespace

std::string draw(const Shares& shares) {
  const double top = legend_height(shares);
  // Name and figure stand on one line where all of them have room for it.
  const bool narrow = std::any_of(shares.rows.begin(), shares.rows.end(), [&](const Shares::Row& row) {
    return text_width(row.name, 14, true) + legend_gap + text_width(row.text, small) > shares.width - 2 * margin;
  });
  const double track = narrow ? 50 : 32, row_height = track + 20, axis_height = 26;
  const double bottom = top + row_height * static_cast<double>(shares.rows.size());
  Drawing drawing(shares.id, shares.width, bottom + axis_height);
  legend_below(drawing, shares);
  std::vector<double> values;
  for (const Shares::Row& row : shares.rows) {
    values.insert(values.end(), {row.alone, row.paid, row.low, row.high});
    values.insert(values.end(), row.others.begin(), row.others.end());
  }
  const std::array<std::span<const double>, 1> all{values};
  const auto [low, high] = extent(all);
  const Ticks ticks = round_ticks(low, high, shares.width < 480 ? 3 : 6);
  const Scale x(ticks.values.front(), ticks.values.back(), margin + 24, shares.width - margin - 24);
  for (const double value : ticks.values) {
    drawing.line({x(value), top}, {x(value), bottom}, "c-grid");
    drawing.text({x(value), bottom + 17}, shares.format(value, ticks.step), "c-tick", Anchor::middle);
  }
  for (std::size_t i = 0; i < shares.rows.size(); ++i) {
    const Shares::Row& row = shares.rows[i];
    const double from = top + row_height * static_cast<double>(i), y = from + track;
    drawing.text({margin, from + 15}, row.name, "c-strong");
    if (narrow)
      drawing.text({margin, from + 33}, row.text, "c-tick");
    else
      drawing.text({margin + text_width(row.name, 14, true) + legend_gap, from + 15}, row.text, "c-tick");
    const bool dearer = row.paid > row.alone;
    const char* const side = dearer ? "short" : "left";
    if (std::isfinite(row.low) && std::isfinite(row.high))
      drawing.rectangle(x(row.low), y - 6, x(row.high) - x(row.low), 12, fmt::format("c-{}-3", side));
    for (const double other : row.others) {
      if (std::isfinite(other)) drawing.line({x(other), y - 6}, {x(other), y + 6}, "c-leader");
    }
    if (std::isfinite(row.alone) && std::isfinite(row.paid))
      drawing.line({x(row.alone), y}, {x(row.paid), y}, fmt::format("c-{}-line", side));
    if (std::isfinite(row.alone)) drawing.line({x(row.alone), y - 9}, {x(row.alone), y + 9}, "c-zero");
    if (!std::isfinite(row.paid)) continue;
    drawing.circle({x(row.paid), y}, radius, fmt::format("c-{}-bar", side));
    if (dearer)
      drawing.path(fmt::format("M{} {}a{r} {r} 0 1 0 {d} 0a{r} {r} 0 1 0 -{d} 0Z", coordinate(x(row.paid) - radius),
                               coordinate(y), fmt::arg("r", coordinate(radius)), fmt::arg("d", coordinate(2 * radius))),
                   "c-hatched", fmt::format("fill=\"{}\"", drawing.hatch()));
  }
  return drawing.finish(shares.title, shares.description);
}

}  // namespace handlingsrom::svg
