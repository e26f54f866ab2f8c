// How long the rooms last, and the gap between what is expected and what there is room for.
#include <algorithm>

#include <fmt/format.h>

#include "surface/report/perspective_parts.hpp"

namespace handlingsrom::report {
namespace {

/// Which course keeps most promises to the last year, as the table's title.
std::string title_of(const Words& words, const std::vector<Course>& courses, const std::vector<PromiseRow>& promises,
                     const std::string& last) {
  if (promises.empty()) return words.say("perspective.lasts_title");
  std::size_t best = 0, most = 0;
  for (std::size_t course = 0; course < courses.size(); ++course) {
    const auto kept =
        static_cast<std::size_t>(std::count_if(promises.begin(), promises.end(), [&](const PromiseRow& promise) {
          return promise.first_broken.at(course) == 0;
        }));
    if (kept > most) {
      most = kept;
      best = course;
    }
  }
  return words.say(most == 0                 ? "perspective.promises_none"
                   : most == promises.size() ? "perspective.promises_all"
                                             : "perspective.promises_some",
                   {{"name", courses[best].said},
                    {"year", last},
                    {"kept", fmt::format("{}", most)},
                    {"all", fmt::format("{}", promises.size())}});
}

}  // namespace

Section promise_section(const Material& material, const Words& words, const std::vector<Course>& courses,
                        const std::vector<PromiseRow>& promises) {
  const std::string last = year_text(material.last_year().value);
  Section section{
      "promises", words.say(promises.empty() ? "perspective.lasts_title" : "perspective.promises"), {}, {}, {}};
  Chart chart;
  chart.title = title_of(words, courses, promises, last);
  chart.layout = Chart::Layout::wide;
  Table& table = chart.table;
  table.id = "promise-table";
  table.sheet = words.say("perspective.sheet.promises");
  table.caption = chart.title;
  table.columns.push_back({words.say("perspective.promise"), "", 0});
  for (const Course& course : courses) table.columns.push_back({course.name, "", 0});
  for (std::size_t room = 0; room < room_names.size(); ++room) {
    std::vector<Cell> row{Cell::words(words.say(fmt::format("perspective.lasts_row.{}", room_names[room])))};
    for (const Course& course : courses) row.push_back(Cell::words(how_long(words, *course.figures, room)));
    table.rows.push_back(std::move(row));
  }
  for (const PromiseRow& promise : promises) {
    std::vector<Cell> row{Cell::words(words.say("perspective.promise_row", {{"name", promise.name}}))};
    for (const int year : promise.first_broken) {
      row.push_back(Cell::words(year == 0 ? words.say("perspective.holds", {{"year", last}})
                                : year <= promise.from
                                    ? words.say("perspective.never_holds")
                                    : words.say("perspective.holds_until", {{"year", year_text(year - 1)}})));
    }
    table.rows.push_back(std::move(row));
  }
  section.charts.push_back(std::move(chart));
  return section;
}

}  // namespace handlingsrom::report
