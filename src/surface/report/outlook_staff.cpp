// Where are we going: staff needed and staff to be had.
#include <cmath>
#include <utility>

#include <fmt/format.h>

#include "surface/report/outlook_flow.hpp"
#include "surface/report/sections.hpp"
#include "surface/report/svg/bars.hpp"

namespace handlingsrom::report {
namespace {

constexpr const char* groups[] = {"nurse", "health_worker", "teacher", "kindergarten_teacher", "other"};

Chart by_group(const Material& material, const Words& words) {
  const FocusYears years = focus_years(material);
  svg::BarChart drawing;
  drawing.id = "staff-groups";
  Table table;
  table.id = "staff_groups";
  const std::string unit = words.unit(Unit::full_time_equivalents);
  const auto head = [&](const char* key) { return words.say(key, {{"year", fmt::format("{}", years.middle.value)}}); };
  table.columns = {{words.say("education_group"), "", 0}, {head("needed_in"), unit, 0},
                   {head("available_in"), unit, 0},       {head("room_in"), unit, 0},
                   {words.say("low"), unit, 0},           {words.say("high"), unit, 0}};
  std::string worst, worst_amount;
  double worst_gap = 0.5;  // less would be written as nothing
  for (const char* group : groups) {
    const std::string needed = fmt::format("workforce.needed.{}", group);
    const std::string available = fmt::format("workforce.available.{}", group);
    const std::string room = fmt::format("rooms.people.{}", group);
    const double need = material.middle(needed, years.middle);
    const double have = material.middle(available, years.middle);
    const auto range = material.range(room, years.middle);
    const Provenance mark = weaker(material.provenance(needed), material.provenance(available));
    const std::string name = Words::capital(words.entry(fmt::format("group.{}", group)));
    table.rows.push_back({Cell::words(name), Cell::figure(need, mark), Cell::figure(have, mark),
                          Cell::figure(have - need, mark), Cell::figure(range ? range->first : facts::missing, mark),
                          Cell::figure(range ? range->second : facts::missing, mark)});
    // The same step as the room's own chart further down, so that a figure is told once.
    const double step = known_step(have - need, range, 1);
    drawing.rows.push_back({name, have, need, words.signed_number(round_to(have - need, step)), words.say("missing")});
    if (need - have > worst_gap) {
      worst_gap = need - have;
      worst_amount = words.amount(worst_gap, Unit::full_time_equivalents, step);
      worst = name;
    }
  }
  Chart chart;
  chart.title = worst.empty()
                    ? words.say("message.staff_groups.none", {{"year", fmt::format("{}", years.middle.value)}})
                    : words.say("message.staff_groups.worst", {{"group", Words::small(worst)},
                                                               {"amount", worst_amount},
                                                               {"year", fmt::format("{}", years.middle.value)}});
  chart.shown = words.say("shown.staff_groups", {{"year", fmt::format("{}", years.middle.value)}});
  chart.source = source_line(material, words, {}, true);
  drawing.reference_name = words.say("needed");
  drawing.title = chart.title;
  for (const auto& row : drawing.rows)
    drawing.description += fmt::format("{}: {}. ", row.name, std::isfinite(row.value) ? row.text : row.missing);
  chart.drawing = drawing;
  table.caption = chart.title;
  table.chart = SheetChart{SheetChart::Kind::column, chart.title, {1, 2}};
  chart.table = std::move(table);
  return chart;
}

}  // namespace

Section outlook_staff(const Material& material, const Words& words) {
  Section section{"outlook-staff", words.say("section.outlook_staff"), {}, {}, {}};
  const FocusYears years = focus_years(material);
  section.charts.push_back(line_chart(material, words, "staff",
                                      way(material, words, "workforce.needed.total", "staff", years.middle),
                                      words.say("shown.staff"),
                                      {{"workforce.needed.total", words.say("short.needed"), 1},
                                       {"workforce.available.total", words.say("short.available"), 2}}));
  section.charts.push_back(by_group(material, words));
  Chart flow = staff_flow(material, words);
  if (!flow.title.empty()) section.charts.push_back(std::move(flow));
  return section;
}

}  // namespace handlingsrom::report
