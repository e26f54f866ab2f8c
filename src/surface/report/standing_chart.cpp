// Today's figures beside the country's: one bar chart with its table at its side.
#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "standing/facts/source.hpp"
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
    case Unit::full_time_equivalents: return std::abs(value) < 1 ? 2 : std::abs(value) < 20 ? 1 : 0;
    case Unit::kroner: return 1;
    default: return std::abs(value) < 2 ? 2 : std::abs(value) < 100 ? 1 : 0;
  }
}

/// A short unit stays on one line in its narrow column.
std::string unbroken(std::string unit) {
  constexpr std::size_t short_unit = 10;
  if (unit.size() > short_unit) return unit;
  for (std::size_t at = unit.find(' '); at != std::string::npos; at = unit.find(' ', at)) unit.replace(at, 1, "\u00a0");
  return unit;
}

std::vector<const rooms::StandingFigure*> chosen_figures(const Material& material,
                                                         const std::vector<std::string>& ids) {
  std::vector<const rooms::StandingFigure*> result;
  for (const std::string& id : ids) {
    const auto found = std::find_if(material.standing.begin(), material.standing.end(),
                                    [&](const rooms::StandingFigure& figure) { return figure.id == id; });
    if (found != material.standing.end()) result.push_back(&*found);
  }
  return result;
}

/// A growth rate may be negative and a share of the country's growth says nothing: compared in the table only.
bool comparable(const rooms::StandingFigure& figure) {
  return std::isfinite(figure.value) && std::isfinite(figure.country) && figure.country > 0 && figure.value >= 0 &&
         figure.id.find("growth") == std::string::npos;
}

Table table_of(const Material& material, const Words& words, const std::vector<const rooms::StandingFigure*>& figures) {
  Table table;
  table.columns = {{words.say("figure"), "", 0},
                   {material.place().name, "", 2},
                   {words.say("country"), "", 2},
                   {words.say("unit"), "", 0},
                   {words.say("year"), "", 0, 1, true}};
  for (const rooms::StandingFigure* figure : figures) {
    const double scale = figure->unit == Unit::share ? 100 : figure->unit == Unit::kroner ? 1e-6 : 1;
    const std::string unit = figure->unit == Unit::share    ? words.unit(Unit::percent)
                             : figure->unit == Unit::kroner ? words.say("unit_million")
                                                            : words.unit(figure->unit);
    const int decimals = decimals_for(figure->unit, figure->value);
    const auto cell = [&](double value, Provenance provenance) {
      if (!std::isfinite(value)) return Cell::figure(value, provenance);
      Cell result = Cell::figure(round_to(value * scale, std::pow(10, -decimals)), provenance);
      result.decimals = decimals;
      return result;
    };
    table.rows.push_back({Cell::words(words.figure(figure->id)), cell(figure->value, figure->provenance),
                          cell(figure->country, Provenance::municipality), Cell::words(unbroken(unit)),
                          Cell::figure(figure->year.value)});
    if (std::find(table.sources.begin(), table.sources.end(), figure->source_id) == table.sources.end())
      table.sources.push_back(figure->source_id);
  }
  return table;
}

/// The title says the same figure as the bar; from twice the country's on, in times instead of per cent.
std::string furthest_sentence(const Words& words, const rooms::StandingFigure& most) {
  const double ratio = most.value / most.country;
  constexpr double in_times = 2;
  const char* direction = ratio >= in_times ? "times" : ratio > 1 ? "more" : "less";
  return words.say(fmt::format("message.standing.{}", direction),
                   {{"figure", Words::small(words.figure(most.id))},
                    {"percent", words.number(std::abs(std::round(100 * ratio) - 100))},
                    {"times", words.number(ratio, 1)}});
}

}  // namespace

Chart standing_chart(const Material& material, const Words& words, const std::string& id,
                     const std::vector<std::string>& ids) {
  Chart chart;
  const std::vector<const rooms::StandingFigure*> figures = chosen_figures(material, ids);
  if (figures.empty()) return chart;
  svg::BarChart bars;
  bars.id = fmt::format("standing-{}-chart", id);
  bars.reference_name = words.say("country_100");
  double furthest = 0;
  const rooms::StandingFigure* most = nullptr;
  for (const rooms::StandingFigure* figure : figures) {
    if (!comparable(*figure)) continue;
    const double ratio = figure->value / figure->country;
    bars.rows.push_back({words.figure(figure->id), 100 * ratio, 100, words.number(100 * ratio), words.say("missing")});
    bars.description += fmt::format("{}: {}. ", words.figure(figure->id), words.number(100 * ratio));
    const double distance = std::abs(std::log(std::max(ratio, 0.01)));
    if (figure->value > 0 && distance > furthest) {
      furthest = distance;
      most = figure;
    }
  }
  constexpr double worth_saying = 0.05;
  if (most != nullptr && furthest > worth_saying) {
    chart.title = furthest_sentence(words, *most);
  } else {
    chart.title = words.say("message.standing.same_" + id);
  }
  chart.table = table_of(material, words, figures);
  chart.table.id = "standing_" + id;
  chart.table.caption = words.say("caption.standing_" + id);
  chart.shown = bars.rows.empty() ? std::string() : words.say("shown.standing");
  chart.source = source_line(material, words, chart.table.sources, false);
  bars.title = chart.title;
  if (!bars.rows.empty()) chart.drawing = bars;
  chart.layout = Chart::Layout::beside;
  return chart;
}

}  // namespace handlingsrom::report
