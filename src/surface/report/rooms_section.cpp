// The three rooms: the cards of the first page and the section that shows their parts.
#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "surface/report/room_reading.hpp"
#include "surface/report/sections.hpp"
#include "surface/report/svg/room_panel.hpp"

namespace handlingsrom::report {
namespace {

std::string panel(const Material& material, const Words& words, const rooms::Figure& figure, const std::string& id,
                  const std::string& title, bool wide) {
  svg::RoomPanel drawing;
  if (wide) {
    drawing.width = 460;
    drawing.height = 230;
  }
  drawing.id = id;
  drawing.title = title;
  drawing.description = describe(material, words, {{figure.id, "", 1}});
  // The three rooms share one axis; their parts, of which nothing is published for earlier years, begin today.
  drawing.first_year = wide ? material.figures.first_year().value : history_from.value;
  if (!wide) drawing.history = history_of(material, figure.id);
  drawing.last_year = material.last_year().value;
  drawing.series_first_year = material.figures.first_year().value;
  drawing.middle = figure.middle;
  if (figure.has_range()) drawing.fan = {figure.p10, figure.p25, figure.p75, figure.p90};
  drawing.marked_years = {focus_years(material).middle.value};
  const ShownUnit unit = shown_unit(words, figure.unit, largest_of(material, {figure.id}));
  drawing.format = axis_format(words, unit);
  drawing.smallest_step = unit.smallest_step;
  return svg::draw(drawing);
}

}  // namespace

RoomCard room_card(const Material& material, const Words& words, const std::string& room) {
  RoomCard card;
  card.id = room;
  card.name = words.say(fmt::format("room.{}.name", room));
  const std::string id = "rooms." + room;
  const rooms::Figure* figure = material.figures.find(id);
  const bool small = room == "money" && largest_of(material, {id}) < 5e6;
  card.about = words.say(fmt::format("room.{}.about{}", room, small ? "_small" : ""));
  const RoomReading reading = read_room(figure, material.figures.first_year());
  card.number = headline(reading, material, words);
  card.number_note = headline_note(reading, material, words);
  card.short_of = reading.state != RoomReading::State::holds && reading.state != RoomReading::State::unknown;
  if (figure == nullptr || reading.state == RoomReading::State::unknown) return card;
  card.gap = room_in_year(material, words, id, focus_years(material).middle, true);
  card.svg = panel(material, words, *figure, "room-" + room, fmt::format("{}: {}", card.name, card.number_note), false);
  card.has_history = !history_of(material, id).empty();
  card.table = year_table(material, words, "room_" + room, card.name, {{id, card.name, 1}});
  return card;
}

Section outlook_rooms(const Material& material, const Words& words) {
  Section section{"outlook-rooms", words.say("section.outlook_rooms"), {}, {}, {}};
  const FocusYears years = focus_years(material);
  for (const char* part : {"rooms.places.kindergarten", "rooms.places.school", "rooms.people.nurse",
                           "rooms.people.health_worker", "rooms.people.teacher", "rooms.people.kindergarten_teacher"}) {
    const rooms::Figure* figure = material.figures.find(part);
    const RoomReading reading = read_room(figure, material.figures.first_year());
    if (figure == nullptr || reading.state == RoomReading::State::unknown) continue;
    std::string id = part;
    std::replace(id.begin(), id.end(), '.', '-');
    Chart chart;
    const std::string name =
        words.say(fmt::format("room.part.{}", std::string_view(part).substr(std::string_view("rooms.").size())));
    std::string in_year = Words::small(room_in_year(material, words, part, years.middle, false));
    if (in_year.ends_with('.')) in_year.pop_back();
    chart.title = fmt::format("{}: {}", name, in_year);
    chart.shown = fmt::format("{}: {}", headline(reading, material, words),
                              Words::small(headline_note(reading, material, words)));
    chart.source = source_line(material, words, {}, true);
    chart.svg = panel(material, words, *figure, id, chart.title, true);
    chart.table = year_table(material, words, id, chart.title, {{part, name, 1}});
    section.charts.push_back(std::move(chart));
  }
  if (material.figures.find("rooms.money_per_inhabitant") != nullptr) {
    std::string in_year = room_in_year(material, words, "rooms.money_per_inhabitant", years.middle, false);
    if (in_year.ends_with('.')) in_year.pop_back();
    section.charts.push_back(line_chart(material, words, "money-per-inhabitant", std::move(in_year),
                                        words.say("shown.money_per_inhabitant"),
                                        {{"rooms.money_per_inhabitant", words.say("short.money_per_inhabitant"), 1}}));
  }
  return section;
}

}  // namespace handlingsrom::report
