#include "surface/report/json.hpp"

#include <cmath>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace handlingsrom::report {
namespace {

using Json = nlohmann::ordered_json;

Json number(double value) {
  if (!std::isfinite(value)) return nullptr;
  const double rounded = std::stod(fmt::format("{:.8g}", value));
  return rounded == 0 ? Json(0.0) : Json(rounded);
}

Json numbers(const std::vector<double>& values) {
  Json result = Json::array();
  for (const double value : values) result.push_back(number(value));
  return result;
}

Json figure(const rooms::Figure& figure, const Words& words) {
  Json result{{"id", figure.id},
              {"name", words.figure(figure.id)},
              {"unit", key_of(figure.unit)},
              {"provenance", key_of(figure.provenance)},
              {"middle", numbers(figure.middle)}};
  if (figure.has_range()) {
    result["p10"] = numbers(figure.p10);
    result["p25"] = numbers(figure.p25);
    result["p75"] = numbers(figure.p75);
    result["p90"] = numbers(figure.p90);
  }
  return result;
}

}  // namespace

std::string json(const Material& material, const Report& report, const Words& words) {
  const Manifest& m = report.manifest;
  Json root{{"schema", "knowledge-basis-1"},
            {"language", report.language},
            {"municipality", {{"number", report.number}, {"name", report.place}, {"county", report.county}}},
            {"manifest",
             {{"program_version", m.program_version},
              {"bundle_version", m.bundle_version},
              {"bundle_digest", m.bundle_digest},
              {"seed", m.seed},
              {"paths", m.paths},
              {"own_figures", m.own_figures.empty() ? Json(nullptr) : Json(m.own_figures)},
              {"changed_assumptions", m.changed_assumptions}}},
            {"price_year", 2025}};
  Json rooms = Json::array();
  for (const RoomCard& card : report.rooms)
    rooms.push_back({{"id", "rooms." + card.id},
                     {"name", card.name},
                     {"headline", card.number},
                     {"note", card.number_note},
                     {"gap", card.gap}});
  root["summary"] = {{"rooms", rooms}, {"sentences", report.sentences}, {"sureness", report.sureness}};
  root["first_year"] = material.figures.first_year().value;
  root["years"] = material.figures.years();
  Json figures = Json::array();
  for (const rooms::Figure& one : material.figures.all()) figures.push_back(figure(one, words));
  root["figures"] = std::move(figures);
  Json standing = Json::array();
  for (const rooms::StandingFigure& one : material.standing) {
    standing.push_back({{"id", one.id},
                        {"name", words.figure(one.id)},
                        {"unit", key_of(one.unit)},
                        {"provenance", key_of(one.provenance)},
                        {"value", number(one.value)},
                        {"country", number(one.country)},
                        {"year", one.year.value},
                        {"source", one.source_id}});
  }
  root["standing"] = std::move(standing);
  Json assumptions = Json::array();
  for (const ParameterSpec* spec : material.assumptions.specs()) {
    const auto series = material.assumptions.series(spec->id);
    assumptions.push_back({{"id", spec->id},
                           {"unit", key_of(spec->unit)},
                           {"value", numbers({series.begin(), series.end()})},
                           {"default", number(spec->value)},
                           {"low", number(spec->low)},
                           {"high", number(spec->high)},
                           {"source", spec->source_id},
                           {"changed", material.assumptions.changed(spec->id)},
                           {"reason", material.assumptions.reason(spec->id)}});
  }
  root["assumptions"] = std::move(assumptions);
  Json sources = Json::array();
  for (const SourceRow& row : report.sources) {
    sources.push_back({{"id", row.id},
                       {"publisher", row.publisher},
                       {"table", row.table},
                       {"title", row.title},
                       {"period", row.period},
                       {"licence", row.licence},
                       {"retrieved", row.retrieved},
                       {"note", row.note}});
  }
  root["sources"] = std::move(sources);
  return root.dump(1, ' ') + "\n";
}

}  // namespace handlingsrom::report
