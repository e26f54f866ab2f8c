// Where are we going: spending and income, and why the room changes.
#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "surface/report/sections.hpp"
#include "surface/report/svg/waterfall.hpp"

namespace handlingsrom::report {
namespace {

/// Causes under a twentieth of the largest become one bar; the table keeps them apart.
template <class Text>
void gather_small(svg::Waterfall& drawing, const Words& words, const Text& text) {
  if (drawing.causes.empty()) return;
  constexpr double share = 0.05;
  const double largest = std::abs(drawing.causes.front().change);
  const auto small = std::find_if(drawing.causes.begin(), drawing.causes.end(),
                                  [&](const auto& cause) { return std::abs(cause.change) < share * largest; });
  if (drawing.causes.end() - small < 2) return;
  double sum = 0;
  for (auto cause = small; cause != drawing.causes.end(); ++cause) sum += cause->change;
  drawing.causes.erase(small, drawing.causes.end());
  if (std::abs(sum) >= 1) drawing.causes.push_back({words.say("smaller_causes"), sum, text(sum), sum > 0});
}

/// From today's room to that of 2040: each sector's spending, income and finance costs; adds up to the krone.
Chart why(const Material& material, const Words& words) {
  const FocusYears years = focus_years(material);
  svg::Waterfall drawing;
  drawing.id = "money-why";
  drawing.start = material.middle("rooms.money", years.now);
  const ShownUnit unit = shown_unit(words, Unit::kroner, largest_of(material, {"economy.spending.total"}));
  Table table;
  table.id = "money_why";
  table.columns = {{words.say("cause"), "", 0}, {words.say("effect_on_room"), unit.text, 1, unit.divisor}};
  const auto text = [&](double value) {
    return words.signed_amount(value, Unit::kroner, known_step(value, std::nullopt, 1000));
  };
  const auto room_name = [&](Year year) {
    return words.say("room_in_year", {{"year", fmt::format("{}", year.value)}});
  };
  table.rows.push_back(
      {Cell::words(room_name(years.now)), Cell::figure(drawing.start, material.provenance("rooms.money"))});

  double explained = 0;
  std::string largest;  // figure behind the largest cause
  double largest_change = 0;
  const auto add = [&](const std::string& name, double change, Provenance mark, const std::string& id = {}) {
    if (!std::isfinite(change) || std::abs(change) < 1) return;
    if (std::abs(change) > std::abs(largest_change)) {
      largest = id;
      largest_change = change;
    }
    drawing.causes.push_back({name, change, text(change), change > 0});
    table.rows.push_back({Cell::words(name), Cell::figure(change, mark)});
    explained += change;
  };
  const std::string prefix = "economy.spending.";
  for (const rooms::Figure& figure : material.figures.all()) {
    if (!figure.id.starts_with(prefix) || figure.id == "economy.spending.total") continue;
    add(words.say("spending_on", {{"sector", words.entry("sector." + figure.id.substr(prefix.size()))}}),
        material.middle(figure.id, years.now) - material.middle(figure.id, years.middle), figure.provenance, figure.id);
  }
  add(words.figure("economy.income.total"),
      material.middle("economy.income.total", years.middle) - material.middle("economy.income.total", years.now),
      material.provenance("economy.income.total"), "economy.income.total");
  add(words.figure("economy.finance_cost"),
      material.middle("economy.finance_cost", years.now) - material.middle("economy.finance_cost", years.middle),
      material.provenance("economy.finance_cost"));
  add(words.figure("economy.base_year"),
      material.middle("economy.base_year", years.middle) - material.middle("economy.base_year", years.now),
      material.provenance("economy.base_year"));
  const double end = material.middle("rooms.money", years.middle);
  add(words.say("other_causes"), std::abs(end - drawing.start - explained) < 1 ? 0 : end - drawing.start - explained,
      material.provenance("rooms.money"));
  std::stable_sort(drawing.causes.begin(), drawing.causes.end(),
                   [](const auto& a, const auto& b) { return std::abs(a.change) > std::abs(b.change); });
  std::stable_sort(table.rows.begin() + 1, table.rows.end(),
                   [](const auto& a, const auto& b) { return std::abs(a[1].value) > std::abs(b[1].value); });
  table.rows.push_back({Cell::words(room_name(years.middle)), Cell::figure(end, material.provenance("rooms.money"))});
  gather_small(drawing, words, text);

  drawing.start_name = room_name(years.now);
  drawing.end_name = room_name(years.middle);
  drawing.start_text = text(drawing.start);
  drawing.end_text = text(drawing.end());
  Chart chart;
  if (!drawing.causes.empty()) {
    const auto& first = drawing.causes.front();
    // Told at the step of the figure's own chart.
    const double step = known_step(first.change, material.range(largest, years.middle), 1000);
    const std::string amount = words.amount(std::abs(first.change), Unit::kroner, step);
    chart.title = words.say(first.good ? "message.money_why.good" : "message.money_why.bad",
                            {{"cause", first.name},
                             {"amount", words.say("about", {{"amount", amount}})},
                             {"year", fmt::format("{}", years.middle.value)}});
  } else {
    chart.title = words.say("message.money_why.none");
  }
  chart.shown = words.say("shown.money_why", {{"now", fmt::format("{}", years.now.value)},
                                              {"later", fmt::format("{}", years.middle.value)}});
  chart.source = source_line(material, words, {}, true);
  drawing.title = chart.title;
  for (const auto& cause : drawing.causes) drawing.description += fmt::format("{}: {}. ", cause.name, cause.text);
  if (std::isfinite(drawing.start)) chart.drawing = drawing;
  table.caption = chart.title;
  chart.table = std::move(table);
  chart.layout = Chart::Layout::tall;
  return chart;
}

/// Income against all costs: the distance between the lines is the room. Costs are spending and net finance, so that the lines cross
/// in the year that the room closes.
Chart income_and_costs(const Material& material, const Words& words) {
  const FocusYears years = focus_years(material);
  Chart chart =
      line_chart(material, words, "money", way(material, words, "economy.spending.total", "money", years.middle),
                 words.say("shown.money"),
                 {{"economy.income.total", words.say("short.income"), 2},
                  {"economy.spending.total", "", 1},
                  {"economy.finance_cost", "", 3}},
                 false);
  const rooms::Figure* income = material.figures.find("economy.income.total");
  const rooms::Figure* room = material.figures.find("rooms.money");
  if (chart.title.empty() || income == nullptr || room == nullptr) return chart;
  svg::LineChart drawing;
  drawing.id = "money";
  drawing.title = chart.title;
  drawing.description =
      describe(material, words,
               {{"economy.income.total", "", 1}, {"economy.spending.total", "", 1}, {"economy.finance_cost", "", 1}});
  drawing.first_year = material.figures.first_year().value;
  drawing.last_year = material.last_year().value;
  drawing.from_zero = false;
  drawing.format = axis_format(words, shown_unit(words, Unit::kroner, largest_of(material, {"economy.income.total"})));
  svg::Line costs{words.say("short.costs"), drawing.first_year, income->middle, {}, 1};
  for (std::size_t t = 0; t < costs.values.size(); ++t) costs.values[t] -= room->middle[t];
  drawing.lines = {std::move(costs), {words.say("short.income"), drawing.first_year, income->middle, {}, 2}};
  chart.drawing = drawing;
  return chart;
}

/// What it would take: how fast income per inhabitant must grow for today's standard to be paid for.
std::string closing_growth(const Material& material, const Words& words, Year year) {
  const double growth = material.middle("economy.closing_growth", year);
  if (!std::isfinite(growth) || growth == 0) return {};
  const auto nothing = [&](const char* assumption) {
    const auto assumed = material.assumptions.series(assumption);
    return std::all_of(assumed.begin(), assumed.end(), [](double value) { return value == 0; });
  };
  const bool standing_still = nothing("economy.income_growth") && nothing("economy.demographic_compensation");
  const auto percent = [&](double share) { return words.exact_amount(share, Unit::share, 1); };
  constexpr double smallest_told = 0.0005;
  const char* direction = std::abs(growth) < smallest_told ? "even" : growth > 0 ? "grow" : "fall";
  std::string spread;
  if (const auto range = material.range("economy.closing_growth", year)) {
    spread = words.say("closing_growth.range", {{"low", percent(range->first)}, {"high", percent(range->second)}});
  }
  return words.say(
      fmt::format("closing_growth.{}{}", direction, standing_still ? "" : "_beyond"),
      {{"percent", percent(std::abs(growth))}, {"year", fmt::format("{}", year.value)}, {"range", spread}});
}

/// The two courses beside each other: nothing more per inhabitant, and the state pays what ageing costs the country.
std::string two_courses(const Material& material, const Words& words, Year year) {
  const double nothing_more = material.middle("economy.course.nothing_more", year);
  const double state_pays = material.middle("economy.course.state_pays", year);
  if (!std::isfinite(nothing_more) || !std::isfinite(state_pays)) return {};
  const double step = known_step(nothing_more, material.range("economy.course.nothing_more", year), 1000);
  const auto amount = [&](double value) { return words.signed_amount(value, Unit::kroner, step); };
  const double share = material.assumptions.series("economy.demographic_compensation").back();
  return words.say("two_courses", {{"year", fmt::format("{}", year.value)},
                                   {"nothing_more", amount(nothing_more)},
                                   {"state_pays", amount(state_pays)},
                                   {"percent", words.exact_amount(share, Unit::share, 0)}});
}

}  // namespace

Section outlook_money(const Material& material, const Words& words) {
  const FocusYears years = focus_years(material);
  Section section{"outlook-money", words.say("section.outlook_money"), {words.say("money_unchanged")}, {}, {}};
  if (std::string sentence = closing_growth(material, words, years.middle); !sentence.empty()) {
    section.paragraphs.push_back(std::move(sentence));
  }
  if (std::string sentence = two_courses(material, words, years.middle); !sentence.empty())
    section.paragraphs.push_back(std::move(sentence));
  section.charts.push_back(income_and_costs(material, words));
  section.charts.push_back(why(material, words));
  section.charts.push_back(line_chart(
      material, words, "spending", way(material, words, "economy.spending.care", "care_spending", years.middle),
      words.say("shown.spending"),
      {{"economy.spending.care", Words::capital(words.entry("sector.care")), 1},
       {"economy.spending.school", Words::capital(words.entry("sector.school")), 2},
       {"economy.spending.kindergarten", Words::capital(words.entry("sector.kindergarten")), 3}}));
  return section;
}

}  // namespace handlingsrom::report
