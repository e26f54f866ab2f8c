// The three rooms: the cards of the first page and the section that shows their parts.
#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "surface/report/sections.hpp"

namespace handlingsrom::report {
namespace {

svg::RoomPanel panel(const Material& material, const Words& words, const rooms::Figure& figure, const std::string& id,
                     const std::string& title, bool wide) {
  svg::RoomPanel drawing = room_panel(material.figures, words, figure, id, title);
  if (wide) {
    drawing.width = 460;
    drawing.height = 230;
  }
  drawing.description = describe(material, words, {{figure.id, "", 1}});
  // The three rooms share one axis; their parts, of which nothing is published for earlier years, begin today.
  if (!wide) {
    drawing.first_year = history_from.value;
    drawing.history = history_of(material, figure.id);
  }
  drawing.marked_years = {focus_years(material).middle.value};
  return drawing;
}

}  // namespace

svg::RoomPanel room_panel(const rooms::Figures& figures, const Words& words, const rooms::Figure& figure,
                          const std::string& id, const std::string& title) {
  svg::RoomPanel drawing;
  drawing.id = id;
  drawing.title = title;
  drawing.first_year = drawing.series_first_year = figures.first_year().value;
  drawing.last_year = drawing.first_year + figures.years() - 1;
  drawing.middle = figure.middle;
  if (figure.has_range()) drawing.fan = {figure.p10, figure.p25, figure.p75, figure.p90};
  double largest = 0;
  for (const auto* values : {&figure.middle, &figure.p10, &figure.p90}) {
    for (const double value : *values) largest = std::max(largest, std::isfinite(value) ? std::abs(value) : 0.0);
  }
  const ShownUnit unit = shown_unit(words, figure.unit, largest);
  drawing.format = axis_format(words, unit);
  drawing.smallest_step = unit.smallest_step;
  return drawing;
}

RoomCard room_card(const Material& material, const Words& words, const std::string& room) {
  RoomCard card;
  const std::string id = "rooms." + room;
  const rooms::Figure* figure = material.figures.find(id);
  const bool small = room == "money" && largest_of(material, {id}) < 5e6;
  card.about = words.say(fmt::format("room.{}.about{}", room, small ? "_small" : ""));
  card.said = say_room(material.figures, words, id);
  const rooms::Reading& reading = card.said.reading;
  if (figure == nullptr || reading.state == rooms::Reading::State::unknown) return card;
  card.gap = card.said.in_year.at(static_cast<std::size_t>(focus_years(material).middle - reading.first));
  card.drawing =
      panel(material, words, *figure, "room-" + room, fmt::format("{}: {}", card.said.name, card.said.note), false);
  card.has_history = !history_of(material, id).empty();
  card.table = year_table(material, words, "room_" + room, card.said.name, {{id, card.said.name, 1}});
  return card;
}

Section outlook_rooms(const Material& material, const Words& words) {
  Section section{"outlook-rooms", words.say("section.outlook_rooms"), {}, {}, {}};
  const FocusYears years = focus_years(material);
  for (const char* part : {"rooms.places.kindergarten", "rooms.places.school", "rooms.people.nurse",
                           "rooms.people.health_worker", "rooms.people.teacher", "rooms.people.kindergarten_teacher"}) {
    const rooms::Figure* figure = material.figures.find(part);
    const rooms::Reading reading = rooms::read_room(material.figures, part);
    if (figure == nullptr || reading.state == rooms::Reading::State::unknown) continue;
    std::string id = part;
    std::replace(id.begin(), id.end(), '.', '-');
    Chart chart;
    const std::string name =
        words.say(fmt::format("room.part.{}", std::string_view(part).substr(std::string_view("rooms.").size())));
    std::string in_year = Words::small(room_in_year(material.figures, reading, words, years.middle, false));
    if (in_year.ends_with('.')) in_year.pop_back();
    chart.title = fmt::format("{}: {}", name, in_year);
    chart.shown = headline_note(reading, words);
    chart.source = source_line(material, words, {}, true);
    chart.drawing = panel(material, words, *figure, id, chart.title, true);
    chart.table = year_table(material, words, id, chart.title, {{part, name, 1}});
    section.charts.push_back(std::move(chart));
  }
  if (material.figures.find("rooms.money_per_inhabitant") != nullptr) {
    std::string in_year = room_in_year(
        material.figures, rooms::read_room(material.figures, "rooms.money_per_inhabitant"), words, years.middle, false);
    if (in_year.ends_with('.')) in_year.pop_back();
    section.charts.push_back(line_chart(material, words, "money-per-inhabitant", std::move(in_year),
                                        words.say("shown.money_per_inhabitant"),
                                        {{"rooms.money_per_inhabitant", words.say("short.money_per_inhabitant"), 1}}));
  }
  return section;
}

}  // namespace handlingsrom::report
