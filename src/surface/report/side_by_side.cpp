#include "surface/report/side_by_side.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include <fmt/format.h>

#include "outlook/rooms/reading.hpp"
#include "surface/report/room_reading.hpp"

namespace handlingsrom::report {
namespace {

using Row = SideBySide::Row;
using ComparedEntry = SideBySide::Entry;

constexpr std::array<const char*, 3> keys{"money", "people", "places"};
constexpr std::array<double, 3> least_step{1000, 1, 1};
constexpr double none = std::numeric_limits<double>::quiet_NaN();

std::string say(const Words& words, const std::string& key, const messages::Arguments& arguments = {}) {
  return words.say("alternatives." + key, arguments);
}

std::string room_name(const Words& words, std::size_t room) {
  return words.say(fmt::format("room.{}.name", keys[room]));
}

/// What is said of the three rooms in each course.
using Said = std::vector<std::array<SaidRoom, 3>>;

std::string range_note(const Words& words, double low, double high, Unit unit) {
  if (!std::isfinite(low) || !std::isfinite(high) || !(high > low)) return {};
  const double step = known_step((low + high) / 2, std::pair{low, high}, unit == Unit::kroner ? 1000 : 1);
  const std::string first = words.signed_amount(round_to(low, step), unit, step),
                    last = words.signed_amount(round_to(high, step), unit, step);
  return first == last ? std::string() : say(words, "range", {{"low", first}, {"high", last}});
}

Row lasts_row(const Words& words, const Said& said, std::size_t room) {
  Row row{fmt::format("lasts.{}", keys[room]),
          "lasts",
          say(words, "lasts", {{"room", room_name(words, room)}}),
          {},
          {},
          false};
  for (const auto& rooms : said) {
    const rooms::Reading& reading = rooms[room].reading;
    row.entries.push_back({rooms[room].headline, rooms[room].note, reading.closes ? reading.closes->value : none});
  }
  return row;
}

Row left_row(const Words& words, const std::vector<Alternative>& courses, std::size_t room, Year year) {
  const std::string id(rooms::room_figures[room]);
  Row row{fmt::format("left.{}", keys[room]),
          "left",
          say(words, "left", {{"room", room_name(words, room)}, {"year", fmt::format("{}", year.value)}}),
          {},
          {},
          false};
  for (const Alternative& course : courses) {
    const rooms::Balance balance = rooms::balance_in(*course.figures, id, year);
    const Unit unit = course.figures->at(id).unit;
    ComparedEntry entry{words.say("missing"), {}, balance.value};
    if (std::isfinite(balance.value)) {
      const double step = known_step(balance.value, balance.most, least_step[room]);
      entry.text = words.signed_amount(round_to(balance.value, step), unit, step);
      if (balance.most) entry.note = range_note(words, balance.most->first, balance.most->second, unit);
    }
    row.entries.push_back(std::move(entry));
  }
  return row;
}

Row gives_row(const Words& words, const std::vector<Alternative>& courses, std::size_t room, Year year) {
  const std::string id(rooms::room_figures[room]);
  Row row{fmt::format("gives.{}", keys[room]),
          "gives",
          say(words, "gives", {{"room", room_name(words, room)}, {"year", fmt::format("{}", year.value)}}),
          {},
          {},
          false};
  for (const Alternative& course : courses) {
    const Unit unit = course.figures->at(id).unit;
    const auto t = static_cast<std::size_t>(year - course.figures->first_year());
    const auto at = [&](const std::vector<double>& series) { return t < series.size() ? series[t] : none; };
    const double change = at(course.change[room]);
    ComparedEntry entry{say(words, "nothing"), {}, change, true};
    if (std::isfinite(change) && std::abs(change) > rooms::hardly_anything(unit)) {
      const double low = at(course.low[room]), high = at(course.high[room]);
      const bool has_range = std::isfinite(low) && std::isfinite(high) && high > low;
      const double step =
          known_step(change, has_range ? std::optional{std::pair{low, high}} : std::nullopt, least_step[room]);
      entry = {words.signed_amount(round_to(change, step), unit, step), range_note(words, low, high, unit), change};
    }
    row.entries.push_back(std::move(entry));
  }
  return row;
}

Row cost_row(const Words& words, const std::vector<Alternative>& courses, const char* key,
             double Alternative::*amount) {
  Row row{fmt::format("asks.{}", key), "asks", say(words, key), {}, {}, false};
  for (const Alternative& course : courses) {
    const double cost = course.*amount;
    const bool nothing = std::abs(cost) <= rooms::hardly_anything(Unit::kroner);
    row.entries.push_back(
        {nothing ? say(words, "nothing") : words.amount(cost, Unit::kroner, known_step(cost, std::nullopt, 1e5)),
         {},
         cost,
         nothing});
  }
  return row;
}

std::vector<Row> asked_rows(const std::vector<Alternative>& courses) {
  std::vector<Row> rows;
  for (const Alternative& asking : courses) {
    for (const Asked& asked : asking.asks) {
      if (std::any_of(rows.begin(), rows.end(), [&](const Row& row) { return row.id == "asks." + asked.id; })) continue;
      Row row{"asks." + asked.id, "asks", asked.name, asked.notices, {}, false};
      for (const Alternative& course : courses) {
        const auto own = std::find_if(course.asks.begin(), course.asks.end(),
                                      [&](const Asked& other) { return other.id == asked.id; });
        row.entries.push_back(own == course.asks.end() ? ComparedEntry{asked.now, {}, none, true}
                                                       : ComparedEntry{own->then, own->when, none});
      }
      rows.push_back(std::move(row));
    }
  }
  return rows;
}

/// Where courses differ comes first, and where all but today's are alike last.
void sort_by_difference(std::vector<Row>& rows) {
  for (Row& row : rows) {
    const std::size_t from = row.entries.size() > 2 ? 1 : 0;
    row.same = std::all_of(row.entries.begin() + static_cast<std::ptrdiff_t>(from), row.entries.end(),
                           [&](const ComparedEntry& entry) {
                             return entry.text == row.entries[from].text && entry.note == row.entries[from].note;
                           });
  }
  std::stable_partition(rows.begin(), rows.end(), [](const Row& row) { return !row.same; });
}

/// "«A» gives most money in 2040"; where none gives more than today's course that is said.
std::string title_of(const Words& words, const std::vector<Alternative>& courses, const std::vector<Row>& left,
                     Year year) {
  const std::string when = fmt::format("{}", year.value);
  std::size_t best = 0;
  for (std::size_t course = 1; course < courses.size(); ++course) {
    if (left[0].entries[course].value > left[0].entries[best].value) best = course;
  }
  if (courses.size() < 2) return say(words, "title_today", {{"year", when}});
  if (best == 0) return say(words, "title_none", {{"year", when}});
  if (left[0].entries[best].text == left[0].entries[0].text) {
    // Alike as they are written, though one gives more.
    const Row gives = gives_row(words, courses, 0, year);
    if (gives.entries[best].as_today) return say(words, "title_none", {{"year", when}});
    return say(words, courses.size() == 2 ? "title_gives_alone" : "title_gives",
               {{"name", courses[best].name}, {"year", when}, {"amount", gives.entries[best].text}});
  }
  return say(words, left[0].entries[best].value < 0 ? "title_least_missing" : "title_most",
             {{"name", courses[best].name}, {"year", when}, {"amount", left[0].entries[best].text}});
}

svg::Beside picture_of(const Words& words, const std::vector<Alternative>& courses, const Said& said,
                       const std::vector<Row>& left, Year year) {
  svg::Beside picture;
  picture.id = "alternatives";
  for (const Alternative& course : courses) picture.rows.push_back(course.name);
  for (std::size_t room = 0; room < keys.size(); ++room) {
    svg::Beside::Panel panel{room_name(words, room), {}};
    for (std::size_t course = 0; course < courses.size(); ++course) {
      const rooms::Balance balance =
          rooms::balance_in(*courses[course].figures, std::string(rooms::room_figures[room]), year);
      svg::Beside::Mark mark;
      mark.value = balance.value;
      if (balance.most) mark.low = balance.most->first, mark.high = balance.most->second;
      mark.text = left[room].entries[course].text;
      mark.below = Words::capital(lasts(said[course][room].reading, words));
      panel.marks.push_back(std::move(mark));
    }
    picture.panels.push_back(std::move(panel));
  }
  return picture;
}

Table table_of(const Words& words, const SideBySide& all) {
  Table table;
  table.id = "alternatives";
  table.sheet = say(words, "sheet");
  table.caption = all.chart.title;
  table.columns.push_back({say(words, "what"), "", 0});
  for (const std::string& name : all.names) table.columns.push_back({name, "", 0});
  for (const Row& row : all.rows) {
    std::vector<Cell> cells{Cell::words(row.head)};
    for (const ComparedEntry& entry : row.entries)
      cells.push_back(Cell::words(entry.note.empty() ? entry.text : entry.text + ". " + entry.note));
    table.rows.push_back(std::move(cells));
  }
  return table;
}

}  // namespace

SideBySide side_by_side(const Words& words, const std::vector<Alternative>& courses, Year year, int price_year) {
  SideBySide all;
  all.year = year.value;
  Said said;
  for (const Alternative& course : courses) {
    all.names.push_back(course.name);
    said.push_back(say_rooms(*course.figures, words));
    all.sentences.push_back(say(words, "course",
                                {{"name", course.name},
                                 {"money", lasts(said.back()[0].reading, words)},
                                 {"people", lasts(said.back()[1].reading, words)},
                                 {"places", lasts(said.back()[2].reading, words)}}));
  }
  std::vector<Row> left;
  for (std::size_t room = 0; room < keys.size(); ++room) left.push_back(left_row(words, courses, room, year));
  all.rows = left;
  for (std::size_t room = 0; room < keys.size(); ++room) all.rows.push_back(gives_row(words, courses, room, year));
  for (std::size_t room = 0; room < keys.size(); ++room) all.rows.push_back(lasts_row(words, said, room));
  all.rows.push_back(cost_row(words, courses, "one_off", &Alternative::one_off));
  all.rows.push_back(cost_row(words, courses, "by_loan", &Alternative::by_loan));
  for (Row& row : asked_rows(courses)) all.rows.push_back(std::move(row));
  sort_by_difference(all.rows);

  Chart& chart = all.chart;
  chart.title = title_of(words, courses, left, year);
  chart.shown =
      say(words, "shown", {{"year", fmt::format("{}", year.value)}, {"price_year", fmt::format("{}", price_year)}});
  chart.source = words.say("source", {{"sources", words.say("calculated")}});
  svg::Beside picture = picture_of(words, courses, said, left, year);
  picture.title = chart.title;
  for (const std::string& sentence : all.sentences)
    picture.description += (picture.description.empty() ? "" : " ") + sentence;
  chart.drawing = std::move(picture);
  chart.layout = Chart::Layout::wide;
  chart.table = table_of(words, all);
  return all;
}

Section side_by_side_section(const Words& words, const SideBySide& all) {
  Section section{"alternatives", say(words, "heading"), all.sentences, {}, {say(words, "note")}};
  section.charts.push_back(all.chart);
  return section;
}

}  // namespace handlingsrom::report
