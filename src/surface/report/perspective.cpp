#include "surface/report/perspective.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "surface/report/build.hpp"
#include "surface/report/perspective_parts.hpp"
#include "surface/report/sections.hpp"

namespace handlingsrom::report {
namespace {

constexpr Year focus{perspective_focus_year};

/// Which course leaves most in the focus year; several where they cannot be told apart.
std::string room_title(const Words& words, std::size_t room, const std::vector<Course>& courses) {
  const std::string id = room_id(room);
  double most = value_in(*courses.front().figures, id, focus);
  const RoomScale scale(words, room, most);
  const double today = scale.rounded(most);
  for (const Course& course : courses) most = std::max(most, scale.rounded(value_in(*course.figures, id, focus)));
  std::vector<std::string> names;
  for (const Course& course : courses) {
    if (course.direction != nullptr && scale.rounded(value_in(*course.figures, id, focus)) >= most)
      names.push_back(course.said);
  }
  const messages::Arguments arguments{
      {"room", room_word(words, room)}, {"year", year_text(focus.value)}, {"name", joined(words, names)}};
  if (!(most > today)) return words.say("perspective.none_better", arguments);
  return words.say(most < 0 ? "perspective.least_missing" : "perspective.best", arguments);
}

/// Today's course and every direction in one room, line by line.
Chart room_chart(const Material& material, const Words& words, std::size_t room, const std::vector<Course>& courses) {
  const std::string id = room_id(room);
  const rooms::Figure& base = material.figures.at(id);
  svg::LineChart drawing;
  drawing.id = fmt::format("perspective-{}", room_names[room]);
  double largest = 0;
  int hue = 1;
  for (const Course& course : courses) {
    svg::Line line;
    line.name = course.name;
    line.first_year = material.figures.first_year().value;
    line.values = course.figures->at(id).middle;
    line.hue = std::min(hue++, 5);
    for (const double value : line.values) largest = std::max(largest, std::isfinite(value) ? std::abs(value) : 0.0);
    drawing.lines.push_back(std::move(line));
  }
  const ShownUnit unit = shown_unit(words, base.unit, largest);
  Chart chart;
  chart.title = room_title(words, room, courses);
  drawing.title = chart.title;
  drawing.first_year = material.figures.first_year().value;
  drawing.last_year = material.last_year().value;
  drawing.format = axis_format(words, unit);
  drawing.smallest_step = unit.smallest_step;
  for (const Course& course : courses)
    drawing.description += (drawing.description.empty() ? "" : " ") + course_sentence(words, course);
  chart.shown = words.say(fmt::format("perspective.shown.{}", room_names[room]),
                          {{"unit", unit.text}, {"price_year", year_text(price_year(material))}});
  chart.source = source_line(material, words, {}, true);
  chart.drawing = drawing;
  Table& table = chart.table;
  table.id = drawing.id;
  table.sheet = words.say("perspective.sheet.room", {{"room", room_word(words, room)}});
  table.caption = chart.title;
  table.columns.push_back({words.say("year"), "", 0, 1, true});
  table.chart = SheetChart{SheetChart::Kind::line, chart.title, {}};
  for (const Course& course : courses) {
    table.chart->series.push_back(table.columns.size());
    table.columns.push_back({course.name, unit.text, unit.whole && largest >= 20 ? 0 : 1, unit.divisor, false});
  }
  for (int t = 0; t < material.figures.years(); ++t) {
    std::vector<Cell> row{Cell::figure((material.figures.first_year() + t).value)};
    for (const Course& course : courses)
      row.push_back(Cell::figure(course.figures->at(id).middle[static_cast<std::size_t>(t)], base.provenance));
    table.rows.push_back(std::move(row));
  }
  return chart;
}

/// The three rooms of every course in the years that sentences speak of.
Chart rooms_table(const Material& material, const Words& words, const std::vector<Course>& courses) {
  const FocusYears years = focus_years(material);
  Chart chart;
  chart.title = words.say("perspective.rooms_table", {{"near", year_text(years.near.value)},
                                                      {"middle", year_text(years.middle.value)},
                                                      {"far", year_text(years.far.value)}});
  chart.shown = words.say("perspective.rooms_table_shown", {{"price_year", year_text(price_year(material))}});
  Table& table = chart.table;
  table.id = "perspective-rooms-table";
  table.sheet = words.say("perspective.sheet.rooms");
  table.caption = chart.title;
  table.columns.push_back({words.say("perspective.course_column"), "", 0});
  for (const Year year : {years.near, years.middle, years.far}) table.columns.push_back({year_text(year.value), "", 1});
  for (std::size_t room = 0; room < room_names.size(); ++room) {
    const std::string id = room_id(room);
    const RoomScale scale(words, room);
    for (const Course& course : courses) {
      const std::string name =
          words.say("perspective.room_of", {{"room", words.say(fmt::format("room.{}.name", room_names[room]))},
                                            {"unit", scale.unit_text},
                                            {"course", course.name}});
      std::vector<Cell> row{Cell::words(name)};
      for (const Year year : {years.near, years.middle, years.far})
        row.push_back(
            Cell::figure(value_in(*course.figures, id, year) / scale.divisor, course.figures->at(id).provenance));
      table.rows.push_back(std::move(row));
    }
  }
  return chart;
}

Section room_section(const Material& material, const Words& words, const std::vector<Course>& courses) {
  Section section{"perspective-rooms", words.say("perspective.rooms"), {words.say("perspective.rooms_lead")}, {}, {}};
  for (std::size_t room = 0; room < room_names.size(); ++room)
    section.charts.push_back(room_chart(material, words, room, courses));
  section.charts.push_back(rooms_table(material, words, courses));
  return section;
}

AssumptionRow price_growth_row(const Words& words, double price_growth) {
  const ParameterSpec& spec = price_growth_spec;
  const std::string key = fmt::format("assumption.{}", spec.id);
  AssumptionRow row;
  row.id = std::string(spec.id);
  row.name = words.entry(key + ".name");
  row.explanation = words.entry(key + ".about");
  row.source = words.entry(key + ".source");
  row.unit = words.unit(Unit::percent);
  row.value = row.last_value = 100 * price_growth;
  row.standard = 100 * spec.value;
  row.low = 100 * spec.low;
  row.high = 100 * spec.high;
  row.decimals = 1;
  row.unit_of_value = Unit::share;
  row.changed = price_growth != spec.value;
  return row;
}

}  // namespace

Report compose_perspective(const Material& material, const Words& words, const std::vector<Direction>& directions,
                           const std::vector<PromiseRow>& promises, double price_growth, const SideBySide* beside) {
  const std::vector<Course> courses = courses_of(material, words, directions);
  Contents contents;
  contents.title = words.say("perspective.title", {{"place", material.place().name}});
  contents.summary_heading = words.say("perspective.lead");
  if (std::string best = best_sentence(material, words, courses); !best.empty())
    contents.more_sentences.push_back(std::move(best));
  Part ahead{"perspective", words.say("perspective.part"), words.say("perspective.part_lead"), {}};
  if (beside != nullptr) ahead.sections.push_back(side_by_side_section(words, *beside));
  ahead.sections.push_back(room_section(material, words, courses));
  ahead.sections.push_back(promise_section(material, words, courses, promises));
  for (std::size_t d = 0; d < directions.size(); ++d)
    ahead.sections.push_back(direction_section(material, words, directions[d], d + 1));
  contents.parts.push_back(std::move(ahead));
  contents.parts.push_back(plan_part(material, words, courses, price_growth));
  contents.parts.push_back(explained_part(material, words, directions));
  contents.more_assumptions.push_back(price_growth_row(words, price_growth));
  return assemble(material, words, std::move(contents));
}

}  // namespace handlingsrom::report
