// One direction of the perspective report.
#include <algorithm>
#include <cmath>
#include <numeric>

#include <fmt/format.h>

#include "surface/report/build.hpp"
#include "surface/report/perspective_parts.hpp"
#include "surface/report/room_reading.hpp"
#include "surface/report/sections.hpp"
#include "surface/report/svg/waterfall.hpp"

namespace handlingsrom::report {
namespace {

/// A lever's value as people say it: shares in per cent, what is relative to today as a change.
std::string lever_value(const Words& words, const Direction::Turn& turn, double value) {
  const auto plain = [&](double number) {
    const double tenths = std::round(number * 10);
    return words.number(number, std::fmod(tenths, 10) == 0 ? 0 : 1);
  };
  if (turn.unit == Unit::share) return plain(100 * value) + "\u00a0%";
  if (turn.unit == Unit::none && turn.today == 1)
    return value == 1 ? words.say("perspective.as_now") : words.signed_number(100 * (value - 1), 0) + "\u00a0%";
  if (turn.unit == Unit::kroner) return words.amount(value, turn.unit, 1e5);
  if (turn.unit == Unit::none || turn.unit == Unit::persons || turn.unit == Unit::users) return plain(value);
  return plain(value) + " " + words.unit(turn.unit);
}

Chart turn_table(const Words& words, const Direction& direction, std::size_t number) {
  Chart chart;
  chart.title = words.say("perspective.asks", {{"name", direction.name}});
  chart.layout = Chart::Layout::wide;
  Table& table = chart.table;
  table.id = fmt::format("direction-{}-levers", number);
  table.caption = chart.title;
  for (const char* head : {"perspective.lever", "perspective.now", "perspective.then", "perspective.years",
                           "perspective.reason", "perspective.notices"})
    table.columns.push_back({words.say(head), "", 0});
  for (const Direction::Turn& turn : direction.turns) {
    table.rows.push_back(
        {Cell::words(words.entry(fmt::format("lever.{}.name", turn.lever))),
         Cell::words(lever_value(words, turn, turn.today)), Cell::words(lever_value(words, turn, turn.to)),
         Cell::words(turn.full > turn.from ? fmt::format("{0}{2}–{2}{1}", turn.from, turn.full, "\u2060")
                                           : fmt::format("{}", turn.from)),
         Cell::words(turn.reason), Cell::words(words.entry(fmt::format("lever.{}.notices", turn.lever)))});
  }
  return chart;
}

/// Parts rounded to a step so that they still add up: what rounding leaves over goes to those it has hurt most.
std::vector<double> rounded_parts(const std::vector<double>& parts, double whole, double step) {
  std::vector<double> rounded;
  double sum = 0;
  for (const double part : parts) {
    rounded.push_back(step * std::round(part / step));
    sum += rounded.back();
  }
  for (int left = static_cast<int>(std::lround((whole - sum) / step)); left != 0; left += left > 0 ? -1 : 1) {
    const double sign = left > 0 ? 1 : -1;
    std::size_t most = parts.size();
    for (std::size_t k = 0; k < parts.size(); ++k) {
      if (rounded[k] != 0 &&
          (most == parts.size() || sign * (parts[k] - rounded[k]) > sign * (parts[most] - rounded[most])))
        most = k;
    }
    if (most == parts.size()) break;
    rounded[most] += sign * step;
  }
  return rounded;
}

Chart waterfall(const Words& words, const Material& material, const Direction& direction, std::size_t number,
                std::size_t room) {
  const std::string id = room_id(room);
  const Unit unit = direction.figures.at(id).unit;
  const Year year{perspective_focus_year};
  const double before = value_in(direction.base, id, year), after = value_in(direction.figures, id, year);
  // One step for every figure of the chart, small enough for what changes.
  const double scale = unit == Unit::kroner ? 1e6 : 1, change = std::abs(after - before);
  const double step = scale * (change >= 20 * scale ? 1 : 0.1);
  const auto at_step = [&](double value) { return step * std::round(value / step); };
  const auto text = [&](double value) { return words.signed_amount(value, unit, step); };
  svg::Waterfall drawing;
  drawing.id = fmt::format("direction-{}-{}", number, room_names[room]);
  drawing.start_name = words.say(direction.population.empty() ? "perspective.today" : "perspective.today_population",
                                 {{"population", direction.population}});
  drawing.start = before;
  drawing.start_text = text(at_step(before));
  drawing.end_name = direction.name;
  drawing.end_text = text(at_step(after));
  std::vector<Direction::Turn> turns = direction.turns;
  std::stable_sort(turns.begin(), turns.end(),
                   [&](const auto& a, const auto& b) { return std::abs(a.share[room]) > std::abs(b.share[room]); });
  std::vector<double> shares;
  for (const Direction::Turn& turn : turns) shares.push_back(turn.share[room]);
  const std::vector<double> rounded = rounded_parts(shares, at_step(after) - at_step(before), step);
  Chart chart;
  chart.title = words.say(after >= before ? "perspective.more" : "perspective.less",
                          {{"room", room_word(words, room)},
                           {"name", direction.name},
                           {"year", fmt::format("{}", year.value)},
                           {"change", words.amount(std::abs(at_step(after) - at_step(before)), unit, step)}});
  chart.shown =
      words.say("perspective.shares_shown", {{"low", text(direction.low[room])}, {"high", text(direction.high[room])}});
  chart.source = source_line(material, words, {}, true);
  const ShownUnit shown = shown_unit(words, unit, std::max(std::abs(before), std::abs(after)));
  chart.table = {fmt::format("direction-{}-{}", number, room_names[room]),
                 chart.title,
                 {{words.say("perspective.lever"), "", 0},
                  {words.say("perspective.change"), shown.text, step < scale ? 1 : 0, shown.divisor, false}},
                 {},
                 {},
                 SheetChart{SheetChart::Kind::bar, chart.title, {1}}};
  for (std::size_t k = 0; k < turns.size(); ++k) {
    const std::string name = words.entry(fmt::format("lever.{}.name", turns[k].lever));
    if (std::abs(turns[k].share[room]) < 1e-9 * scale) continue;
    chart.table.rows.push_back({Cell::words(name), Cell::figure(rounded[k], Provenance::assumption)});
    if (rounded[k] == 0) continue;  // too small to see at this step; it stands in the table
    drawing.causes.push_back({name, turns[k].share[room], text(rounded[k]), turns[k].share[room] > 0});
  }
  drawing.title = chart.title;
  drawing.description = chart.title;
  if (!drawing.causes.empty() && std::isfinite(before)) chart.svg = svg::draw(drawing);
  return chart;
}

}  // namespace

std::string room_id(std::size_t room) { return fmt::format("rooms.{}", room_names[room]); }

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

Section direction_section(const Material& material, const Words& words, const Direction& direction,
                          std::size_t number) {
  Section section{fmt::format("direction-{}", number), direction.name, {direction.description}, {}, {}};
  if (!direction.population.empty())
    section.paragraphs.push_back(words.say("perspective.population", {{"population", direction.population}}));
  section.charts.push_back(turn_table(words, direction, number));
  for (std::size_t room = 0; room < room_names.size(); ++room) {
    const Year year{perspective_focus_year};
    const double change =
        value_in(direction.figures, room_id(room), year) - value_in(direction.base, room_id(room), year);
    const double smallest = material.figures.at(room_id(room)).unit == Unit::kroner ? 1e5 : 0.1;
    if (std::abs(change) >= smallest) section.charts.push_back(waterfall(words, material, direction, number, room));
  }
  const auto say_cost = [&](const char* key, const std::vector<double>& costs) {
    const double sum = std::accumulate(costs.begin(), costs.end(), 0.0);
    if (sum > 0) section.paragraphs.push_back(words.say(key, {{"cost", words.amount(sum, Unit::kroner, 1e5)}}));
  };
  say_cost("perspective.one_off", direction.one_off);
  say_cost("perspective.by_loan", direction.by_loan);
  return section;
}

}  // namespace handlingsrom::report
