#include "surface/report/svg/waterfall.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>

#include "surface/report/svg/drawing.hpp"
#include "surface/report/svg/measure.hpp"

namespace handlingsrom::svg {
namespace {

constexpr double letters = 14, small_letters = 12.5, line_height = 17, bar_height = 16, below_bar = 6;
constexpr double beside = 16;  // from a bar or a mark to the end of its figure, more than the figure takes
constexpr double edge = 12, half_mark = 9, name_gap = 12;

struct Box {
  double left, top, right, bottom;
};

/// One whole or one cause, and where its words stand.
struct Row {
  std::string_view name, figure;
  double from = 0, to = 0;  // levels
  bool whole = false, good = false;
  std::vector<std::string> lines;  // of the name
  double top = 0, bar = 0, height = 0;
  Point at;  // of the figure
  Anchor anchor = Anchor::start;
  std::vector<Box> words;
};

double figure_width(const Row& row) { return text_width(row.figure, letters, true); }

Box box_of(const Row& row) {
  const double wide = figure_width(row);
  const double left = row.anchor == Anchor::end ? row.at.x - wide : row.at.x;
  return {left, row.at.y - letters, left + wide, row.at.y + 4};
}

/// The name over the bar; under it, where figures have no room beside the bars, the figure: on the name's last line if both fit there.
void lay_out(Row& row, double top, double width, bool narrow) {
  row.top = top;
  row.lines = wrap(row.name, small_letters, width - 4);
  double last = text_width(row.lines.empty() ? std::string_view() : row.lines.back(), small_letters);
  double y = top;
  for (const std::string& line : row.lines) {
    y += line_height;
    row.words.push_back({2, y - line_height, 2 + text_width(line, small_letters), y});
  }
  if (narrow) {
    const bool same_line = 2 + last + name_gap + figure_width(row) <= width - 2;
    if (!same_line) y += line_height;
    row.at = {same_line ? width - 2 : 2, y - 4};
    row.anchor = same_line ? Anchor::end : Anchor::start;
  }
  row.bar = y + 1;
  row.height = row.bar + bar_height + below_bar - top;
}

/// Beside its bar, on the side that it points to, or on the other where the firm line would cross the figure.
void place_beside(Row& row, const Scale& x, double ground, bool marks, double width) {
  const double y = row.bar + 13;
  if (row.whole && marks) {
    row.at = {x(row.to) + half_mark + 5, y};
    return;
  }
  const double low = x(std::min(row.from, row.to)), high = std::max(low + 1, x(std::max(row.from, row.to)));
  const auto on = [&](bool left) {
    row.at = {left ? low - 6 : high + 6, y};
    row.anchor = left ? Anchor::end : Anchor::start;
    const Box box = box_of(row);
    return box.left >= 0 && box.right <= width && !(box.left < ground && ground < box.right);
  };
  const bool left = row.to < row.from;
  if (!on(left) && !on(!left)) on(left);
}

/// An upright line that stops for words and goes on below them.
void upright(Drawing& drawing, double x, double from, double to, std::string_view style,
             const std::vector<Box>& words) {
  constexpr double least = 4;  // a shorter piece is a speck
  const auto piece = [&](double end) {
    if (end - from >= least) drawing.line({x, from}, {x, end}, style);
  };
  for (const Box& box : words) {
    if (x < box.left - 3 || x > box.right + 3 || box.bottom <= from || box.top >= to) continue;
    piece(box.top);
    from = std::max(from, box.bottom);
  }
  piece(to);
}

void draw_row(Drawing& drawing, const Row& row, const Scale& x, bool marks) {
  for (std::size_t line = 0; line < row.lines.size(); ++line)
    drawing.text({2, row.top + 13 + line_height * static_cast<double>(line)}, row.lines[line], "c-small");
  const double left = x(std::min(row.from, row.to));
  const double width = std::max(1.0, std::abs(x(row.to) - x(row.from)));
  if (row.whole && marks) {
    const double at = x(row.to), middle = row.bar + bar_height / 2;
    drawing.path(polyline(std::array{Point{at, middle - half_mark}, Point{at + half_mark, middle},
                                     Point{at, middle + half_mark}, Point{at - half_mark, middle}}) +
                     "Z",
                 "c-now");
  } else {
    drawing.rectangle(left, row.bar, width, bar_height, row.whole ? "c-now" : row.good ? "c-left-bar" : "c-short-bar");
    if (!row.whole && !row.good)
      drawing.rectangle(left, row.bar, width, bar_height, "c-hatched", fmt::format("fill=\"{}\"", drawing.hatch()));
  }
  drawing.text(row.at, row.figure, "c-strong", row.anchor);
}

/// From one whole over its causes to the other.
std::vector<Row> rows_of(const Waterfall& waterfall) {
  const double base = waterfall.from_zero ? 0 : waterfall.start;
  std::vector<Row> rows(waterfall.causes.size() + 2);
  const auto fill = [](Row& row, std::string_view name, std::string_view figure, double from, double to) {
    row.name = name;
    row.figure = figure;
    row.from = from;
    row.to = to;
  };
  fill(rows.front(), waterfall.start_name, waterfall.start_text, base, waterfall.start);
  rows.front().whole = rows.back().whole = true;
  double level = waterfall.start;
  for (std::size_t i = 0; i < waterfall.causes.size(); ++i) {
    const Waterfall::Cause& cause = waterfall.causes[i];
    fill(rows[i + 1], cause.name, cause.text, level, level + cause.change);
    rows[i + 1].good = cause.good;
    level += cause.change;
  }
  fill(rows.back(), waterfall.end_name, waterfall.end_text, base, level);
  return rows;
}

}  // namespace

double Waterfall::end() const {
  double total = start;
  for (const Cause& cause : causes) total += cause.change;
  return total;
}

std::string draw(const Waterfall& waterfall) {
  std::vector<Row> rows = rows_of(waterfall);
  std::vector<double> levels;
  double room = 0;
  for (const Row& row : rows) {
    levels.insert(levels.end(), {row.from, row.to});
    room = std::max(room, figure_width(row));
  }
  const std::array<std::span<const double>, 1> all{levels};
  const auto [low, high] = extent(all);
  constexpr double least_share = 0.25;
  // Where figures beside the bars would leave the bars no room, they stand over them.
  const bool narrow = waterfall.width - 2 * (room + beside) < least_share * waterfall.width;
  const double margin = narrow ? edge : room + beside;
  const Scale x(low, high, margin, waterfall.width - margin);
  const double ground = x(waterfall.from_zero ? 0 : waterfall.start);
  double height = 0;
  for (Row& row : rows) {
    lay_out(row, height, waterfall.width, narrow);
    if (!narrow) place_beside(row, x, ground, !waterfall.from_zero, waterfall.width);
    row.words.push_back(box_of(row));
    height += row.height;
  }
  Drawing drawing(waterfall.id, waterfall.width, height);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const Row& row = rows[i];
    // The firm line, but not through the mark that stands on it.
    if (waterfall.from_zero || !row.whole) upright(drawing, ground, row.top, row.top + row.height, "c-zero", row.words);
    if (i > 0) upright(drawing, x(rows[i - 1].to), row.top - below_bar, row.bar, "c-leader", row.words);
    draw_row(drawing, row, x, !waterfall.from_zero);
  }
  return drawing.finish(waterfall.title, waterfall.description);
}

}  // namespace handlingsrom::svg
