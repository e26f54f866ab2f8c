// One direction of the perspective report.
#include <algorithm>
#include <cmath>
#include <numeric>

#include <fmt/format.h>

#include "standing/facts/population_history.hpp"
#include "surface/report/build.hpp"
#include "surface/report/lever_words.hpp"
#include "surface/report/perspective_parts.hpp"
#include "surface/report/sections.hpp"
#include "surface/report/svg/waterfall.hpp"

namespace handlingsrom::report {
namespace {

constexpr Year direction_year{perspective_focus_year};

Chart turn_table(const Words& words, const Direction& direction, std::size_t number) {
  Chart chart;
  chart.title = words.say("perspective.asks", {{"name", quoted(words, direction.name)}});
  chart.layout = Chart::Layout::wide;
  Table& table = chart.table;
  table.id = fmt::format("direction-{}-levers", number);
  table.sheet = words.say("perspective.sheet.asks", {{"number", fmt::format("{}", number)}});
  table.caption = chart.title;
  for (const char* head : {"perspective.lever", "perspective.now", "perspective.then", "perspective.years",
                           "perspective.reason", "perspective.notices"})
    table.columns.push_back({words.say(head), "", 0});
  for (const Direction::Turn& turn : direction.turns) {
    table.rows.push_back(
        {Cell::words(words.entry(fmt::format("lever.{}.name", turn.lever))),
         Cell::words(lever_value(words, turn.lever, turn.unit, turn.today, turn.to, turn.today)),
         Cell::words(lever_value(words, turn.lever, turn.unit, turn.today, turn.to, turn.to)),
         Cell::words(turn.full > turn.from ? fmt::format("{0}{2}–{2}{1}", turn.from, turn.full, "\u2060")
                                           : year_text(turn.from)),
         Cell::words(turn.own_effect.empty() ? turn.reason : turn.reason + " " + turn.own_effect),
         Cell::words(words.entry(fmt::format("lever.{}.notices", turn.lever)))});
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

double at(const std::vector<double>& series, const Direction& direction, Year year) {
  const auto t = static_cast<std::size_t>(year - direction.figures.first_year());
  return t < series.size() ? series[t] : std::nan("");
}

std::string interval_sentence(const Words& words, const RoomScale& scale, double low, double high) {
  if (!std::isfinite(low) || !std::isfinite(high)) return {};
  if (scale.rounded(low) == scale.rounded(high)) return words.say("perspective.interval_same");
  return words.say("perspective.interval",
                   {{"low", scale.number(words, low, true)}, {"high", scale.amount(words, high, true)}});
}

Chart waterfall(const Words& words, const Material& material, const Direction& direction, std::size_t number,
                std::size_t room) {
  const std::string id = room_id(room);
  const double before = value_in(direction.base, id, direction_year),
               after = value_in(direction.figures, id, direction_year);
  // One step for every figure of the chart, small enough for what changes.
  const RoomScale scale(words, room);
  const double change = scale.rounded(after) - scale.rounded(before);
  const RoomScale told(words, room, change);
  svg::Waterfall drawing;
  drawing.id = fmt::format("direction-{}-{}", number, room_names[room]);
  drawing.start_name = words.say(direction.population.empty() ? "perspective.today" : "perspective.today_population",
                                 {{"population", direction.population}});
  drawing.start = before;
  drawing.start_text = scale.amount(words, before, true);
  drawing.end_name = direction.name;
  drawing.end_text = scale.amount(words, after, true);
  std::vector<std::pair<double, const Direction::Turn*>> causes;
  for (const Direction::Turn& turn : direction.turns)
    causes.emplace_back(at(turn.share[room], direction, direction_year), &turn);
  std::stable_sort(causes.begin(), causes.end(),
                   [](const auto& a, const auto& b) { return std::abs(a.first) > std::abs(b.first); });
  std::vector<double> shares;
  for (const auto& cause : causes) shares.push_back(cause.first);
  const std::vector<double> rounded = rounded_parts(shares, change, scale.step());
  Chart chart;
  chart.title = words.say(change >= 0 ? "perspective.more" : "perspective.less",
                          {{"room", room_word(words, room)},
                           {"name", quoted(words, direction.name)},
                           {"year", year_text(direction_year.value)},
                           {"change", told.amount(words, std::abs(change), false)}});
  chart.shown = interval_sentence(words, told, at(direction.low[room], direction, direction_year),
                                  at(direction.high[room], direction, direction_year));
  if (room == 0)
    chart.shown += (chart.shown.empty() ? "" : " ") +
                   words.say("perspective.fixed_prices", {{"price_year", year_text(price_year(material))}});
  chart.source = source_line(material, words, {}, true);
  chart.table.id = drawing.id;
  chart.table.caption = chart.title;
  chart.table.sheet = words.say("perspective.sheet.waterfall",
                                {{"number", fmt::format("{}", number)}, {"room", room_word(words, room)}});
  chart.table.columns = {{words.say("perspective.lever"), "", 0},
                         {words.say("perspective.change"), scale.unit_text, scale.decimals, scale.divisor, false}};
  chart.table.chart = SheetChart{SheetChart::Kind::bar, chart.title, {1}, true};
  for (std::size_t k = 0; k < causes.size(); ++k) {
    const std::string name = words.entry(fmt::format("lever.{}.name", causes[k].second->lever));
    if (std::abs(shares[k]) < 1e-9 * scale.divisor) continue;
    chart.table.rows.push_back({Cell::words(name), Cell::figure(rounded[k], Provenance::assumption)});
    if (rounded[k] == 0) continue;  // too small to see at this step; it stands in the table
    drawing.causes.push_back({name, shares[k], scale.amount(words, rounded[k], true), shares[k] > 0});
  }
  drawing.title = chart.title;
  drawing.description = chart.title + ". " + chart.shown + " " + words.say("perspective.bars_add_up");
  if (!drawing.causes.empty() && std::isfinite(before)) chart.drawing = drawing;
  return chart;
}

/// What the direction gives in each room before and after the focus year, with its interval.
Chart gives_table(const Words& words, const Material& material, const Direction& direction, std::size_t number) {
  const FocusYears years = focus_years(material);
  Chart chart;
  chart.title = words.say("perspective.gives", {{"name", quoted(words, direction.name)},
                                                {"near", year_text(years.near.value)},
                                                {"far", year_text(years.far.value)}});
  chart.shown = words.say("perspective.gives_shown", {{"price_year", year_text(price_year(material))}});
  Table& table = chart.table;
  table.id = fmt::format("direction-{}-gives", number);
  table.sheet = words.say("perspective.sheet.gives", {{"number", fmt::format("{}", number)}});
  table.caption = chart.title;
  table.columns.push_back({words.say("perspective.gives_room"), "", 0});
  for (const Year year : {years.near, years.far}) table.columns.push_back({year_text(year.value), "", 0});
  for (std::size_t room = 0; room < room_names.size(); ++room) {
    const std::string id = room_id(room);
    const RoomScale scale(words, room);
    std::vector<Cell> row{Cell::words(
        words.say("perspective.gives_row",
                  {{"room", words.say(fmt::format("room.{}.name", room_names[room]))}, {"unit", scale.unit_text}}))};
    for (const Year year : {years.near, years.far}) {
      const double change = value_in(direction.figures, id, year) - value_in(direction.base, id, year);
      const double low = at(direction.low[room], direction, year), high = at(direction.high[room], direction, year);
      const bool has_range = std::isfinite(low) && std::isfinite(high) && scale.rounded(low) != scale.rounded(high);
      const std::string value = scale.number(words, change, true);
      row.push_back(
          Cell::words(!has_range ? value
                                 : words.say("perspective.gives_value", {{"value", value},
                                                                         {"low", scale.number(words, low, false)},
                                                                         {"high", scale.number(words, high, false)}})));
    }
    table.rows.push_back(std::move(row));
  }
  return chart;
}

}  // namespace

Section direction_section(const Material& material, const Words& words, const Direction& direction,
                          std::size_t number) {
  Section section{fmt::format("direction-{}", number), direction.name, {direction.description}, {}, {}, true};
  section.paragraphs.push_back(
      course_sentence(words, {direction.name, quoted(words, direction.name), &direction.figures, &direction}));
  if (!direction.population.empty())
    section.paragraphs.push_back(words.say("perspective.population", {{"population", direction.population}}));
  const auto say_cost = [&](const char* key, const std::vector<double>& costs) {
    const double sum = std::accumulate(costs.begin(), costs.end(), 0.0);
    if (sum > 0) section.paragraphs.push_back(words.say(key, {{"cost", words.amount(sum, Unit::kroner, 1e5)}}));
  };
  say_cost("perspective.one_off", direction.one_off);
  say_cost("perspective.by_loan", direction.by_loan);
  section.charts.push_back(turn_table(words, direction, number));
  for (std::size_t room = 0; room < room_names.size(); ++room) {
    const RoomScale scale(words, room);
    if (scale.rounded(value_in(direction.figures, room_id(room), direction_year)) !=
        scale.rounded(value_in(direction.base, room_id(room), direction_year)))
      section.charts.push_back(waterfall(words, material, direction, number, room));
  }
  section.charts.push_back(gives_table(words, material, direction, number));
  return section;
}

}  // namespace handlingsrom::report
