// Where do we stand: services, staff and money of today beside the country's.
#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "surface/report/sections.hpp"
#include "surface/report/svg/bars.hpp"

namespace handlingsrom::report {
namespace {

int decimals_for(Unit unit, double value) {
  switch (unit) {
    case Unit::share:
    case Unit::percent: return 1;
    case Unit::persons:
    case Unit::users:
    case Unit::places:
    case Unit::kroner_per_person:
    case Unit::kroner_per_user: return 0;
    case Unit::full_time_equivalents: return std::abs(value) < 20 ? 1 : 0;
    case Unit::kroner: return 1;
    default: return std::abs(value) < 10 ? 2 : 0;
  }
}

bool in_groups(const std::string& id, const std::vector<std::string>& groups) {
  return std::any_of(groups.begin(), groups.end(), [&](const std::string& group) { return id.starts_with("standing." + group + "."); });
}

/// Standing figures as a section: the table always, and a bar for each figure as a share of the country's.
Section standing_section(const Material& material, const Words& words, const std::string& id, const std::vector<std::string>& groups) {
  Section section{"standing-" + id, words.say("section.standing_" + id), {}, {}, {}};
  std::vector<const rooms::StandingFigure*> chosen;
  std::vector<std::string> sources;
  for (const rooms::StandingFigure& figure : material.standing) {
    if (!in_groups(figure.id, groups)) continue;
    chosen.push_back(&figure);
    if (std::find(sources.begin(), sources.end(), figure.source_id) == sources.end()) sources.push_back(figure.source_id);
  }
  if (chosen.empty()) {
    section.notes.push_back(words.say("nothing_here"));
    return section;
  }
  svg::BarChart bars;
  bars.id = "standing-" + id + "-chart";
  bars.reference_name = words.say("country_100");
  double furthest = 0;
  const rooms::StandingFigure* most = nullptr;
  for (const rooms::StandingFigure* figure : chosen) {
    if (!std::isfinite(figure->country) || figure->country <= 0) continue;
    const double ratio = figure->value / figure->country;
    bars.rows.push_back({words.figure(figure->id), std::isfinite(ratio) ? 100 * ratio : facts::missing, 100, words.number(100 * ratio), words.say("missing")});
    // What rests on the country's own level says nothing about a difference.
    if (std::isfinite(ratio) && ratio > 0 && figure->provenance < Provenance::national_times_index && std::abs(std::log(ratio)) > furthest) {
      furthest = std::abs(std::log(ratio));
      most = figure;
    }
  }
  Chart chart;
  if (most != nullptr && furthest > 0.05) {
    const double percent = std::abs(most->value / most->country - 1) * 100;
    chart.title = words.say(most->value > most->country ? "message.standing.more" : "message.standing.less",
                            {{"figure", words.figure(most->id)}, {"percent", words.number(round_to(percent, percent < 20 ? 1 : 5))}});
  } else {
    chart.title = words.say("message.standing.same_" + id);
  }
  chart.table = standing_table(material, words, "standing_" + id, chart.title, groups);
  chart.shown = words.say("shown.standing");
  chart.source = source_line(material, words, sources, false);
  bars.title = chart.title;
  for (const auto& row : bars.rows) bars.description += fmt::format("{}: {}. ", row.name, std::isfinite(row.value) ? row.text : row.missing);
  if (!bars.rows.empty()) chart.svg = svg::draw(bars);
  section.charts.push_back(std::move(chart));
  return section;
}

}  // namespace

Table standing_table(const Material& material, const Words& words, std::string id, std::string caption, const std::vector<std::string>& groups) {
  Table table;
  table.id = std::move(id);
  table.caption = std::move(caption);
  table.columns = {{words.say("figure"), "", 0}, {material.place().name, "", 2}, {words.say("country"), "", 2}, {words.say("unit"), "", 0}, {words.say("year"), "", 0, 1, true}};
  for (const rooms::StandingFigure& figure : material.standing) {
    if (!in_groups(figure.id, groups)) continue;
    const double scale = figure.unit == Unit::share ? 100 : figure.unit == Unit::kroner ? 1e-6 : 1;
    const std::string unit = figure.unit == Unit::share ? words.unit(Unit::percent) : figure.unit == Unit::kroner ? words.say("unit_million") : words.unit(figure.unit);
    const int decimals = decimals_for(figure.unit, figure.value);
    const auto rounded = [&](double value) { return std::isfinite(value) ? round_to(value * scale, std::pow(10, -decimals)) : value; };
    Cell ours = Cell::figure(rounded(figure.value), figure.provenance);
    Cell country = Cell::figure(rounded(figure.country));
    ours.text = std::isfinite(ours.value) ? words.number(ours.value, decimals) : std::string();
    country.text = std::isfinite(country.value) ? words.number(country.value, decimals) : std::string();
    table.rows.push_back({Cell::words(words.figure(figure.id)), ours, country, Cell::words(unit), Cell::figure(figure.year.value)});
    if (std::find(table.sources.begin(), table.sources.end(), figure.source_id) == table.sources.end()) table.sources.push_back(figure.source_id);
  }
  return table;
}

Section standing_services(const Material& material, const Words& words) { return standing_section(material, words, "services", {"services", "care", "population"}); }
Section standing_staff(const Material& material, const Words& words) { return standing_section(material, words, "staff", {"workforce", "staff"}); }
Section standing_money(const Material& material, const Words& words) { return standing_section(material, words, "money", {"economy", "money"}); }

Section standing_need(const Material& material, const Words& words) {
  Section section{"standing-need", words.say("section.standing_need"), {}, {}, {}};
  const facts::NeedIndex& need = material.facts.need_index[static_cast<std::size_t>(material.municipality.value)][1];
  constexpr const char* keys[] = {"school", "kindergarten", "care", "health", "child_protection", "social", "administration"};
  svg::BarChart bars;
  bars.id = "need";
  bars.reference_name = words.say("country_100");
  Table table;
  table.id = "need";
  table.columns = {{words.say("sector"), "", 0}, {words.say("need_index"), words.say("country_is_100"), 1}};
  std::size_t highest = 0;
  for (std::size_t s = 0; s < facts::sectors.size(); ++s) {
    const std::string name = words.entry(fmt::format("sector.{}", keys[s]));
    bars.rows.push_back({name, 100 * need.sector[s], 100, words.number(100 * need.sector[s]), words.say("need_missing")});
    table.rows.push_back({Cell::words(name), Cell::figure(100 * need.sector[s])});
    if (!(need.sector[s] <= need.sector[highest])) highest = s;
  }
  table.rows.push_back({Cell::words(words.say("total")), Cell::figure(100 * need.total)});
  Chart chart;
  if (std::isfinite(need.total)) {
    const double percent = std::abs(need.total - 1) * 100;
    const char* direction = percent < 1 ? "flat" : need.total > 1 ? "up" : "down";
    chart.title = words.say(fmt::format("message.need.{}", direction), {{"percent", words.number(percent, percent < 10 ? 1 : 0)}, {"sector", words.entry(fmt::format("sector.{}", keys[highest]))}});
  } else {
    chart.title = words.say("message.need.missing");
  }
  table.caption = chart.title;
  table.chart = SheetChart{SheetChart::Kind::bar, chart.title, {1}};
  chart.shown = words.say("shown.need");
  chart.source = source_line(material, words, {"need_index", "sector_index", "kdd_need_index", "delkostnadsindekser"}, false);
  bars.title = chart.title;
  for (const auto& row : bars.rows) bars.description += fmt::format("{}: {}. ", row.name, std::isfinite(row.value) ? row.text : row.missing);
  chart.svg = svg::draw(bars);
  chart.table = std::move(table);
  section.charts.push_back(std::move(chart));
  return section;
}

}  // namespace handlingsrom::report
