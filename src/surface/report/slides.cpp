#include "surface/report/slides.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "surface/report/svg/palette.hpp"

namespace handlingsrom::report {
namespace {

constexpr double margin = 48, foot = 506;
constexpr double across = screen.width - 2 * margin;

TextStyle style(double size, bool bold = false, std::string_view token = "text") {
  return {size, bold, static_cast<std::uint32_t>(std::stoul(std::string(svg::light(token).substr(1)), nullptr, 16))};
}

class Deck {
 public:
  Deck(const Report& report, const Words& words, Printer& printer)
      : report_(report),
        words_(words),
        pages_(printer.pages(screen, {report.title, "Handlingsrom " + report.manifest.program_version, report.language,
                                      date_of(report.manifest) + "T12:00:00"})) {}

  std::string write() {
    front();
    for (const Block& block : report_.blocks) {
      if (const auto* heading = std::get_if<Heading>(&block); heading != nullptr && heading->level() == 2)
        part_ = heading->text;
      if (const auto* readings = std::get_if<Readings>(&block)) rooms(*readings);
      if (const auto* chart = std::get_if<Chart>(&block); chart != nullptr && !svg::is_empty(chart->drawing))
        picture(*chart);
    }
    below();
    return pages_->finish();
  }

 private:
  double text(const char* element, double x, double y, double width, const std::string& words, const TextStyle& how) {
    if (words.empty()) return 0;
    pages_->begin(element);
    pages_->text(x, y, width, words, how);
    pages_->end(element);
    return pages_->height(words, how, width);
  }
  void below() {
    TextStyle number = style(11, false, "text-quiet");
    number.right = true;
    pages_->text(margin, foot, across - 60, report_.title, style(11, false, "text-quiet"));
    pages_->text(screen.width - margin - 60, foot, 60, fmt::format("{}", page_), number);
  }
  void next() {
    below();
    pages_->next_page();
    ++page_;
  }

  void front() {
    double y = 170;
    y += text("H1", margin, y, across, report_.title, style(40, true)) + 12;
    y += text("P", margin, y, across, report_.summary_heading, style(20)) + 18;
    text("P", margin, y, across, words_.say("county", {{"county", report_.county}, {"number", report_.number}}),
         style(14, false, "text-quiet"));
    pages_->outline(1, report_.title);
  }

  void rooms(const Readings& readings) {
    next();
    constexpr double gutter = 32, wide = (across - 2 * gutter) / 3;
    double x = margin;
    for (const RoomCard& card : readings.rooms) {
      double y = margin;
      y += text("H2", x, y, wide, card.said.name, style(22, true)) + 6;
      y += text("P", x, y, wide, card.said.headline, style(40, true, card.said.reading.closes ? "short" : "left")) + 8;
      y += text("P", x, y, wide, card.said.note, style(15)) + 8;
      y += text("P", x, y, wide, card.gap, style(15)) + 12;
      if (!svg::is_empty(card.drawing)) draw(card.drawing, x, y, wide, foot - 12 - y);
      x += wide + gutter;
    }
  }

  /// As large as it can be within the box, in the middle of its width.
  void draw(const svg::Picture& drawing, double x, double y, double width, double height) {
    const std::string svg = svg::standalone(svg::draw(drawing));
    const svg::Point size = svg::size_of(svg);
    if (!(size.x > 0 && size.y > 0) || height <= 0) return;
    const double scale = std::min(width / size.x, height / size.y);
    pages_->begin("Figure");
    pages_->drawing(x + (width - scale * size.x) / 2, y, scale * size.x, scale * size.y, svg);
    pages_->end("Figure");
  }

  void picture(const Chart& chart) {
    next();
    pages_->outline(2, chart.title);
    double y = 26;
    y += text("P", margin, y, across, part_, style(12, false, "text-quiet")) + 4;
    y += text("H2", margin, y, across, chart.title, style(26, true)) + 4;
    y += text("P", margin, y, across, chart.shown, style(13, false, "text-quiet")) + 10;
    const TextStyle quiet = style(11, false, "text-quiet");
    const double source = pages_->height(chart.source, quiet, across);
    draw(chart.drawing, margin, y, across, foot - 10 - source - y);
    text("P", margin, foot - 6 - source, across, chart.source, quiet);
  }

  const Report& report_;
  const Words& words_;
  std::unique_ptr<Pages> pages_;
  std::string part_;
  int page_ = 1;
};

}  // namespace

std::string slides(const Report& report, const Words& words, Printer& printer) {
  return Deck(report, words, printer).write();
}

}  // namespace handlingsrom::report
