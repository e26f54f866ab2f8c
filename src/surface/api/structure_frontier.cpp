// Cost against way: what is cheapest for each way, with today and the politicians' alternatives among it.
#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "surface/api/structure_drawings.hpp"
#include "surface/api/structure_words.hpp"
#include "surface/report/svg/axes.hpp"
#include "surface/report/svg/drawing.hpp"
#include "surface/report/svg/measure.hpp"

namespace handlingsrom::api {
namespace {

using svg::Point;

struct Mark {
  double way = 0, cost = 0;  // km for each pupil; mill. kr
  std::string key, name, said;
  bool point = false;  // of the frontier
};

double pupils_a_year(const structure_study::Sums& today) {
  double sum = 0;
  for (const double each : today.pupils) sum += each;
  return today.pupils.empty() || sum <= 0 ? 1 : sum / static_cast<double>(today.pupils.size());
}

std::vector<Mark> marks_of(const StructureStudyAnswer& answer, const report::Words& words) {
  std::vector<Mark> marks;
  const double pupils = pupils_a_year(answer.alternatives.front().sums);
  const auto add = [&](double travel, double total, std::string key, std::string name, std::string what, bool point) {
    Mark mark{travel / pupils, total / 1e6, std::move(key), std::move(name), {}, point};
    mark.said =
        structure_text(words.catalogue(), answer.study.service, "structure_page.frontier.said",
                       {{"what", what}, {"total", words.number(mark.cost, 1)}, {"km", words.number(mark.way, 1)}});
    marks.push_back(std::move(mark));
  };
  for (std::size_t k = 0; k < answer.result.frontier.size(); ++k) {
    const structure_study::Point& point = answer.result.frontier[k];
    add(point.travel, point.total, fmt::format("point-{}", k), "",
        structure_text(words.catalogue(), answer.study.service, "structure_page.frontier.closes",
                       {{"names", closed_names(answer.study, point.choice)}}),
        true);
  }
  for (std::size_t k = 0; k < answer.alternatives.size(); ++k) {
    const StudiedAlternative& one = answer.alternatives[k];
    if (!one.possible || one.kind == "cheapest" || one.kind == "nearest") continue;
    const std::string name = alternative_name(one, words.catalogue());
    add(one.sums.travel, one.sums.total, one.kind == "own" ? fmt::format("alternative-{}", k) : one.kind, name, name,
        false);
  }
  return marks;
}

}  // namespace

StructureDrawing structure_frontier(const StructureStudyAnswer& answer, const std::string& id, double width,
                                    const report::Words& words) {
  const std::vector<Mark> marks = marks_of(answer, words);
  std::vector<double> ways, costs;
  for (const Mark& mark : marks) {
    ways.push_back(mark.way);
    costs.push_back(mark.cost);
  }
  const double height = std::clamp(width * 0.62, 240.0, 400.0);
  svg::Drawing drawing(id, width, height);
  const auto [lowest_way, highest_way] = std::minmax_element(ways.begin(), ways.end());
  const auto [lowest_cost, highest_cost] = std::minmax_element(costs.begin(), costs.end());
  const svg::Ticks across = svg::round_ticks(*lowest_way, std::max(*highest_way, *lowest_way + 0.1), 5);
  const svg::Ticks up = svg::round_ticks(*lowest_cost, std::max(*highest_cost, *lowest_cost + 1), 4);
  const svg::Format format = [&](double value, double step) { return words.number(value, report::decimals_of(step)); };
  const svg::Plot plot{svg::tick_width(up, format) + 10, 26, width - 12, height - 42};
  const svg::Scale x(across.values.front(), across.values.back(), plot.left + 8, plot.right);
  const svg::Scale y(up.values.front(), up.values.back(), plot.bottom, plot.top);
  svg::draw_value_axis(drawing, plot, y, up, format);
  for (const double value : across.values) {
    drawing.line({x(value), plot.bottom}, {x(value), plot.bottom + 4}, "c-leader");
    drawing.text({x(value), plot.bottom + 18}, format(value, across.step), "c-tick", svg::Anchor::middle);
  }
  drawing.text({0, 12}, structure_text(words.catalogue(), answer.study.service, "structure_page.frontier.cost"),
               "c-tick");
  drawing.text({plot.right, plot.bottom + 36},
               structure_text(words.catalogue(), answer.study.service, "structure_page.frontier.way"), "c-tick",
               svg::Anchor::end);
  std::vector<Point> line;
  for (const Mark& mark : marks) {
    if (mark.point) line.push_back({x(mark.way), y(mark.cost)});
  }
  if (line.size() > 1) drawing.path(svg::polyline(line), "c-tread");
  std::vector<Point> taken = line;
  std::string description;
  for (const Mark& mark : marks) {
    const Point at{x(mark.way), y(mark.cost)};
    drawing.open_group(fmt::format("class=\"c-pick\" data-key=\"{}\"", mark.key));
    drawing.title(mark.said);
    drawing.circle(at, 12, "c-band");  // what a finger meets
    if (mark.point)
      drawing.circle(at, 5.5, "c-dot-ours");
    else
      drawing.rectangle(at.x - 5, at.y - 5, 10, 10, mark.key == "today" ? "c-history-dot" : "c-now");
    drawing.close_group();
    description += mark.said + " ";
  }
  // Names of today and the own ones, on the side where there is room, and above each other where two meet.
  std::vector<double> written;
  for (const Mark& mark : marks) {
    if (mark.name.empty()) continue;
    const Point at{x(mark.way), y(mark.cost)};
    std::string name = mark.name;
    const double wide = svg::text_width(name, 12.5);
    const bool left = at.x + 12 + wide > plot.right && at.x - 12 - wide > 0;
    double height_at = at.y - 9;
    for (const double other : written) {
      if (std::abs(other - height_at) < 14) height_at = other - 14;
    }
    written.push_back(height_at);
    drawing.text({left ? at.x - 4 : std::min(at.x + 4, std::max(0.0, plot.right - wide)), height_at}, name, "c-small",
                 left ? svg::Anchor::end : svg::Anchor::start);
  }
  const std::string title = structure_text(words.catalogue(), answer.study.service, "structure_page.frontier.title");
  return {title, drawing.finish(title, description)};
}

}  // namespace handlingsrom::api
