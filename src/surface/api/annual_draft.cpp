// A unit's file from a municipality's own care: full-time equivalents by the ladder, spread over the day and the week.

#include <algorithm>

#include <fmt/format.h>

#include "base/error.hpp"
#include "choice/roster/annual/draft.hpp"
#include "outlook/rooms/chain.hpp"
#include "outlook/workforce/day_need.hpp"
#include "surface/api/annual_rotas.hpp"
#include "surface/api/staff_day.hpp"
#include "surface/messages/numbers.hpp"

namespace handlingsrom::api {
namespace {

const workforce::CareUnit& unit_named(const std::string& kind) {
  const workforce::CareUnit* unit = workforce::care_unit(kind);
  if (unit != nullptr) return *unit;
  std::string known;
  for (const workforce::CareUnit& each : workforce::care_units())
    known += (known.empty() ? "" : ", ") + std::string(each.key);
  throw Error(ErrorCode::usage, "rota_unit_kind", {{"found", kind}, {"expected", known}});
}

annual::DraftWords draft_words(const messages::Catalogue& catalogue) {
  const auto word = [&](const char* key) { return catalogue.text(std::string("rota.draft.word.") + key); };
  return {word("day"),           word("evening"),   word("night"),        word("nurse"),
          word("health_worker"), word("assistant"), word("night_worker"), word("skilled")};
}

}  // namespace

std::string draft_unit(const Service& service, const UnitDraft& wanted, const messages::Catalogue& catalogue) {
  constexpr int first_year = 2024, last_year = 2045;  // as far as the calendar is tested
  const int rota_year = wanted.year == 0 ? service.last_counted().value + 1 : wanted.year;
  if (rota_year < first_year || rota_year > last_year) {
    throw Error(ErrorCode::usage, "rota_year",
                {{"found", std::to_string(rota_year)},
                 {"minimum", std::to_string(first_year)},
                 {"maximum", std::to_string(last_year)}});
  }
  const workforce::CareUnit& unit = unit_named(wanted.kind);
  const MunicipalityIndex index = service.find(wanted.municipality);
  rooms::Request request;
  request.municipality = index;
  const rooms::Figures figures = service.chain().run(request);
  const Year last = figures.first_year() + (figures.years() - 1);
  const Year year = std::clamp(Year{rota_year}, figures.first_year(), last);
  const Assumptions assumptions = service.chain().default_assumptions();
  const workforce::UnitNeed need = unit_need_of(service, figures, unit, year);
  annual::Draft draft;
  const std::string place = service.municipality(index).name;
  draft.fte = wanted.fte > 0 ? wanted.fte : need.fte;
  if (!(draft.fte >= 2)) throw Error(ErrorCode::bad_input, "rota_fte", {{"found", fmt::format("{:.1f}", draft.fte)}});
  if (need.fte > 0) draft.education = need.education;
  draft.shape = workforce::day_shape(assumptions, unit.key);
  // Short stays make the nursing home's winter.
  if (unit.key == "nursing_home") draft.winter = assumptions.first("care.winter_peak");
  draft.words = draft_words(catalogue);
  draft.first = annual::first_monday(rota_year);
  draft.invent = wanted.invent;
  draft.name = catalogue.text("rota.draft." + wanted.kind, {{"place", place}});
  draft.invented_reason = catalogue.text("rota.draft.reason");
  const annual::DraftDemand demand = annual::demand_of(draft);
  const auto number = [&](double value, int decimals) {
    return messages::number(value, decimals, catalogue.language());
  };
  draft.comments = {
      catalogue.text("rota.draft.about", {{"place", place}, {"year", std::to_string(rota_year)}}),
      catalogue.text(wanted.fte > 0 ? "rota.draft.fte_own" : "rota.draft.fte", {{"fte", number(draft.fte, 1)}}),
      catalogue.text("rota.draft.hours",
                     {{"hours", number(demand.wanted_hours, 0)}, {"asked", number(demand.week_hours, 0)}}),
      catalogue.text("rota.draft.education", {{"nurse", number(100 * draft.education.nurse, 0)},
                                              {"health_worker", number(100 * draft.education.health_worker, 0)},
                                              {"other", number(100 * draft.education.other, 0)}}),
      day_words(workforce::day_need({draft.fte, draft.education}, draft.shape), catalogue),
      catalogue.text("rota.draft.shape")};
  if (wanted.invent) draft.comments.push_back(catalogue.text("rota.draft.invented"));
  return annual::unit_text(draft);
}

}  // namespace handlingsrom::api
