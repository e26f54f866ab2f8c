// Where are we going: inhabitants, and children in kindergarten, school and the after-school programme.
#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "outlook/population/base.hpp"
#include "surface/report/sections.hpp"
#include "surface/report/svg/bars.hpp"

namespace handlingsrom::report {
namespace {

/// Pupils by grade now and in ten years, with the range of the later year.
Chart pupils_by_grade(const Material& material, const Words& words) {
  const Year now = material.figures.first_year();
  const Year later = std::min(now + 10, material.last_year());
  svg::ColumnChart drawing;
  drawing.id = "grades";
  Table table;
  table.id = "grades";
  const std::string unit = words.unit(Unit::persons);
  table.columns = {{words.say("grade"), "", 0},
                   {fmt::format("{}", now.value), unit, 0},
                   {fmt::format("{}", later.value), unit, 0},
                   {fmt::format("{}, {}", later.value, words.say("low")), unit, 0},
                   {fmt::format("{}, {}", later.value, words.say("high")), unit, 0}};
  for (int grade = 1; grade <= 10; ++grade) {
    const std::string id = fmt::format("services.pupils.grade_{}", grade);
    const auto range = material.range(id, later).value_or(std::pair{facts::missing, facts::missing});
    drawing.categories.push_back(fmt::format("{}.", grade));
    drawing.now.push_back(material.middle(id, now));
    drawing.later.push_back(material.middle(id, later));
    drawing.later_low.push_back(range.first);
    drawing.later_high.push_back(range.second);
    const Provenance mark = material.provenance(id);
    table.rows.push_back({Cell::words(fmt::format("{}.", grade)), Cell::figure(drawing.now.back(), mark),
                          Cell::figure(drawing.later.back(), mark), Cell::figure(range.first, mark),
                          Cell::figure(range.second, mark)});
  }
  Chart chart;
  chart.title = way(material, words, "services.pupils.grade_1", "grade_1", later);
  drawing.title = chart.title;
  drawing.description = chart.title;
  drawing.now_name = fmt::format("{}", now.value);
  drawing.later_name = fmt::format("{}", later.value);
  drawing.format = axis_format(words, shown_unit(words, Unit::persons, 0));
  drawing.smallest_step = 1;
  chart.shown = words.say("shown.grades", {{"now", drawing.now_name}, {"later", drawing.later_name}});
  if (std::isfinite(drawing.later_low.front())) chart.shown += " " + words.say("range_note");
  chart.source = source_line(material, words, {}, true);
  chart.drawing = drawing;
  table.caption = chart.title;
  table.chart = SheetChart{SheetChart::Kind::column, chart.title, {1, 2}};
  chart.table = std::move(table);
  return chart;
}

/// Where fewer than five are born a year, "fewer" and "more" say little: the figures themselves stand.
std::string births_sentence(const Material& material, const Words& words, const FocusYears& years) {
  constexpr double few = 5;
  const char* id = "population.births";
  const double now = material.middle(id, years.now);
  const double later = material.middle(id, years.middle);
  if (!(std::max(now, later) < few)) return way(material, words, id, "births", years.middle);
  return words.say("message.births.few", {{"now", told(material, words, id, years.now)},
                                          {"later", told(material, words, id, years.middle)},
                                          {"first", fmt::format("{}", years.now.value)},
                                          {"year", fmt::format("{}", years.middle.value)}});
}

/// Where our projection and the published one part: one grows, the other shrinks. Empty where they do not, or by less than a hundredth.
std::string different_directions(const Material& material, const Words& words, Year year) {
  if (material.figures.find("population.published_main") == nullptr) return {};
  const double now = material.middle("population.total", focus_years(material).now);
  const double ours = material.middle("population.total", year);
  const double theirs = material.middle("population.published_main", year);
  constexpr double least = 0.01;
  if (!((ours - now) * (theirs - now) < 0) || std::abs(ours - theirs) < least * now) return {};
  const auto persons = [&](double value) { return words.number(value); };
  return words.say("population_directions", {{"ours", persons(ours)},
                                             {"theirs", persons(theirs)},
                                             {"now", persons(now)},
                                             {"year", fmt::format("{}", year.value)}});
}

}  // namespace

Section outlook_population(const Material& material, const Words& words) {
  Section section{"outlook-population", words.say("section.outlook_population"), {}, {}, {}};
  const FocusYears years = focus_years(material);
  const std::vector<std::string>& changed = material.manifest.changed_assumptions;
  if (std::find(changed.begin(), changed.end(), "population=" + std::string(population::published_base)) !=
      changed.end())
    section.paragraphs.push_back(words.say("population_base_published"));
  if (std::string sentence = different_directions(material, words, years.middle); !sentence.empty())
    section.paragraphs.push_back(std::move(sentence));
  std::vector<Shown> totals{{"population.total", material.place().name, 1}};
  if (material.figures.find("population.published_main") != nullptr)
    totals.push_back({"population.published_main", words.say("published_main"), 5});
  section.charts.push_back(line_chart(material, words, "population",
                                      way(material, words, "population.total", "population", years.far),
                                      words.say("shown.population"), totals));
  section.charts.push_back(age_pyramid(material, words));
  section.charts.push_back(
      line_chart(material, words, "ages", way(material, words, "population.age_20_66", "working_age", years.middle),
                 words.say("shown.ages"),
                 {{"population.age_20_66", "", 1}, {"population.age_67_79", "", 2}, {"population.age_6_15", "", 3}}));
  section.charts.push_back(
      line_chart(material, words, "elderly", way(material, words, "population.age_80_89", "elderly", years.middle),
                 words.say("shown.elderly"), {{"population.age_80_89", "", 1}, {"population.age_90", "", 2}}));
  section.charts.push_back(line_chart(material, words, "flows", births_sentence(material, words, years),
                                      words.say("shown.flows"),
                                      {{"population.births", "", 1, false},
                                       {"population.deaths", "", 2, false},
                                       {"population.net_migration", "", 3, false}}));
  return section;
}

Section outlook_children(const Material& material, const Words& words) {
  Section section{"outlook-children", words.say("section.outlook_children"), {}, {}, {}};
  const FocusYears years = focus_years(material);
  section.charts.push_back(
      line_chart(material, words, "pupils", way(material, words, "services.pupils.total", "pupils", years.middle),
                 words.say("shown.pupils"), {{"services.pupils.total", words.say("short.pupils"), 1}}));
  section.charts.push_back(pupils_by_grade(material, words));
  section.charts.push_back(line_chart(material, words, "kindergarten",
                                      way(material, words, "services.kindergarten.total", "kindergarten", years.middle),
                                      words.say("shown.kindergarten"),
                                      {{"services.kindergarten.total", words.say("short.kindergarten"), 1}}));
  section.charts.push_back(line_chart(material, words, "sfo",
                                      way(material, words, "services.sfo.total", "sfo", years.middle),
                                      words.say("shown.sfo"), {{"services.sfo.total", words.say("short.sfo"), 1}}));
  return section;
}

}  // namespace handlingsrom::report
