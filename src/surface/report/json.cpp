#include "surface/report/json.hpp"

#include "standing/facts/source.hpp"
#include "standing/facts/source_json.hpp"

namespace handlingsrom::report {
namespace {

Json figure(const rooms::Figure& figure, const Words& words) {
  Json result{{"id", figure.id},
              {"name", words.figure(figure.id)},
              {"unit", key_of(figure.unit)},
              {"provenance", key_of(figure.provenance)}};
  add_values(result, figure);
  return result;
}

Json year(std::optional<Year> year) { return year ? Json(year->value) : Json(nullptr); }

std::string_view state_name(rooms::Reading::State state) {
  constexpr std::string_view keys[] = {"unknown", "holds", "closes", "reopens", "already", "already_opens"};
  return keys[static_cast<std::size_t>(state)];
}

}  // namespace

Json reading(const SaidRoom& said) {
  const rooms::Reading& of = said.reading;
  Json result{{"id", of.id},
              {"name", said.name},
              {"state", state_name(of.state)},
              {"closes", year(of.closes)},
              {"opens", year(of.opens)},
              {"earliest", year(of.earliest)},
              {"latest", year(of.latest)},
              {"headline", said.headline},
              {"lasts", said.lasts},
              {"note", said.note},
              {"sentence", said.sentence},
              {"short_first", nullptr},
              {"rests_on", said.rests_on},
              {"missing", of.missing},
              {"risk", of.by_risk() ? numbers(of.risk) : Json(nullptr)},
              {"in_year", said.in_year}};
  if (of.short_first) {
    result["short_first"] = {
        {"figure", of.short_first->id}, {"year", of.short_first->from.value}, {"text", said.short_first}};
  }
  return result;
}

Json readings(const rooms::Figures& figures, const Words& words) {
  Json list = Json::array();
  for (const SaidRoom& said : say_rooms(figures, words)) list.push_back(reading(said));
  return list;
}

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
            {"price_year", m.price_year}};
  Json rooms = Json::array();
  for (const RoomCard& card : the<Readings>(report).rooms) {
    rooms.push_back(reading(card.said));
    rooms.back()["gap"] = card.gap;
  }
  root["summary"] = {{"rooms", rooms}};
  for (const char* id : {"sentences", "sureness"}) root["summary"][id] = the<Bullets>(report, id).sentences;
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
                           {"value", numbers(series)},
                           {"default", number(spec->value)},
                           {"low", number(spec->low)},
                           {"high", number(spec->high)},
                           {"source", spec->source_id},
                           {"changed", material.assumptions.changed(spec->id)},
                           {"reason", material.assumptions.reason(spec->id)}});
  }
  root["assumptions"] = std::move(assumptions);
  Json sources = Json::array();
  for (const SourceRow& row : the<SourceList>(report).rows) sources.push_back(facts::source_json(row));
  root["sources"] = std::move(sources);
  return root.dump(1, ' ') + "\n";
}

}  // namespace handlingsrom::report
