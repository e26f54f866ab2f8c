// Where do we stand: services, staff, money and need of today beside the country's.
#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "standing/facts/income_system.hpp"
#include "surface/report/sections.hpp"
#include "surface/report/svg/bars.hpp"

namespace handlingsrom::report {
namespace {

constexpr const char* sector_keys[] = {"school",           "kindergarten", "care",          "health",
                                       "child_protection", "social",       "administration"};

Section section_of(const Words& words, const std::string& id, Chart chart) {
  Section section{"standing-" + id, words.say("section.standing_" + id), {}, {}, {}};
  if (!chart.title.empty()) section.charts.push_back(std::move(chart));
  return section;
}

/// Spending by sector in kr per inhabitant, ours (as the chain has it in its first year) beside the country's.
Chart spending_chart(const Material& material, const Words& words) {
  const Year now = material.figures.first_year();
  const double inhabitants = material.middle("population.total", now);
  svg::BarChart bars;
  bars.id = "standing-spending";
  bars.reference_name = words.say("country");
  Table table;
  table.id = "standing_money";
  const std::string unit = words.unit(Unit::kroner_per_person);
  table.columns = {{words.say("sector"), "", 0}, {material.place().name, unit, 0}, {words.say("country"), unit, 0}};
  double ours_total = 0, country_total = 0;
  Provenance weakest = Provenance::municipality;
  bool of_accounts = false;
  for (std::size_t s = 0; s < facts::sectors.size(); ++s) {
    const std::string id = fmt::format("economy.spending.{}", sector_keys[s]);
    const double ours = material.middle(id, now) / inhabitants;
    const std::vector<double>& series = material.facts.national_spending[s];
    const double country = series.empty() ? facts::missing : series.back();
    const std::string name = Words::capital(words.entry(fmt::format("sector.{}", sector_keys[s])));
    bars.rows.push_back({name, ours, country, words.number(round_to(ours, 100)), words.say("missing")});
    bars.description += fmt::format("{}: {}. ", name, words.number(round_to(ours, 100)));
    table.rows.push_back({Cell::words(name), Cell::figure(ours, material.provenance(id)), Cell::figure(country)});
    weakest = weaker(weakest, material.provenance(id));
    of_accounts = of_accounts || material.provenance(id) <= Provenance::own;
    ours_total += ours;
    country_total += country;
  }
  table.rows.push_back(
      {Cell::words(words.say("total")), Cell::figure(ours_total, weakest), Cell::figure(country_total)});
  table.chart = SheetChart{SheetChart::Kind::bar, words.say("caption.standing_money"), {1, 2}, true};
  table.caption = words.say("caption.standing_money");
  Chart chart;
  // The accounts have health and care as one figure; its two parts are calculated, their sum and the other sectors are not.
  const bool calculated = !of_accounts, parted = of_accounts && weakest >= Provenance::national_times_index;
  if (std::isfinite(ours_total) && country_total > 0) {
    const double percent = (ours_total / country_total - 1) * 100;
    const char* direction = std::abs(percent) < 1 ? "flat" : percent >= 100 ? "times" : percent > 0 ? "up" : "down";
    chart.title = words.say(
        fmt::format("message.spending_level{}.{}", calculated ? "_calculated" : "", direction),
        {{"percent", words.number(std::abs(percent), 0)}, {"times", words.number(ours_total / country_total, 1)}});
  }
  chart.shown = words.say(calculated ? "shown.spending_level_calculated"
                          : parted   ? "shown.spending_level_parted"
                                     : "shown.spending_level");
  std::vector<std::string> sources{"ssb_12367"};
  if (of_accounts) sources.insert(sources.begin(), "ssb_12362");
  if (calculated || parted) sources.push_back("kdd_gront_hefte_indeks");
  chart.source = source_line(material, words, sources, calculated || parted);
  bars.title = chart.title;
  chart.drawing = bars;
  chart.table = std::move(table);
  chart.layout = Chart::Layout::beside;
  return chart;
}

}  // namespace

Section standing_services(const Material& material, const Words& words) {
  const std::vector<std::string> ids{"standing.care.home_care_80", "standing.care.long_stay_80",
                                     "standing.care.staffed_homes_per_80", "standing.care.places_per_80"};
  Section section = section_of(words, "services", standing_chart(material, words, "services", ids));
  std::string lacking;
  for (const std::string& id : ids) {
    const bool there = std::any_of(material.standing.begin(), material.standing.end(),
                                   [&](const rooms::StandingFigure& figure) { return figure.id == id; });
    if (there) continue;
    lacking += (lacking.empty() ? "" : "; ") + Words::small(words.figure(id));
  }
  if (!lacking.empty()) section.paragraphs.push_back(words.say("services_lacking", {{"figures", lacking}}));
  return section;
}

Section standing_staff(const Material& material, const Words& words) {
  return section_of(
      words, "staff",
      standing_chart(material, words, "staff",
                     {"standing.care.fte_per_80", "standing.care.nurses_of_fte", "standing.staff.sick_leave"}));
}

Section standing_money(const Material& material, const Words& words) {
  Section section = section_of(words, "money", spending_chart(material, words));
  for (const rooms::StandingFigure& figure : material.standing) {
    if (figure.id == "standing.economy.net_result") {
      section.paragraphs.push_back(words.say("net_result", {{"ours", words.number(figure.value, 1)},
                                                            {"country", words.number(figure.country, 1)},
                                                            {"year", fmt::format("{}", figure.year.value)}}));
    }
    if (figure.id == "standing.economy.in_robek")
      section.paragraphs.push_back(words.say(figure.value > 0 ? "robek.in" : "robek.out"));
  }
  return section;
}

Section standing_need(const Material& material, const Words& words) {
  const facts::NeedIndex& need = material.facts.need_index.latest(material.municipality);
  svg::BarChart bars;
  bars.id = "need";
  bars.reference_name = words.say("country_100");
  Table table;
  table.id = "need";
  table.columns = {{words.say("sector"), "", 0}, {words.say("need_index"), words.say("country_is_100"), 1}};
  std::size_t highest = 0;
  for (std::size_t s = 0; s < facts::sectors.size(); ++s) {
    const std::string name = Words::capital(words.entry(fmt::format("sector.{}", sector_keys[s])));
    bars.rows.push_back(
        {name, 100 * need.sector[s], 100, words.number(100 * need.sector[s]), words.say("need_missing")});
    bars.description +=
        fmt::format("{}: {}. ", name, std::isfinite(need.sector[s]) ? bars.rows.back().text : bars.rows.back().missing);
    table.rows.push_back({Cell::words(name), Cell::figure(100 * need.sector[s])});
    if (!(need.sector[s] <= need.sector[highest])) highest = s;
  }
  table.rows.push_back({Cell::words(words.say("total")), Cell::figure(100 * need.total)});
  Chart chart;
  if (std::isfinite(need.total)) {
    const double percent = std::abs(need.total - 1) * 100;
    const char* direction = percent < 1 ? "flat" : need.total >= 2 ? "times" : need.total > 1 ? "up" : "down";
    chart.title = words.say(fmt::format("message.need.{}", direction),
                            {{"percent", words.number(percent, percent < 10 ? 1 : 0)},
                             {"times", words.number(need.total, 1)},
                             {"sector", words.entry(fmt::format("sector.{}", sector_keys[highest]))}});
  } else {
    chart.title = words.say("message.need.missing");
  }
  table.caption = words.say("caption.need");
  table.chart = SheetChart{SheetChart::Kind::bar, chart.title, {1}, true};
  chart.shown = words.say("shown.need");
  chart.source = source_line(material, words, {"kdd_gront_hefte_indeks"}, false);
  bars.title = chart.title;
  chart.drawing = bars;
  chart.table = std::move(table);
  chart.layout = Chart::Layout::beside;
  return section_of(words, "need", std::move(chart));
}

}  // namespace handlingsrom::report
