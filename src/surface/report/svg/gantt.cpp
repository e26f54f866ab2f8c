#include "surface/report/svg/gantt.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "surface/report/svg/drawing.hpp"
#include "surface/report/svg/measure.hpp"
#include "surface/report/svg/scale.hpp"

namespace handlingsrom::svg {
namespace {

constexpr double row_height = 24, bar_height = 12, name_size = 12.5, phase_size = 14;
/// Narrower than this, names stand above their bars.
constexpr double narrow_width = 560, legend_entry = 110;

void diamond(Drawing& drawing, Point at, double size, std::string_view style) {
  drawing.path(fmt::format("M{},{}L{},{}L{},{}L{},{}Z", coordinate(at.x), coordinate(at.y - size),
                           coordinate(at.x + size), coordinate(at.y), coordinate(at.x), coordinate(at.y + size),
                           coordinate(at.x - size), coordinate(at.y)),
               style);
}

// The explanation of bars and marks, from left to right under the rows.
void legend(Drawing& drawing, const Gantt& gantt, double left, double y) {
  double x = left;
  const auto name = [&](const std::string& text) {
    drawing.text({x, y + 4}, text, "c-tick");
    x += text_width(text, name_size) + 22;
    // The next begins on a line of its own where it would not fit.
    if (x + legend_entry > gantt.width) {
      x = left;
      y += 18;
    }
  };
  const auto bar = [&](const char* style, const std::string& text) {
    drawing.rectangle(x, y - bar_height / 2, 22, bar_height, style);
    x += 28;
    name(text);
  };
  if (!gantt.task_name.empty()) bar("c-now", gantt.task_name);
  if (!gantt.critical_name.empty()) bar("c-later", gantt.critical_name);
  if (!gantt.slack_name.empty()) {
    drawing.line({x, y}, {x + 22, y}, "c-other");
    x += 28;
    name(gantt.slack_name);
  }
  if (!gantt.milestone_name.empty()) {
    diamond(drawing, {x + 6, y}, 6, "c-mark-5");
    x += 18;
    name(gantt.milestone_name);
  }
  if (!gantt.decision_name.empty()) {
    diamond(drawing, {x + 6, y}, 6, "c-mark-4");
    x += 18;
    name(gantt.decision_name);
  }
}

}  // namespace

std::string draw(const Gantt& gantt) {
  // Names stand to the left, cut in two lines at most where they are long.
  const bool narrow = gantt.width < narrow_width;
  const double names = narrow ? gantt.width - 4 : gantt.width * 0.34;
  const double left = narrow ? 2 : names + 8, right = gantt.width - 12, top = 26;
  const double above = narrow ? bar_height + 8 : 0;
  double height = top + (narrow ? 80 : 44);
  std::vector<std::vector<std::string>> lines;
  std::vector<double> heights;
  for (const Gantt::Row& row : gantt.rows) {
    const bool phase = row.as == Gantt::As::phase;
    lines.push_back(wrap(row.name, phase ? phase_size : name_size, names - (phase ? 0 : 12), phase));
    heights.push_back(row_height + above + 14 * static_cast<double>(lines.back().size() - 1));
    height += heights.back();
  }
  Drawing drawing(gantt.id, gantt.width, height);
  const Scale x(0, std::max(1, gantt.days), left, right);
  const double bottom = height - (narrow ? 74 : 38);
  double y = top;
  for (std::size_t i = 0; i < gantt.rows.size(); ++i) {
    if (gantt.rows[i].as == Gantt::As::phase) drawing.rectangle(0, y, gantt.width, heights[i], "c-half");
    y += heights[i];
  }
  double free_from = 0;
  for (const Gantt::Month& month : gantt.months) {
    drawing.line({x(month.day), top - 4}, {x(month.day), bottom}, "c-grid");
    if (month.name.empty() || x(month.day) < free_from ||
        x(month.day) + text_width(month.name, name_size) > gantt.width)
      continue;
    drawing.text({x(month.day) + 2, top - 10}, month.name, "c-tick");
    free_from = x(month.day) + text_width(month.name, name_size) + 10;
  }
  if (gantt.today >= 0 && gantt.today <= gantt.days)
    drawing.line({x(gantt.today), top - 4}, {x(gantt.today), bottom}, "c-today");
  y = top;
  for (std::size_t i = 0; i < gantt.rows.size(); ++i) {
    const Gantt::Row& row = gantt.rows[i];
    const bool phase = row.as == Gantt::As::phase;
    const double middle = narrow ? y + heights[i] - bar_height / 2 - 5 : y + heights[i] / 2;
    for (std::size_t k = 0; k < lines[i].size(); ++k)
      drawing.text({phase ? 2.0 : 14.0, y + 16 + 14 * static_cast<double>(k)}, lines[i][k],
                   phase ? "c-strong" : "c-small");
    const double from = x(row.from), to = x(row.to);
    switch (row.as) {
      case Gantt::As::phase: drawing.rectangle(from, middle - 3, std::max(1.0, to - from), 6, "c-mark-5"); break;
      case Gantt::As::task:
        if (row.slack > 0) drawing.line({to, middle}, {x(std::min(gantt.days, row.to + row.slack)), middle}, "c-other");
        drawing.rectangle(from, middle - bar_height / 2, std::max(2.0, to - from), bar_height,
                          row.critical ? "c-later" : "c-now");
        if (row.done) drawing.line({from + 2, middle}, {std::max(from + 2, to - 2), middle}, "c-range-edge");
        break;
      case Gantt::As::milestone: diamond(drawing, {from, middle}, 6, row.critical ? "c-mark-1" : "c-mark-5"); break;
      case Gantt::As::decision: diamond(drawing, {from, middle}, 7, "c-mark-4"); break;
    }
    y += heights[i];
  }
  drawing.line({left, bottom}, {right, bottom}, "c-leader");
  legend(drawing, gantt, 2, bottom + 24);
  return drawing.finish(gantt.title, gantt.description);
}

}  // namespace handlingsrom::svg
