#include "surface/report/perspective.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "surface/report/build.hpp"
#include "surface/report/perspective_parts.hpp"
#include "surface/report/sections.hpp"

namespace handlingsrom::report {
namespace {

constexpr int plan_years = 4;

/// Today's course and every direction in one room, line by line.
Chart room_chart(const Material& material, const Words& words, std::size_t room,
                 const std::vector<Direction>& directions) {
  const std::string id = room_id(room);
  const rooms::Figure& base = material.figures.at(id);
  svg::LineChart drawing;
  drawing.id = fmt::format("perspective-{}", room_names[room]);
  double largest = 0;
  const auto add = [&](const std::string& name, const std::vector<double>& values, int hue) {
    svg::Line line;
    line.name = name;
    line.first_year = material.figures.first_year().value;
    line.values = values;
    line.hue = hue;
    for (const double value : values) largest = std::max(largest, std::isfinite(value) ? std::abs(value) : 0.0);
    drawing.lines.push_back(std::move(line));
  };
  add(words.say("perspective.today"), base.middle, 1);
  int hue = 2;
  std::size_t best = directions.size();
  double best_value = value_in(material.figures, id, Year{perspective_focus_year});
  for (std::size_t d = 0; d < directions.size(); ++d) {
    add(directions[d].name, directions[d].figures.at(id).middle, std::min(hue++, 5));
    if (const double value = value_in(directions[d].figures, id, Year{perspective_focus_year}); value > best_value) {
      best_value = value;
      best = d;
    }
  }
  const ShownUnit unit = shown_unit(words, base.unit, largest);
  Chart chart;
  const messages::Arguments arguments{{"room", room_word(words, room)},
                                      {"year", fmt::format("{}", perspective_focus_year)},
                                      {"name", best < directions.size() ? directions[best].name : std::string()}};
  chart.title = words.say(best < directions.size() ? "perspective.best" : "perspective.none_better", arguments);
  drawing.title = chart.title;
  drawing.first_year = material.figures.first_year().value;
  drawing.last_year = material.last_year().value;
  drawing.format = axis_format(words, unit);
  drawing.smallest_step = unit.smallest_step;
  drawing.description = chart.title;
  chart.shown = words.say("perspective.shown", {{"room", arguments[0].second}}) +
                (base.unit == Unit::kroner ? fmt::format(" {}.", Words::capital(unit.text)) : "");
  chart.source = source_line(material, words, {}, true);
  chart.svg = svg::draw(drawing);
  chart.table.id = drawing.id;
  chart.table.caption = chart.title;
  chart.table.columns.push_back({words.say("year"), "", 0, 1, true});
  const auto column = [&](const std::string& head) {
    chart.table.columns.push_back({head, unit.text, unit.whole ? 0 : 1, unit.divisor, false});
  };
  column(words.say("perspective.today"));
  for (const Direction& direction : directions) column(direction.name);
  chart.table.chart = SheetChart{SheetChart::Kind::line, chart.title, {}};
  for (std::size_t column_number = 1; column_number < chart.table.columns.size(); ++column_number)
    chart.table.chart->series.push_back(column_number);
  for (int t = 0; t < material.figures.years(); ++t) {
    const auto at = static_cast<std::size_t>(t);
    std::vector<Cell> row{Cell::figure((material.figures.first_year() + t).value),
                          Cell::figure(base.middle[at], base.provenance)};
    for (const Direction& direction : directions)
      row.push_back(Cell::figure(direction.figures.at(id).middle[at], base.provenance));
    chart.table.rows.push_back(std::move(row));
  }
  return chart;
}

Section room_section(const Material& material, const Words& words, const std::vector<Direction>& directions) {
  Section section{"perspective-rooms", words.say("perspective.rooms"), {words.say("perspective.rooms_lead")}, {}, {}};
  for (std::size_t room = 0; room < room_names.size(); ++room)
    section.charts.push_back(room_chart(material, words, room, directions));
  return section;
}

/// The gap between what is expected and what there is room for: which promises hold, and until when.
Section promise_section(const Words& words, const std::vector<Direction>& directions,
                        const std::vector<PromiseRow>& promises) {
  Section section{"promises", words.say("perspective.promises"), {words.say("perspective.promises_lead")}, {}, {}};
  Chart chart;
  chart.title = words.say("perspective.promises_title");
  chart.layout = Chart::Layout::wide;
  chart.table.id = "promise-table";
  chart.table.caption = chart.title;
  chart.table.columns.push_back({words.say("perspective.promise"), "", 0});
  chart.table.columns.push_back({words.say("perspective.today"), "", 0});
  for (const Direction& direction : directions) chart.table.columns.push_back({direction.name, "", 0});
  for (const PromiseRow& promise : promises) {
    std::vector<Cell> row{Cell::words(promise.name)};
    for (const int year : promise.first_broken)
      row.push_back(Cell::words(year == 0 ? words.say("perspective.holds")
                                          : words.say("perspective.breaks", {{"year", fmt::format("{}", year)}})));
    chart.table.rows.push_back(std::move(row));
  }
  section.charts.push_back(std::move(chart));
  return section;
}

/// The chapter for the economic and action plan: its four years, today's course beside each direction.
Section plan_section(const Material& material, const Words& words, const std::vector<Direction>& directions) {
  Section section{"plan-years", words.say("perspective.plan"), {words.say("perspective.plan_lead")}, {}, {}};
  const Year first = material.figures.first_year() + 1;
  const auto table_of = [&](const std::string& name, const rooms::Figures& figures, const Direction* direction,
                            std::size_t number) {
    Chart chart;
    chart.title = words.say("perspective.plan_title", {{"name", name},
                                                       {"from", fmt::format("{}", first.value)},
                                                       {"to", fmt::format("{}", (first + (plan_years - 1)).value)}});
    chart.source = source_line(material, words, {}, true);
    Table& table = chart.table;
    table.id = fmt::format("plan-{}", number);
    table.caption = chart.title;
    table.columns.push_back({words.say("perspective.figure"), "", 0});
    for (int k = 0; k < plan_years; ++k) table.columns.push_back({fmt::format("{}", (first + k).value), "", 1});
    for (const char* id : {"economy.income.total", "economy.spending.total", "economy.spending.school",
                           "economy.spending.kindergarten", "economy.spending.care", "economy.spending.administration",
                           "economy.finance_cost", "rooms.money", "rooms.people", "rooms.places"}) {
      const rooms::Figure& figure = figures.at(id);
      const bool kroner = figure.unit == Unit::kroner;
      std::vector<Cell> row{Cell::words(
          fmt::format("{} ({})", words.figure(id), kroner ? words.say("unit_million") : words.unit(figure.unit)))};
      for (int k = 0; k < plan_years; ++k)
        row.push_back(Cell::figure(value_in(figures, id, first + k) / (kroner ? 1e6 : 1), figure.provenance));
      table.rows.push_back(std::move(row));
    }
    const auto add_costs = [&](const char* key, const std::vector<double>& costs) {
      const auto first_cost = costs.begin() + 1, last_cost = first_cost + plan_years;
      if (std::all_of(first_cost, last_cost, [](double cost) { return cost == 0; })) return;
      std::vector<Cell> row{Cell::words(fmt::format("{} ({})", words.say(key), words.say("unit_million")))};
      for (int k = 0; k < plan_years; ++k)
        row.push_back(Cell::figure(costs[static_cast<std::size_t>(k + 1)] / 1e6, Provenance::assumption));
      table.rows.push_back(std::move(row));
    };
    if (direction != nullptr) {
      add_costs("perspective.one_off_row", direction->one_off);
      add_costs("perspective.loan_row", direction->by_loan);
    }
    return chart;
  };
  section.charts.push_back(table_of(words.say("perspective.today"), material.figures, nullptr, 0));
  for (std::size_t d = 0; d < directions.size(); ++d)
    section.charts.push_back(table_of(directions[d].name, directions[d].figures, &directions[d], d + 1));
  return section;
}

}  // namespace

Report compose_perspective(const Material& material, const Words& words, const std::vector<Direction>& directions,
                           const std::vector<PromiseRow>& promises) {
  Report report = compose(material, words);
  report.title = words.say("perspective.title", {{"place", report.place}});
  report.summary_heading = words.say("perspective.lead");
  report.parts.clear();
  Part ahead{"perspective",
             words.say("perspective.part"),
             words.say("perspective.part_lead"),
             {room_section(material, words, directions)}};
  for (std::size_t d = 0; d < directions.size(); ++d)
    ahead.sections.push_back(direction_section(material, words, directions[d], d + 1));
  if (!promises.empty()) ahead.sections.push_back(promise_section(words, directions, promises));
  report.parts.push_back(std::move(ahead));
  report.parts.push_back({"plan",
                          words.say("perspective.plan_part"),
                          words.say("perspective.plan_part_lead"),
                          {plan_section(material, words, directions)}});
  return report;
}

}  // namespace handlingsrom::report
