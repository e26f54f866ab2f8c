#include "surface/report/pdf.hpp"

#include <algorithm>
#include <functional>

#include <fmt/format.h>

#include "surface/report/place_line.hpp"
#include "surface/report/appendix.hpp"
#include "surface/report/svg/drawing.hpp"
#include "surface/report/svg/palette.hpp"
#include "surface/report/table_widths.hpp"

namespace handlingsrom::report {
namespace {

constexpr double left = 40, top = 38, bottom = 44, gutter = 20, table_size = 8;
constexpr double across = a4.width - 2 * left;
constexpr double lowest = a4.height - bottom;

std::uint32_t rgb_of(std::string_view token) {
  return static_cast<std::uint32_t>(std::stoul(std::string(svg::light(token).substr(1)), nullptr, 16));
}

/// "1000 kr" does not end one line with its number.
std::string kept_together(std::string text) {
  for (std::size_t at = 0; (at = text.find(' ', at)) != std::string::npos; at += 2) text.replace(at, 1, "\u00a0");
  return text;
}

TextStyle style(double size, bool bold = false, std::string_view token = "text") {
  return {.size = size, .bold = bold, .colour = rgb_of(token), .right = false, .raised = 0};
}

class PdfWriter {
 public:
  PdfWriter(const Report& report, const Words& words, Printer& printer)
      : report_(report), words_(words), pages_(printer.pages(a4, title_of(report))) {}

  std::string write() {
    const std::string place = place_line(report_, words_);
    text("P", place, style(9, false, "text-quiet"), 0);
    text("H1", report_.title, style(20, true), 2);
    text("P", report_.summary_heading, style(11), 4);
    const std::vector<Block>& blocks = report_.blocks;
    for (std::size_t k = 0; k < blocks.size();) {
      if (std::holds_alternative<Chart>(blocks[k])) {
        k = charts(k);
        continue;
      }
      if (const Heading* heading = std::get_if<Heading>(&blocks[k])) {
        open(*heading, k);
      } else {
        std::visit([this](const auto& one) { add(one); }, blocks[k]);
      }
      ++k;
    }
    foot();
    return pages_->finish();
  }

 private:
  static DocumentTitle title_of(const Report& report) {
    return {report.title, "Handlingsrom " + report.manifest.program_version, report.language,
            date_of(report.manifest) + "T12:00:00"};
  }

  // Flow

  void foot() {
    const TextStyle quiet = style(7.5, false, "text-quiet");
    TextStyle number = quiet;
    number.right = true;
    pages_->text(left, a4.height - 28, across / 2, report_.title, quiet);
    pages_->text(left + across / 2, a4.height - 28, across / 2, fmt::format("{}", page_), number);
  }
  void next_page() {
    foot();
    pages_->next_page();
    ++page_;
    y_ = top;
  }
  /// Room for so much without a break; nothing where a whole page is too little.
  void keep(double height) {
    if (y_ > top && y_ + height > lowest) next_page();
  }
  void space(double height) {
    if (y_ > top) y_ += height;
  }

  void text(const char* element, const std::string& words, const TextStyle& how, double before, double indent = 0,
            double keep_with = 0) {
    if (words.empty()) return;
    space(before);
    const double down = pages_->height(words, how, across - indent);
    keep(down + keep_with);
    pages_->begin(element);
    pages_->text(left + indent, y_, across - indent, words, how);
    pages_->end(element);
    y_ += down;
  }

  // Blocks

  void open(const Heading& heading, std::size_t k) {
    const bool chapter = heading.level() == 2;
    // A chapter begins on a page of its own, but does not leave half of one empty to do so.
    constexpr double half = (top + lowest) / 2;
    const bool begins = chapter && heading.of != Heading::Of::first_page && (page_ == 1 || y_ > half);
    if ((begins || heading.own_page) && y_ > top) next_page();
    if (chapter && y_ > top) y_ += 10;
    text(chapter ? "H2" : "H3", heading.text, chapter ? style(15, true) : style(11.5, true), chapter ? 12 : 14, 0,
         height_after(k));
    pages_->outline(chapter ? 1 : 2, heading.text);
    y_ += 3;
  }

  /// What must not be parted from a heading: the text below it and its first row of charts, or its table.
  double height_after(std::size_t k) {
    constexpr double a_few_lines = 40;
    double height = a_few_lines;
    for (++k; k < report_.blocks.size(); ++k) {
      const Block& block = report_.blocks[k];
      if (const Paragraph* one = std::get_if<Paragraph>(&block)) {
        height += pages_->height(one->text, style_of(one->as), across) + 5;
      } else if (const Chart* chart = std::get_if<Chart>(&block)) {
        height += svg::is_empty(chart->drawing) ? lay(chart->table, table_size).whole_or_start()
                                                : figure(*chart, width_of(*chart)).height;
        break;
      } else {
        break;
      }
    }
    return std::min(height, (lowest - top) * 0.8);
  }

  static TextStyle style_of(Paragraph::As as) {
    switch (as) {
      case Paragraph::As::lead: return style(10.5);
      case Paragraph::As::shown: return style(8, false, "text-quiet");
      default: return style(9.2);
    }
  }

  void add(const Heading&) {}
  void add(const Chart&) {}
  void add(const Paragraph& one) {
    if (one.as != Paragraph::As::notice) return text("P", one.text, style_of(one.as), 5);
    space(6);
    constexpr double pad = 6;
    const TextStyle how = style_of(one.as);
    const double down = pages_->height(one.text, how, across - 3 * pad) + 2 * pad;
    keep(down);
    pages_->rectangle(left, y_, across, down, rgb_of("ground-quiet"));
    pages_->rectangle(left, y_, 3, down, rgb_of("line-firm"));
    pages_->begin("P");
    pages_->text(left + 2 * pad, y_ + pad, across - 3 * pad, one.text, how);
    pages_->end("P");
    y_ += down + 4;
  }
  void add(const Bullets& bullets) {
    for (const std::string& sentence : bullets.sentences) {
      const TextStyle how = style(9.2);
      keep(pages_->height(sentence, how, across - 12) + 3);
      pages_->text(left, y_ + 3, 12, "•", how);
      text("P", sentence, how, 3, 12);
    }
  }
  void add(const Listing& listing) {
    constexpr double names = 150;
    const TextStyle quiet = style(8.4, false, "text-quiet"), how = style(8.4);
    const double wide = listing.id == "marks" ? 24 : names;
    for (const auto& [name, meaning] : listing.entries) {
      const double down = std::max(pages_->height(name, quiet, wide - 8), pages_->height(meaning, how, across - wide));
      keep(down + 3);
      y_ += 3;
      pages_->begin("P");
      pages_->text(left, y_, wide - 8, name, quiet);
      pages_->text(left + wide, y_, across - wide, meaning, how);
      pages_->end("P");
      y_ += down;
    }
  }
  void add(const SourceList& list) { table(source_table(list, words_), 7); }
  void add(const AssumptionList& list) { table(assumption_table(list, words_), 7); }

  void add(const Readings& readings) {
    constexpr double wide = (across - 2 * gutter) / 3;
    using Line = std::pair<const std::string*, TextStyle>;
    const auto lines = [](const RoomCard& card) {
      const char* hue = card.said.reading.closes ? "short" : "left";
      return std::array<Line, 5>{Line{&card.said.name, style(11, true)},
                                 Line{&card.about, style(7.8, false, "text-quiet")},
                                 Line{&card.said.headline, style(20, true, hue)}, Line{&card.said.note, style(8.4)},
                                 Line{&card.gap, style(8.4)}};
    };
    std::array<double, 5> heights{};
    double pictures = 0;
    for (const RoomCard& card : readings.rooms) {
      const auto all = lines(card);
      for (std::size_t k = 0; k < all.size(); ++k)
        heights[k] = std::max(heights[k], pages_->height(*all[k].first, all[k].second, wide) + 2);
      pictures = std::max(pictures, height_of(card.drawing, wide));
    }
    double whole = pictures;
    for (const double one : heights) whole += one;
    space(8);
    keep(whole);
    for (std::size_t room = 0; room < readings.rooms.size(); ++room) {
      const RoomCard& card = readings.rooms[room];
      const double x = left + static_cast<double>(room) * (wide + gutter);
      double y = y_;
      const auto all = lines(card);
      for (std::size_t k = 0; k < all.size(); ++k) {
        pages_->begin(k == 0 ? "H3" : "P");
        pages_->text(x, y, wide, *all[k].first, all[k].second);
        pages_->end(k == 0 ? "H3" : "P");
        y += heights[k];
      }
      picture(card.drawing, x, y, wide);
    }
    y_ += whole + 4;
  }

  // Charts

  struct Box {
    double height;
    std::function<void(double x)> draw;  // at y_
  };

  double height_of(const svg::Picture& drawing, double wide) const {
    if (svg::is_empty(drawing)) return 0;
    const svg::Point size = svg::size_of(svg::draw(drawing));
    return wide * size.y / std::max(1.0, size.x);
  }
  void picture(const svg::Picture& drawing, double x, double y, double wide) {
    if (svg::is_empty(drawing)) return;
    const std::string svg = svg::standalone(svg::draw(drawing));
    const svg::Point size = svg::size_of(svg);
    pages_->begin("Figure");
    pages_->drawing(x, y, wide, wide * size.y / std::max(1.0, size.x), svg);
    pages_->end("Figure");
  }

  static double width_of(const Chart& chart) {
    return chart.layout == Chart::Layout::wide ? across : (across - gutter) / 2;
  }

  Box figure(const Chart& chart, double wide) {
    const TextStyle said = style(9.6, true), small = style(7.8, false, "text-quiet"),
                    source = style(7, false, "text-quiet");
    const double title = pages_->height(chart.title, said, wide), shown = pages_->height(chart.shown, small, wide);
    const double drawn = height_of(chart.drawing, wide), below = pages_->height(chart.source, source, wide);
    return {title + shown + drawn + below + 8, [=, this, &chart](double x) {
              double y = y_;
              const auto line = [&](const char* element, const std::string& words, const TextStyle& how, double down) {
                pages_->begin(element);
                pages_->text(x, y, wide, words, how);
                pages_->end(element);
                y += down + 2;
              };
              line("Caption", chart.title, said, title);
              line("P", chart.shown, small, shown);
              picture(chart.drawing, x, y, wide);
              y += drawn + 2;
              line("P", chart.source, source, below);
            }};
  }

  /// Two beside each other where they are not wide; gives the block after the last.
  std::size_t charts(std::size_t k) {
    const auto is_half = [&](std::size_t at) {
      if (at >= report_.blocks.size()) return false;
      const Chart* one = std::get_if<Chart>(&report_.blocks[at]);
      return one != nullptr && !svg::is_empty(one->drawing) && one->layout != Chart::Layout::wide &&
             one->layout != Chart::Layout::beside;
    };
    const Chart& chart = std::get<Chart>(report_.blocks[k]);
    space(10);
    if (svg::is_empty(chart.drawing)) {
      const Laid laid = lay(chart.table, table_size);
      const double below = laid.whole_or_start();
      const TextStyle quiet = style(7.8, false, "text-quiet");
      const double shown = chart.shown.empty() ? 0 : pages_->height(chart.shown, quiet, across) + 1;
      text("Caption", chart.title, style(9.6, true), 0, 0, shown + below);
      text("P", chart.shown, quiet, 1, 0, below);
      table(laid);
      text("P", chart.source, style(7, false, "text-quiet"), 3);
      return k + 1;
    }
    const Box first = figure(chart, width_of(chart));
    if (is_half(k) && is_half(k + 1)) {
      const Box second = figure(std::get<Chart>(report_.blocks[k + 1]), width_of(chart));
      const double down = std::max(first.height, second.height);
      keep(down);
      first.draw(left);
      second.draw(left + across / 2 + gutter / 2);
      y_ += down;
      return k + 2;
    }
    keep(first.height);
    first.draw(left);
    y_ += first.height;
    if (chart.layout == Chart::Layout::beside) table(chart.table, table_size);
    return k + 1;
  }

  // Tables

  static constexpr double cell_gap = 6, cell_air = 2.5;

  struct Row {
    std::vector<std::string> cells;
    std::vector<std::size_t> raised;  // bytes of a cell's mark; a head has none
    bool bold = false;
    double down = 0;
  };
  /// A table as it will be drawn: the head is the first row.
  struct Laid {
    std::vector<double> widths;
    std::vector<bool> rights;
    std::vector<Row> rows;
    double size = 0;

    double height() const {
      double whole = 4;  // the space before it
      for (const Row& row : rows) whole += row.down + 2 * cell_air;
      return whole;
    }
    /// What must stay on one page: all of a small table, of a large one its head and first rows.
    double whole_or_start() const {
      constexpr double start = 60, small = (lowest - top) * 0.4;
      return height() <= small ? height() : start;
    }
  };

  Laid lay(const Table& of, double size) {
    Laid laid{table_widths(of, words_), {}, {}, size};
    for (double& one : laid.widths) one *= across;
    const auto add = [&](Row row) {
      for (std::size_t c = 0; c < row.cells.size(); ++c)
        row.down = std::max(row.down, pages_->height(row.cells[c], style(size, row.bold), laid.widths[c] - cell_gap));
      laid.rows.push_back(std::move(row));
    };
    Row head;
    head.bold = true;
    for (std::size_t c = 0; c < of.columns.size(); ++c) {
      const Column& column = of.columns[c];
      head.cells.push_back(column.unit.empty()
                               ? column.head
                               : column.head + (column.head.empty() ? "" : " ") + kept_together(column.unit));
      laid.rights.push_back(is_numeric(of, c));
    }
    add(std::move(head));
    for (std::size_t r = 0; r < of.rows.size(); ++r) {
      Row row;
      row.bold = std::find(of.totals.begin(), of.totals.end(), r) != of.totals.end();
      for (std::size_t c = 0; c < of.columns.size(); ++c) {
        row.cells.emplace_back();
        row.raised.push_back(0);
        if (c >= of.rows[r].size()) continue;
        const Cell& cell = of.rows[r][c];
        row.cells.back() = cell_text(cell, of.columns[c], words_);
        if (!cell.is_number) continue;
        row.cells.back() += mark_of(cell.provenance);
        row.raised.back() = mark_of(cell.provenance).size();
      }
      add(std::move(row));
    }
    return laid;
  }

  void draw(const Laid& laid, const Row& row, bool head) {
    double x = left;
    pages_->begin("TR");
    for (std::size_t c = 0; c < row.cells.size(); ++c) {
      TextStyle how = style(laid.size, row.bold);
      how.right = laid.rights[c];
      if (c < row.raised.size()) how.raised = row.raised[c];
      pages_->begin(head || c == 0 ? "TH" : "TD");
      pages_->text(x, y_ + cell_air, laid.widths[c] - cell_gap, row.cells[c], how);
      pages_->end(head || c == 0 ? "TH" : "TD");
      x += laid.widths[c];
    }
    pages_->end("TR");
    y_ += row.down + 2 * cell_air;
    pages_->rectangle(left, y_, across, head ? 1 : 0.4, rgb_of(head ? "line-firm" : "line-quiet"));
  }

  void table(const Table& of, double size) { table(lay(of, size)); }

  void table(const Laid& laid) {
    if (laid.rows.size() < 2) return;
    keep(laid.whole_or_start());
    space(4);
    pages_->begin("Table");
    draw(laid, laid.rows.front(), true);
    for (std::size_t r = 1; r < laid.rows.size(); ++r) {
      if (y_ + laid.rows[r].down + 2 * cell_air > lowest) {
        next_page();
        draw(laid, laid.rows.front(), true);
      }
      draw(laid, laid.rows[r], false);
    }
    pages_->end("Table");
    y_ += 4;
  }

  const Report& report_;
  const Words& words_;
  std::unique_ptr<Pages> pages_;
  double y_ = top;
  int page_ = 1;
};

}  // namespace

std::string pdf(const Report& report, const Words& words, Printer& printer) {
  return PdfWriter(report, words, printer).write();
}

}  // namespace handlingsrom::report
