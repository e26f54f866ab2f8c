// Where are we going: who lives here now and in the last year, by sex and age; the earliest year is in the table.
#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>

#include "outlook/population/projection.hpp"
#include "standing/facts/population_history.hpp"
#include "surface/report/sections.hpp"
#include "surface/report/svg/pyramid.hpp"

namespace handlingsrom::report {
namespace {

constexpr int group_width = 5;
constexpr int last_group_age = 95;
constexpr int old_age = 67;

using Groups = std::vector<double>;

/// `persons(age)` summed over five years of age, 95 and over together.
template <class Persons>
Groups five_year_groups(const Persons& persons) {
  Groups groups(last_group_age / group_width + 1, 0.0);
  for (int age = 0; age < age_count; ++age)
    groups[static_cast<std::size_t>(std::min(age, last_group_age) / group_width)] += static_cast<double>(persons(age));
  return groups;
}

Groups registered(const facts::PopulationHistory& population, int area, Year year, Sex sex) {
  return five_year_groups([&](int age) { return population.persons(area, year, sex)[age]; });
}

std::string year_label(Year year) { return fmt::format("{}", year.value); }

}  // namespace

Chart age_pyramid(const Material& material, const Words& words) {
  Chart chart;
  if (material.projection == nullptr) return chart;
  const facts::PopulationHistory& population = material.facts.population;
  const population::Projection& projection = *material.projection;
  const int area = material.municipality.value;
  const Year now = population.last_year();
  const Year later = material.last_year();
  const int t = later - projection.first_year();
  Year then = population.first_year();
  while (then < now && !population.has(area, then)) then = then + 1;

  svg::Pyramid drawing;
  drawing.id = "pyramid";
  drawing.men_now = registered(population, area, now, Sex::male);
  drawing.women_now = registered(population, area, now, Sex::female);
  drawing.men_later = five_year_groups([&](int age) { return projection.persons(t, Sex::male, age); });
  drawing.women_later = five_year_groups([&](int age) { return projection.persons(t, Sex::female, age); });
  drawing.men = words.say("men");
  drawing.women = words.say("women");
  drawing.now = words.say("january", {{"year", year_label(now)}});
  drawing.later = words.say("january_projected", {{"year", year_label(later)}});
  drawing.format = axis_format(words, shown_unit(words, Unit::persons, 0));

  const auto share = [&](Year year) {
    return 100 * population.total(area, year, old_age, oldest_age) / population.total(area, year);
  };
  const double old_now = share(now);
  const double old_later = 100 * projection.total(t, old_age) / projection.total(t);
  const char* direction = std::round(old_later) > std::round(old_now)   ? "up"
                          : std::round(old_later) < std::round(old_now) ? "down"
                                                                        : "flat";
  chart.title =
      words.say(fmt::format("message.pyramid.{}", direction),
                {{"now", words.number(old_now)}, {"later", words.number(old_later)}, {"year", year_label(later)}});
  chart.shown = words.say("shown.pyramid", {{"now", year_label(now)},
                                            {"later", year_label(later)},
                                            {"then", year_label(then)},
                                            {"share", words.number(share(then))}});
  chart.source = source_line(material, words, {"ssb_07459"}, true);
  chart.table.id = "pyramid";
  chart.table.caption = chart.title;
  const std::string unit = words.unit(Unit::persons);
  chart.table.columns = {{words.say("age"), "", 0}};
  for (const Year year : {now, later, then}) {
    chart.table.columns.push_back({fmt::format("{} {}", drawing.men, year.value), unit, 0});
    chart.table.columns.push_back({fmt::format("{} {}", drawing.women, year.value), unit, 0});
  }
  const Groups men_then = registered(population, area, then, Sex::male);
  const Groups women_then = registered(population, area, then, Sex::female);
  const Provenance projected = material.provenance("population.total");
  for (std::size_t i = 0; i < drawing.men_now.size(); ++i) {
    const int from = static_cast<int>(i) * group_width;
    drawing.groups.push_back(from == last_group_age ? fmt::format("{}+", from)
                                                    : fmt::format("{}–{}", from, from + group_width - 1));
    chart.table.rows.push_back({Cell::words(drawing.groups.back()), Cell::figure(drawing.men_now[i]),
                                Cell::figure(drawing.women_now[i]), Cell::figure(drawing.men_later[i], projected),
                                Cell::figure(drawing.women_later[i], projected), Cell::figure(men_then[i]),
                                Cell::figure(women_then[i])});
  }
  drawing.title = chart.title;
  drawing.description = chart.title + " " + chart.shown;
  chart.drawing = drawing;
  chart.table.chart = SheetChart{SheetChart::Kind::bar, chart.title, {1, 2}};
  chart.layout = Chart::Layout::tall;
  return chart;
}

}  // namespace handlingsrom::report
