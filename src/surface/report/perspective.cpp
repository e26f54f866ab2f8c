#include "surface/report/perspective.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include <fmt/format.h>

#include "surface/report/build.hpp"
#include "surface/report/room_reading.hpp"
#include "surface/report/sections.hpp"
#include "surface/report/svg/waterfall.hpp"

namespace handlingsrom::report {
namespace {

constexpr std::array<const char*, 3> room_names{"money", "people", "places"};
constexpr int plan_years = 4;

std::string room_id(std::size_t room) { return fmt::format("rooms.{}", room_names[room]); }

/// The room's name inside a sentence.
std::string room_word(const Words& words, std::size_t room) {
  std::string name = words.say(fmt::format("room.{}.name", room_names[room]));
  if (!name.empty() && name[0] >= 'A' && name[0] <= 'Z') name[0] = static_cast<char>(name[0] - 'A' + 'a');
  return name;
}

double value_in(const rooms::Figures& figures, std::string_view id, Year year) {
  const rooms::Figure* figure = figures.find(id);
  const int t = year - figures.first_year();
  return figure == nullptr || t < 0 || t >= figures.years() ? std::nan("")
                                                            : figure->middle[static_cast<std::size_t>(t)];
}

std::string signed_amount(const Words& words, double value, Unit unit) {
  return words.signed_amount(value, unit, known_step(value, std::nullopt, unit == Unit::kroner ? 100000 : 1));
}

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

Chart turn_table(const Words& words, const Direction& direction, std::size_t number) {
  Chart chart;
  chart.title = words.say("perspective.asks", {{"name", direction.name}});
  Table& table = chart.table;
  table.id = fmt::format("direction-{}-levers", number);
  table.caption = chart.title;
  for (const char* head :
       {"perspective.lever", "perspective.from_to", "perspective.years", "perspective.reason", "perspective.notices"})
    table.columns.push_back({words.say(head), "", 0});
  for (const Direction::Turn& turn : direction.turns) {
    const auto number_text = [&](double value) {
      return words.number(value, value == std::floor(value) ? 0 : std::abs(value) < 1 ? 3 : 1);
    };
    table.rows.push_back(
        {Cell::words(words.entry(fmt::format("lever.{}.name", turn.lever))),
         Cell::words(fmt::format("{} → {}", number_text(turn.today), number_text(turn.to))),
         Cell::words(turn.full > turn.from ? fmt::format("{}–{}", turn.from, turn.full) : fmt::format("{}", turn.from)),
         Cell::words(turn.reason), Cell::words(words.entry(fmt::format("lever.{}.notices", turn.lever)))});
  }
  return chart;
}

Chart waterfall(const Material& material, const Words& words, const Direction& direction, std::size_t number,
                std::size_t room) {
  const std::string id = room_id(room);
  const Unit unit = material.figures.at(id).unit;
  const Year year{perspective_focus_year};
  const double before = value_in(material.figures, id, year), after = value_in(direction.figures, id, year);
  svg::Waterfall drawing;
  drawing.id = fmt::format("direction-{}-{}", number, room_names[room]);
  drawing.start_name = words.say("perspective.today");
  drawing.start = before;
  drawing.start_text = signed_amount(words, before, unit);
  drawing.end_name = direction.name;
  drawing.end_text = signed_amount(words, after, unit);
  std::vector<Direction::Turn> turns = direction.turns;
  std::stable_sort(turns.begin(), turns.end(),
                   [&](const auto& a, const auto& b) { return std::abs(a.share[room]) > std::abs(b.share[room]); });
  Chart chart;
  chart.title = words.say(after >= before ? "perspective.more" : "perspective.less",
                          {{"room", room_word(words, room)},
                           {"name", direction.name},
                           {"year", fmt::format("{}", year.value)},
                           {"change", signed_amount(words, after - before, unit)},
                           {"low", signed_amount(words, direction.low[room], unit)},
                           {"high", signed_amount(words, direction.high[room], unit)}});
  chart.shown = words.say("perspective.shares_shown");
  chart.source = source_line(material, words, {}, true);
  const ShownUnit shown = shown_unit(words, unit, std::max(std::abs(before), std::abs(after)));
  chart.table = {
      fmt::format("direction-{}-{}", number, room_names[room]),
      chart.title,
      {{words.say("perspective.lever"), "", 0}, {words.say("perspective.change"), shown.text, 1, shown.divisor, false}},
      {},
      {},
      std::nullopt};
  for (const Direction::Turn& turn : turns) {
    const std::string name = words.entry(fmt::format("lever.{}.name", turn.lever));
    chart.table.rows.push_back({Cell::words(name), Cell::figure(turn.share[room])});
    if (std::abs(turn.share[room]) < 1e-9) continue;
    drawing.causes.push_back(
        {name, turn.share[room], signed_amount(words, turn.share[room], unit), turn.share[room] > 0});
  }
  drawing.title = chart.title;
  drawing.description = chart.title;
  if (!drawing.causes.empty() && std::isfinite(before)) chart.svg = svg::draw(drawing);
  return chart;
}

Section direction_section(const Material& material, const Words& words, const Direction& direction,
                          std::size_t number) {
  Section section{fmt::format("direction-{}", number), direction.name, {direction.description}, {}, {}};
  section.charts.push_back(turn_table(words, direction, number));
  for (std::size_t room = 0; room < room_names.size(); ++room) {
    if (std::abs(value_in(direction.figures, room_id(room), Year{perspective_focus_year}) -
                 value_in(material.figures, room_id(room), Year{perspective_focus_year})) > 1e-9) {
      section.charts.push_back(waterfall(material, words, direction, number, room));
    }
  }
  const auto say_cost = [&](const char* key, const std::vector<double>& costs) {
    const double sum = std::accumulate(costs.begin(), costs.end(), 0.0);
    if (sum > 0) section.paragraphs.push_back(words.say(key, {{"cost", words.amount(sum, Unit::kroner, 1e5)}}));
  };
  say_cost("perspective.one_off", direction.one_off);
  say_cost("perspective.by_loan", direction.by_loan);
  for (const Direction::Promise& promise : direction.promises) {
    section.paragraphs.push_back(
        promise.first_broken == 0
            ? words.entry("scenario.promise_holds", {{"name", promise.name}})
            : words.entry("scenario.promise_broken",
                          {{"name", promise.name}, {"year", fmt::format("{}", promise.first_broken)}}));
  }
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
      if (std::all_of(costs.begin(), costs.end(), [](double cost) { return cost == 0; })) return;
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

Report compose_perspective(const Material& material, const Words& words, const std::vector<Direction>& directions) {
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
  report.parts.push_back(std::move(ahead));
  report.parts.push_back({"plan",
                          words.say("perspective.plan_part"),
                          words.say("perspective.plan_part_lead"),
                          {plan_section(material, words, directions)}});
  return report;
}

}  // namespace handlingsrom::report
