// Where are we going: people on each step of the care ladder, and the staff it takes.
#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "outlook/care/ladder.hpp"
#include "surface/report/room_reading.hpp"
#include "surface/report/sections.hpp"
#include "surface/report/svg/stair.hpp"

namespace handlingsrom::report {
namespace {

/// The ladder's own names where it has the step; the catalogue's otherwise.
std::string step_name(const Words& words, const std::string& step) {
  static const care::Ladder ladder = care::default_ladder();
  for (const care::Step& known : ladder.steps) {
    if (known.id == step) return Words::capital(known.names[static_cast<std::size_t>(words.language())]);
  }
  return words.figure("care.users." + step);
}

Chart ladder_chart(const Material& material, const Words& words) {
  const FocusYears years = focus_years(material);
  const std::string prefix = "care.users.";
  svg::Stair drawing;
  drawing.id = "care-ladder";
  drawing.now_name = fmt::format("{}", years.now.value);
  drawing.later_name = fmt::format("{}", years.middle.value);
  Table table;
  table.id = "care_ladder";
  const std::string unit = words.unit(Unit::users);
  table.columns = {{words.say("step"), "", 0},
                   {drawing.now_name, unit, 1},
                   {drawing.later_name, unit, 1},
                   {fmt::format("{}, {}", drawing.later_name, words.say("low")), unit, 1},
                   {fmt::format("{}, {}", drawing.later_name, words.say("high")), unit, 1}};
  for (const rooms::Figure& figure : material.figures.all()) {
    if (!figure.id.starts_with(prefix) || figure.id == "care.users.total") continue;
    const double now = material.middle(figure.id, years.now);
    const double later = material.middle(figure.id, years.middle);
    const auto range = material.range(figure.id, years.middle);
    const double low = range ? range->first : facts::missing;
    const double high = range ? range->second : facts::missing;
    const std::string name = step_name(words, figure.id.substr(prefix.size()));
    // Whole persons on both bars, and the arrow is their difference; the range says how sure the later one is.
    const double change = std::round(later) - std::round(now);
    svg::Stair::Step drawn{
        name, now, later, low, high, words.number(now), words.number(later), {}, words.say("missing_step")};
    if (std::isfinite(change) && change != 0)
      drawn.change_text = fmt::format("{} {}", change > 0 ? "↑" : "↓", words.number(std::abs(change)));
    drawing.steps.push_back(std::move(drawn));
    table.rows.push_back({Cell::words(name), Cell::figure(now, figure.provenance),
                          Cell::figure(later, figure.provenance), Cell::figure(low, figure.provenance),
                          Cell::figure(high, figure.provenance)});
    drawing.description += fmt::format("{}: {} → {}. ", name, words.number(now), words.number(later));
  }
  Chart chart;
  chart.title = way(material, words, "care.users.total", "care_users", years.middle);
  chart.shown = words.say("shown.care_ladder", {{"now", drawing.now_name}, {"later", drawing.later_name}});
  if (!drawing.steps.empty() && std::isfinite(drawing.steps.front().later_low))
    chart.shown += " " + words.say("range_note");
  chart.source = source_line(material, words, {}, true);
  drawing.title = chart.title;
  chart.drawing = drawing;
  table.caption = chart.title;
  table.chart = SheetChart{SheetChart::Kind::bar, chart.title, {1, 2}};
  chart.layout = Chart::Layout::tall;
  chart.table = std::move(table);
  return chart;
}

/// How many places are enough, with what risk of a shortage today's are, and what chance alone does.
void add_places_risk(const Material& material, const Words& words, Section& section) {
  const FocusYears years = focus_years(material);
  const double enough = material.middle("care.places_enough", years.middle);
  if (!std::isfinite(enough)) return;
  const double accepted = material.assumptions.first("care.accepted_shortage_risk");
  std::string title = words.say("places_risk.title", {{"enough", words.number(enough)},
                                                      {"year", fmt::format("{}", years.middle.value)},
                                                      {"accepted", chance(words, accepted)}});
  const double today = material.middle("care.places_today", years.now);
  std::vector<Shown> lines{{"care.places_need", {}, 1}, {"care.places_enough", {}, 2}};
  std::string shown = words.say("shown.places_risk");
  const double risk = material.middle("care.shortage_risk", years.middle);
  if (std::isfinite(today) && std::isfinite(risk)) {
    lines.push_back({"care.places_today", {}, 3});
    shown += " " + words.say("places_risk.today", {{"places", words.number(today)},
                                                   {"risk", chance(words, risk)},
                                                   {"year", fmt::format("{}", years.middle.value)}});
    const double long_stay = material.middle("care.users.nursing_home", years.now);
    const double short_stay = material.middle("care.users.short_stay", years.now);
    const double residents = long_stay + short_stay;
    const double in_bed = today - material.middle("rooms.places", years.now) - long_stay;
    if (std::round(residents) > today) {
      shown += " " + words.say("places_risk.crowded", {{"residents", words.number(residents)},
                                                       {"places", words.number(today)},
                                                       {"in_bed", chance(words, in_bed / short_stay)}});
    }
  }
  shown += " " + words.say("places_risk.chance");
  section.charts.push_back(line_chart(material, words, "places-risk", std::move(title), std::move(shown), lines));
}

}  // namespace

Section outlook_care(const Material& material, const Words& words) {
  Section section{"outlook-care", words.say("section.outlook_care"), {words.say("care_unchanged")}, {}, {}};
  const FocusYears years = focus_years(material);
  section.charts.push_back(ladder_chart(material, words));
  section.charts.push_back(line_chart(
      material, words, "nursing-home", way(material, words, "care.users.nursing_home", "nursing_home", years.middle),
      words.say("shown.nursing_home"),
      {{"care.users.nursing_home", step_name(words, "nursing_home"), 1},
       {"care.users.staffed_home", step_name(words, "staffed_home"), 2},
       {"care.constant_rates.long_stay", words.say("short.nursing_home_constant"), 3, false},
       {"care.constant_rates.staffed_homes", words.say("short.staffed_home_constant"), 4, false}}));
  add_places_risk(material, words, section);
  section.charts.push_back(line_chart(material, words, "care-fte",
                                      way(material, words, "care.fte", "care_fte", years.middle),
                                      words.say("shown.care_fte"), {{"care.fte", words.say("short.care_fte"), 1}}));
  return section;
}

}  // namespace handlingsrom::report
