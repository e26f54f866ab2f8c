#include "surface/report/svg/beside.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>

#include "surface/report/svg/drawing.hpp"
#include "surface/report/svg/measure.hpp"
#include "surface/report/svg/scale.hpp"

namespace handlingsrom::svg {
namespace {

constexpr double letters = 14, small_letters = 12.5, line_height = 17, bar_height = 14, gap = 18, cap = 4;

/// Where one panel's bars stand, and on what axis.
struct Column {
  double left, right;
  Scale x;
};

Column column_of(const Beside::Panel& panel, double left, double right) {
  std::vector<double> ends{0};
  for (const Beside::Mark& mark : panel.marks) ends.insert(ends.end(), {mark.value, mark.low, mark.high});
  const std::array<std::span<const double>, 1> all{ends};
  const auto [low, high] = extent(all);
  return {left, right, Scale(low, high, left + cap, right - cap)};
}

void draw_bar(Drawing& drawing, const Column& column, const Beside::Mark& mark, double y) {
  const double zero = column.x(0);
  if (std::isfinite(mark.value) && mark.value != 0) {
    const double left = std::min(zero, column.x(mark.value)), width = std::abs(column.x(mark.value) - zero);
    drawing.rectangle(left, y, width, bar_height, mark.value > 0 ? "c-left-bar" : "c-short-bar");
    if (mark.value < 0)
      drawing.rectangle(left, y, width, bar_height, "c-hatched", fmt::format("fill=\"{}\"", drawing.hatch()));
  }
  if (std::isfinite(mark.low) && std::isfinite(mark.high) && mark.high > mark.low) {
    const double middle = y + bar_height / 2;
    drawing.line({column.x(mark.low), middle}, {column.x(mark.high), middle}, "c-zero");
    for (const double end : {mark.low, mark.high})
      drawing.line({column.x(end), middle - cap}, {column.x(end), middle + cap}, "c-zero");
  }
  drawing.line({zero, y - 3}, {zero, y + bar_height + 3}, "c-leader");
}

/// What one row takes: its name, and the most that any panel says below its bar.
struct Row {
  std::vector<std::string> name;
  std::vector<std::vector<std::string>> below;  // by panel
  double height = 0;
};

/// `heads`: where the rows begin, below the panels' names.
void draw_wide(Drawing& drawing, const Beside& beside, const std::vector<Row>& rows, const std::vector<Column>& columns,
               double heads) {
  for (std::size_t p = 0; p < columns.size(); ++p) {
    const auto head = wrap(beside.panels[p].name, letters, columns[p].right - columns[p].left, true);
    for (std::size_t line = 0; line < head.size(); ++line)
      drawing.text({columns[p].left, line_height * static_cast<double>(line + 1) - 4}, head[line], "c-strong");
  }
  double y = heads;
  for (std::size_t r = 0; r < rows.size(); ++r) {
    drawing.line({0, y}, {beside.width, y}, "c-grid");
    for (std::size_t line = 0; line < rows[r].name.size(); ++line)
      drawing.text({2, y + line_height * static_cast<double>(line + 1) + 1}, rows[r].name[line], "c-strong");
    for (std::size_t p = 0; p < columns.size(); ++p) {
      const Beside::Mark& mark = beside.panels[p].marks[r];
      drawing.text({columns[p].left, y + line_height + 1}, mark.text, "c-label");
      draw_bar(drawing, columns[p], mark, y + line_height + 8);
      for (std::size_t line = 0; line < rows[r].below[p].size(); ++line)
        drawing.text({columns[p].left, y + line_height + bar_height + 24 + line_height * static_cast<double>(line)},
                     rows[r].below[p][line], "c-tick");
    }
    y += rows[r].height;
  }
}

double heads_height(const Beside& beside, double panel_width) {
  std::size_t lines = 1;
  for (const Beside::Panel& panel : beside.panels)
    lines = std::max(lines, wrap(panel.name, letters, panel_width, true).size());
  return line_height * static_cast<double>(lines) + 8;
}

double wide_height(const std::vector<Row>& rows, double heads) {
  double height = heads;
  for (const Row& row : rows) height += row.height;
  return height;
}

/// Panel by panel, each row with its name over its figure and its bar.
double draw_narrow(Drawing* drawing, const Beside& beside) {
  double y = 0;
  for (const Beside::Panel& panel : beside.panels) {
    const Column column = column_of(panel, 2, beside.width - 2);
    y += line_height;
    if (drawing != nullptr) drawing->text({2, y}, panel.name, "c-strong");
    y += 8;
    for (std::size_t r = 0; r < beside.rows.size(); ++r) {
      const Beside::Mark& mark = panel.marks[r];
      if (drawing != nullptr) drawing->line({0, y}, {beside.width, y}, "c-grid");
      const bool one_line =
          text_width(beside.rows[r], letters) + gap + text_width(mark.text, letters, true) <= beside.width - 4;
      const auto name = one_line ? std::vector{beside.rows[r]} : wrap(beside.rows[r], letters, beside.width - 4);
      for (const std::string& line : name) {
        y += line_height;
        if (drawing != nullptr) drawing->text({2, y + 1}, line, "c-label");
      }
      if (!one_line) y += line_height;
      if (drawing != nullptr)
        drawing->text({one_line ? beside.width - 2 : 2, y + 1}, mark.text, "c-strong",
                      one_line ? Anchor::end : Anchor::start);
      if (drawing != nullptr) draw_bar(*drawing, column, mark, y + 8);
      y += bar_height + 12;
      for (const std::string& line : wrap(mark.below, small_letters, beside.width - 4)) {
        if (line.empty()) continue;
        y += line_height;
        if (drawing != nullptr) drawing->text({2, y - 2}, line, "c-tick");
      }
      y += 8;
    }
    y += 10;
  }
  return y;
}

}  // namespace

std::string draw(const Beside& beside) {
  const double count = std::max<double>(1, static_cast<double>(beside.panels.size()));
  const double names = std::min(190.0, 0.22 * beside.width);
  const double panel_width = (beside.width - names) / count - gap;
  double widest = 0;
  for (const Beside::Panel& panel : beside.panels) {
    for (const Beside::Mark& mark : panel.marks) widest = std::max(widest, text_width(mark.text, letters));
  }
  constexpr double least_panel = 130;
  if (panel_width < std::max(widest, least_panel)) {
    Drawing drawing(beside.id, beside.width, draw_narrow(nullptr, beside));
    draw_narrow(&drawing, beside);
    return drawing.finish(beside.title, beside.description);
  }
  std::vector<Column> columns;
  for (std::size_t p = 0; p < beside.panels.size(); ++p) {
    const double left = names + gap + static_cast<double>(p) * (panel_width + gap);
    columns.push_back(column_of(beside.panels[p], left, left + panel_width));
  }
  std::vector<Row> rows;
  for (std::size_t r = 0; r < beside.rows.size(); ++r) {
    Row row{wrap(beside.rows[r], letters, names, true), {}, 0};
    std::size_t below = 0;
    for (const Beside::Panel& panel : beside.panels) {
      row.below.push_back(wrap(panel.marks[r].below, small_letters, panel_width));
      if (panel.marks[r].below.empty()) row.below.back().clear();
      below = std::max(below, row.below.back().size());
    }
    row.height = std::max(line_height * static_cast<double>(row.name.size()) + 14,
                          line_height + bar_height + 18 + line_height * static_cast<double>(below) + 8);
    rows.push_back(std::move(row));
  }
  const double heads = heads_height(beside, panel_width);
  Drawing drawing(beside.id, beside.width, wide_height(rows, heads));
  draw_wide(drawing, beside, rows, columns, heads);
  return drawing.finish(beside.title, beside.description);
}

}  // namespace handlingsrom::svg
