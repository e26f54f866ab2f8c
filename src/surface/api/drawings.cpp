#include "surface/api/drawings.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "surface/report/build.hpp"
#include "surface/report/svg/palette.hpp"
#include "surface/report/svg/picture.hpp"
#include "surface/report/svg/swings.hpp"

namespace handlingsrom::api {
namespace {

using report::Words;

double largest_of(const DrawingRequest& request) {
  double largest = 0;
  for (const DrawnLine& line : request.lines) {
    for (const auto* values : {&line.values, &line.p10, &line.p90}) {
      for (const double value : *values) largest = std::max(largest, std::isfinite(value) ? std::abs(value) : 0.0);
    }
  }
  return largest;
}

svg::Fan fan_of(const DrawnLine& line) { return {line.p10, line.p25, line.p75, line.p90}; }

/// "2031. Trengs: 120 (110–131). Kan få: 95."
std::vector<std::string> figures_by_year(const DrawingRequest& request, const Words& words,
                                         const report::ShownUnit& unit) {
  std::vector<std::string> said;
  for (int year = request.first_year; year <= request.last_year; ++year) {
    std::string text = fmt::format("{}.", year);
    const auto t = static_cast<std::size_t>(year - request.first_year);
    for (const DrawnLine& line : request.lines) {
      if (t >= line.values.size() || !std::isfinite(line.values[t])) continue;
      const auto written = [&](double value) {
        value /= unit.divisor;
        return words.number(value, std::abs(value) < 20 && request.unit != Unit::persons ? 1 : 0);
      };
      const bool has_range = t < line.p10.size() && std::isfinite(line.p10[t]) && std::isfinite(line.p90[t]);
      text += fmt::format(" {}{}{}{}.", line.name, line.name.empty() ? "" : ": ", written(line.values[t]),
                          has_range ? fmt::format(" ({}–{})", written(line.p10[t]), written(line.p90[t])) : "");
    }
    said.push_back(std::move(text));
  }
  return said;
}

std::vector<svg::Line> drawn_lines(const DrawingRequest& request, std::size_t from) {
  constexpr int quiet_hue = 5, hues = 5;
  std::vector<svg::Line> lines;
  int hue = 0;
  for (std::size_t i = from; i < request.lines.size(); ++i) {
    const DrawnLine& line = request.lines[i];
    lines.push_back(
        {line.name, request.first_year, line.values, fan_of(line), line.quiet ? quiet_hue : 1 + hue++ % hues});
  }
  return lines;
}

svg::RoomPanel room(const DrawingRequest& request) {
  svg::RoomPanel panel;
  panel.first_year = panel.series_first_year = request.first_year;
  panel.last_year = request.last_year;
  if (!request.lines.empty()) {
    panel.middle = request.lines.front().values;
    panel.fan = fan_of(request.lines.front());
    panel.others = drawn_lines(request, 1);
  }
  return panel;
}

svg::LineChart lines(const DrawingRequest& request) {
  svg::LineChart chart;
  chart.first_year = request.first_year;
  chart.last_year = request.last_year;
  chart.from_zero = request.from_zero;
  chart.lines = drawn_lines(request, 0);
  return chart;
}

svg::Stair ladder(const DrawingRequest& request, const Words& words) {
  svg::Stair stair;
  stair.now_name = fmt::format("{}", request.first_year);
  stair.later_name = fmt::format("{}", request.last_year);
  constexpr double none = std::numeric_limits<double>::quiet_NaN();
  for (const DrawnStep& step : request.steps) {
    stair.steps.push_back({step.name,
                           step.now,
                           step.later,
                           none,
                           none,
                           words.number(step.now),
                           words.number(step.later),
                           {},
                           words.say("missing_step")});
    const double change = std::round(step.later) - std::round(step.now);
    if (std::isfinite(change) && change != 0)
      stair.steps.back().change_text = fmt::format("{} {}", change > 0 ? "↑" : "↓", words.number(std::abs(change)));
  }
  return stair;
}

template <class Chart>
std::string sized(Chart chart, const DrawingRequest& request) {
  chart.id = request.id;
  chart.title = request.title;
  if (!request.description.empty()) chart.description = request.description;
  if (request.width > 0) chart.width = request.width;
  if constexpr (requires { chart.height; }) {
    if (request.height > 0) chart.height = request.height;
  }
  return svg::draw(chart);
}

/// As the report writes a change: with sign, rounded to what its size tells, or to the decimals that are known.
std::string signed_text(const DrawingRequest& request, const Words& words, double value, bool with_sign) {
  if (!std::isfinite(value)) return words.say("missing");
  constexpr double least_kroner = 1000, least_per_head = 100;
  const bool per_head = request.unit == Unit::kroner_per_person || request.unit == Unit::kroner_per_user;
  const double smallest = request.unit == Unit::kroner ? least_kroner : per_head ? least_per_head : 0;
  const double share = request.unit == Unit::share ? 100 : 1;  // decimals are those of the percentage
  const double step = request.decimals ? std::max(smallest, std::pow(10.0, -*request.decimals) / share)
                                       : report::known_step(value, std::nullopt, smallest);
  return with_sign ? words.signed_amount(value, request.unit, step) : words.amount(value, request.unit, step);
}

Drawn waterfall(const DrawingRequest& request, const Words& words) {
  Drawn drawn;
  svg::Waterfall chart;
  chart.from_zero = request.from_zero;
  chart.start = request.start.value;
  chart.start_name = request.start.name;
  chart.end_name = request.end_name;
  for (const DrawnPart& part : request.parts) {
    const std::string text = signed_text(request, words, part.value, true);
    chart.causes.push_back({part.name, part.value, text, part.value > 0});
    chart.description += fmt::format("{}: {}. ", part.name, text);
    drawn.texts.push_back(text);
  }
  // Where parts are marks they are the larger wholes' differences: the wholes carry no sign.
  chart.start_text = signed_text(request, words, chart.start, request.from_zero);
  chart.end_text = signed_text(request, words, chart.end(), request.from_zero);
  drawn.texts.insert(drawn.texts.begin(), chart.start_text);
  drawn.texts.push_back(chart.end_text);
  drawn.svg = sized(std::move(chart), request);
  return drawn;
}

Drawn swings(const DrawingRequest& request, const Words& words) {
  Drawn drawn;
  svg::Swings chart;
  for (const DrawnPart& part : request.parts) {
    const std::string low = signed_text(request, words, part.at_low, true),
                      high = signed_text(request, words, part.at_high, true);
    const bool rising = part.at_low <= part.at_high;
    const std::string text = fmt::format("{} / {}", rising ? low : high, rising ? high : low);
    chart.rows.push_back({part.name, part.at_low, part.at_high, text});
    chart.description += fmt::format("{}: {}. ", part.name, text);
    drawn.texts.insert(drawn.texts.end(), {low, high});
  }
  drawn.svg = sized(std::move(chart), request);
  return drawn;
}

Drawn strip(const DrawingRequest& request, const Words& words) {
  svg::Strip chart;
  chart.values = request.values;
  chart.group = request.group;
  chart.ours = request.ours;
  chart.ours_name = request.ours_name;
  chart.middle_half_name = words.say("middle_half");
  double largest = 0;
  for (const double value : request.values) largest = std::max(largest, std::isfinite(value) ? std::abs(value) : 0.0);
  const report::ShownUnit unit = report::shown_unit(words, request.unit, largest);
  chart.format = report::axis_format(words, unit);
  return {sized(std::move(chart), request), unit.text, {}};
}

}  // namespace

Drawn draw(const DrawingRequest& request, const messages::Catalogue& catalogue) {
  const Words words(catalogue);
  const report::ShownUnit unit = report::shown_unit(words, request.unit, largest_of(request));
  const auto by_year = [&](auto chart) {
    chart.format = report::axis_format(words, unit);
    chart.smallest_step = unit.smallest_step;
    chart.said = request.in_year.empty() ? figures_by_year(request, words, unit) : request.in_year;
    return sized(std::move(chart), request);
  };
  switch (request.kind) {
    case DrawingRequest::Kind::room: return {by_year(room(request)), unit.text, {}};
    case DrawingRequest::Kind::ladder: return {sized(ladder(request, words), request), unit.text, {}};
    case DrawingRequest::Kind::waterfall: return waterfall(request, words);
    case DrawingRequest::Kind::swings: return swings(request, words);
    case DrawingRequest::Kind::strip: return strip(request, words);
    case DrawingRequest::Kind::lines: break;
  }
  return {by_year(lines(request)), unit.text, {}};
}

std::string drawing_style() { return svg::css_variables_by_attribute() + svg::stylesheet(); }

}  // namespace handlingsrom::api
