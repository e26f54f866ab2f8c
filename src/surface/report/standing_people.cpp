// Where do we stand: how many live here, of what age, and where that places us among all municipalities.
#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "standing/facts/population_history.hpp"
#include "surface/report/sections.hpp"
#include "surface/report/svg/strip.hpp"

namespace handlingsrom::report {
namespace {

Chart history(const Material& material, const Words& words) {
  const facts::PopulationHistory& population = material.facts.population;
  const int area = material.municipality.value;
  svg::Line line;
  line.first_year = population.first_year().value;
  line.name = material.place().name;
  Table table;
  table.id = "history";
  table.columns = {{words.say("year"), "", 0, 1, true},
                   {words.figure("population.total"), words.unit(Unit::persons), 0}};
  for (Year year = population.first_year(); year <= population.last_year(); year = year + 1) {
    const double total = population.has(area, year) ? population.total(area, year) : facts::missing;
    line.values.push_back(total);
    table.rows.push_back({Cell::figure(year.value), Cell::figure(total)});
  }
  const auto first = std::find_if(line.values.begin(), line.values.end(), [](double v) { return std::isfinite(v); });
  const Year last = population.last_year();
  Chart chart;
  if (first != line.values.end()) {
    const int from_year = line.first_year + static_cast<int>(first - line.values.begin());
    const double change = line.values.back() - *first;
    const char* direction = std::abs(change) < 0.01 * *first ? "flat" : change > 0 ? "up" : "down";
    chart.title = words.say(fmt::format("message.history.{}", direction), {{"place", material.place().name},
                                                                           {"now", words.number(line.values.back())},
                                                                           {"year", fmt::format("{}", last.value)},
                                                                           {"first", fmt::format("{}", from_year)},
                                                                           {"before", words.number(*first)},
                                                                           {"change", words.number(std::abs(change))}});
  }
  table.caption = chart.title;
  table.chart = SheetChart{SheetChart::Kind::line, chart.title, {1}};
  svg::LineChart drawing;
  drawing.id = "history";
  drawing.title = chart.title;
  drawing.description = chart.title;
  drawing.first_year = population.first_year().value;
  drawing.last_year = last.value;
  drawing.format = axis_format(words, shown_unit(words, Unit::persons, 0));
  drawing.smallest_step = 1;
  drawing.lines = {line};
  chart.shown = words.say("shown.history");
  chart.source = source_line(material, words, {"ssb_07459", "population_municipality"}, false);
  chart.drawing = drawing;
  chart.table = std::move(table);
  return chart;
}

Chart among_all(const Material& material, const Words& words) {
  const facts::PopulationHistory& population = material.facts.population;
  const Year now = population.last_year();
  svg::Strip drawing;
  drawing.id = "share-80";
  Table table;
  table.id = "share_80";
  table.columns = {{words.say("municipality"), "", 0}, {words.say("share_80"), words.unit(Unit::percent), 1}};
  double nation_80 = 0, nation = 0;
  for (int area = 0; area < population.areas(); ++area) {
    const double total = population.total(area, now);
    const double old = population.total(area, now, 80, oldest_age);
    nation += total;
    nation_80 += old;
    drawing.values.push_back(total > 0 ? 100 * old / total : facts::missing);
    table.rows.push_back(
        {Cell::words(material.facts.registry->at(MunicipalityIndex{area}).name), Cell::figure(drawing.values.back())});
  }
  drawing.ours = material.municipality.value;
  const double ours = drawing.values[static_cast<std::size_t>(drawing.ours)];
  const double country = 100 * nation_80 / nation;
  const char* direction = std::abs(ours - country) < 0.25 ? "flat" : ours > country ? "up" : "down";
  Chart chart;
  chart.title = words.say(fmt::format("message.share_80.{}", direction),
                          {{"ours", words.number(ours, 1)}, {"country", words.number(country, 1)}});
  chart.shown = words.say("shown.share_80", {{"year", fmt::format("{}", now.value)}});
  chart.source = source_line(material, words, {"ssb_07459", "population_municipality"}, false);
  drawing.title = chart.title;
  drawing.description = chart.title + " " + chart.shown;
  drawing.ours_name = fmt::format("{} {} %", material.place().name, words.number(ours, 1));
  drawing.middle_half_name = words.say("middle_half");
  drawing.format = [words](double value, double step) { return words.number(value, decimals_of(step)) + " %"; };
  chart.drawing = drawing;
  table.caption = chart.title;
  chart.table = std::move(table);
  return chart;
}

}  // namespace

Section standing_people(const Material& material, const Words& words) {
  Section section{"standing-people", words.say("section.standing_people"), {}, {}, {}};
  // In a small place one family moves a percentage: say how much one person is.
  constexpr double small_place = 1000;
  const double inhabitants = material.middle("population.total", material.figures.first_year());
  if (inhabitants > 0 && inhabitants < small_place) {
    section.paragraphs.push_back(words.say(
        "one_person", {{"count", words.number(inhabitants)}, {"percent", words.number(100 / inhabitants, 1)}}));
  }
  section.charts.push_back(history(material, words));
  section.charts.push_back(among_all(material, words));
  section.charts.push_back(
      standing_chart(material, words, "people",
                     {"standing.population.share_0_5", "standing.population.share_6_15",
                      "standing.population.share_20_66", "standing.population.share_67_79",
                      "standing.population.working_age_per_80", "standing.population.growth_10_years"}));
  return section;
}

}  // namespace handlingsrom::report
