#include "surface/report/svg/drawing.hpp"

#include <array>
#include <cmath>

#include <fmt/format.h>

#include "surface/report/svg/palette.hpp"

namespace handlingsrom::svg {

std::string escape(std::string_view text) {
  std::string result;
  result.reserve(text.size() + 16);
  for (const char c : text) {
    switch (c) {
      case '&': result += "&amp;"; break;
      case '<': result += "&lt;"; break;
      case '>': result += "&gt;"; break;
      case '"': result += "&quot;"; break;
      default:
        if (static_cast<unsigned char>(c) >= 0x20 || c == '\n') result += c;
    }
  }
  return result;
}

std::string coordinate(double value) {
  if (!std::isfinite(value)) return "0";
  const long long tenths = std::llround(value * 10);
  const long long whole = std::llabs(tenths) / 10;
  const long long part = std::llabs(tenths) % 10;
  const char* sign = tenths < 0 ? "-" : "";
  return part == 0 ? fmt::format("{}{}", sign, whole) : fmt::format("{}{}.{}", sign, whole, part);
}

std::string polyline(std::span<const Point> points) {
  std::string data;
  for (const Point& point : points) {
    data += data.empty() ? 'M' : 'L';
    data += coordinate(point.x);
    data += ' ';
    data += coordinate(point.y);
  }
  return data;
}

std::string ribbon(std::span<const Point> upper, std::span<const Point> lower) {
  std::string data = polyline(upper);
  for (auto point = lower.rbegin(); point != lower.rend(); ++point) {
    data += fmt::format("L{} {}", coordinate(point->x), coordinate(point->y));
  }
  return data + "Z";
}

Drawing::Drawing(std::string id, double width, double height) : id_(std::move(id)), width_(width), height_(height) {}

void Drawing::line(Point from, Point to, std::string_view style) {
  body_ += fmt::format("<line class=\"{}\" x1=\"{}\" y1=\"{}\" x2=\"{}\" y2=\"{}\"/>", style, coordinate(from.x),
                       coordinate(from.y), coordinate(to.x), coordinate(to.y));
}

void Drawing::path(const std::string& data, std::string_view style, std::string_view extra) {
  if (data.empty()) return;
  body_ += fmt::format("<path class=\"{}\" d=\"{}\" {}/>", style, data, extra);
}

void Drawing::rectangle(double x, double y, double width, double height, std::string_view style,
                        std::string_view extra) {
  body_ += fmt::format("<rect class=\"{}\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" {}/>", style, coordinate(x),
                       coordinate(y), coordinate(std::fmax(0, width)), coordinate(std::fmax(0, height)), extra);
}

void Drawing::circle(Point centre, double radius, std::string_view style) {
  body_ += fmt::format("<circle class=\"{}\" cx=\"{}\" cy=\"{}\" r=\"{}\"/>", style, coordinate(centre.x),
                       coordinate(centre.y), coordinate(radius));
}

void Drawing::text(Point at, std::string_view text, std::string_view style, Anchor anchor) {
  constexpr std::string_view anchors[] = {"", " text-anchor=\"middle\"", " text-anchor=\"end\""};
  body_ += fmt::format("<text class=\"{}\" x=\"{}\" y=\"{}\"{}>{}</text>", style, coordinate(at.x), coordinate(at.y),
                       anchors[static_cast<int>(anchor)], escape(text));
}

void Drawing::title(std::string_view text) { body_ += fmt::format("<title>{}</title>", escape(text)); }

void Drawing::define(const std::string& element) { definitions_ += element; }
void Drawing::open_group(std::string_view attributes) { body_ += fmt::format("<g {}>", attributes); }
void Drawing::close_group() { body_ += "</g>"; }

std::string Drawing::hatch() {
  if (!hatched_) {
    hatched_ = true;
    define(fmt::format(
        "<pattern id=\"{}-hatch\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\" "
        "patternTransform=\"rotate(45)\"><line class=\"c-hatch\" x1=\"0\" y1=\"0\" x2=\"0\" y2=\"6\"/></pattern>",
        id_));
  }
  return fmt::format("url(#{}-hatch)", id_);
}

std::string Drawing::finish(std::string_view title, std::string_view description) const {
  return fmt::format(
      "<svg class=\"chart\" id=\"{0}\" role=\"img\" aria-labelledby=\"{0}-t {0}-d\" viewBox=\"0 0 {1} {2}\" "
      "xmlns=\"http://www.w3.org/2000/svg\"><title id=\"{0}-t\">{3}</title><desc id=\"{0}-d\">{4}</desc>{5}{6}</svg>",
      id_, coordinate(width_), coordinate(height_), escape(title), escape(description),
      definitions_.empty() ? "" : "<defs>" + definitions_ + "</defs>", body_);
}

std::string stylesheet() {
  std::string css =
      ".chart{display:block;width:100%;height:auto;overflow:visible;"
      "font-family:\"Inter\",\"Segoe UI\",Roboto,\"Helvetica Neue\",Arial,\"Liberation Sans\",sans-serif;"
      "font-variant-numeric:tabular-nums}\n";
  const auto rule = [&css](std::string_view style, std::string_view body) {
    css += fmt::format(".chart .{}{{{}}}\n", style, body);
  };
  // A halo in the ground's colour keeps text readable where a line passes behind it.
  css += fmt::format(".chart text{{paint-order:stroke;stroke:{};stroke-width:3px;stroke-linejoin:round}}\n",
                     paint("ground"));
  rule("c-label", "font-size:14px;fill:" + paint("text"));
  rule("c-small", "font-size:12.5px;fill:" + paint("text"));
  rule("c-tick", "font-size:12.5px;fill:" + paint("text-quiet"));
  rule("c-strong", "font-size:14px;font-weight:600;fill:" + paint("text"));
  rule("c-grid", "stroke:" + paint("line-quiet") + ";stroke-width:1");
  rule("c-zero", "stroke:" + paint("text") + ";stroke-width:2");
  rule("c-leader", "stroke:" + paint("line-firm") + ";stroke-width:1;fill:none");
  rule("c-today", "stroke:" + paint("line-firm") + ";stroke-width:1;stroke-dasharray:2 3");
  rule("c-hatch", "stroke:" + paint("short") + ";stroke-width:1.4");
  for (const std::string_view room : {"left", "short"}) {
    rule(fmt::format("c-{}-line", room), "fill:none;stroke-width:2;stroke:" + paint(room));
    for (int tone = 1; tone <= 3; ++tone) {
      rule(fmt::format("c-{}-{}", room, tone), "fill:" + paint(fmt::format("{}-{}", room, tone)));
    }
    rule(fmt::format("c-{}-bar", room),
         fmt::format("fill:{};stroke:{};stroke-width:1", paint(fmt::format("{}-1", room)), paint(room)));
  }
  rule("c-other", fmt::format("fill:none;stroke:{};stroke-width:1.5;stroke-dasharray:5 3", paint("line-firm")));
  rule("c-history", "fill:none;stroke-width:2.5;stroke:" + paint("text"));
  rule("c-history-dot", "fill:" + paint("text"));
  rule("c-dot-year", fmt::format("fill:{};stroke:{};stroke-width:2", paint("ground"), paint("text")));
  rule("c-band", "fill-opacity:0");
  rule("c-at", "opacity:0");
  rule("c-year:hover .c-at,.chart .c-year.on .c-at", "opacity:1");
  rule("c-hatched", "fill-opacity:.55");
  // Lines differ by dash as well as by hue, so that they stay apart in black and white.
  constexpr std::string_view dashes[] = {"none", "7 3", "2 3", "10 3 2 3", "1 0"};
  for (int i = 1; i <= 5; ++i) {
    const std::string colour = paint(fmt::format("series-{}", i));
    rule(fmt::format("c-line-{}", i),
         fmt::format("fill:none;stroke:{};stroke-width:{};stroke-linejoin:round;stroke-dasharray:{}", colour,
                     i == 1 ? "3" : "2", dashes[i - 1]));
    rule(fmt::format("c-name-{}", i), fmt::format("font-size:14px;font-weight:{};fill:{}", i == 1 ? 600 : 400, colour));
    rule(fmt::format("c-mark-{}", i), "fill:" + colour);
    rule(fmt::format("c-band80-{}", i), fmt::format("fill:{};fill-opacity:.16", colour));
    rule(fmt::format("c-band50-{}", i), fmt::format("fill:{};fill-opacity:.22", colour));
    rule(fmt::format("c-area-{}", i),
         fmt::format("fill:{};fill-opacity:{};stroke:{};stroke-width:1.5", colour,
                     std::array{.78, .42, .58, .26, .12}[static_cast<std::size_t>(i - 1)], paint("ground")));
  }
  rule("c-now", fmt::format("fill:{};stroke:{};stroke-width:1", paint("series-1-quiet"), paint("series-1")));
  rule("c-later", fmt::format("fill:{}", paint("series-1")));
  rule("c-outline", fmt::format("fill:none;stroke:{};stroke-width:2", paint("series-2")));
  rule("c-range-edge", fmt::format("stroke:{};stroke-width:5", paint("ground")));
  rule("c-range", fmt::format("stroke:{};stroke-width:2", paint("series-2")));
  rule("c-reference", fmt::format("stroke:{};stroke-width:3", paint("series-2")));
  rule("c-reference-edge", fmt::format("stroke:{};stroke-width:6", paint("ground")));
  rule("c-dot", fmt::format("fill:{};fill-opacity:.45", paint("line-firm")));
  rule("c-dot-group", fmt::format("fill:{}", paint("text-quiet")));
  rule("c-dot-ours", fmt::format("fill:{};stroke:{};stroke-width:1.5", paint("series-1"), paint("ground")));
  rule("c-half", fmt::format("fill:{}", paint("ground-quiet")));
  rule("c-tread", fmt::format("fill:none;stroke:{};stroke-width:2", paint("line-firm")));
  return css;
}

}  // namespace handlingsrom::svg
