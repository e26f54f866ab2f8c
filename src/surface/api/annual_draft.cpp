// A unit's file from a municipality's own care: full-time equivalents by the ladder, spread over the day and the week.

#include <algorithm>

#include <fmt/format.h>

#include "base/error.hpp"
#include "choice/roster/annual/draft.hpp"
#include "outlook/rooms/chain.hpp"
#include "surface/api/annual_rotas.hpp"
#include "surface/messages/numbers.hpp"

namespace handlingsrom::api {
namespace {

/// Steps whose work is done by the unit.
std::vector<std::string_view> steps_of(const std::string& kind) {
  if (kind == "home_care") return {"welfare_technology", "practical_help", "reablement", "home_nursing", "care_home"};
  if (kind == "nursing_home") return {"short_stay", "nursing_home"};
  throw Error(ErrorCode::usage, "rota_unit_kind", {{"found", kind}, {"expected", "home_care, nursing_home"}});
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
  const auto steps = steps_of(wanted.kind);
  const MunicipalityIndex index = service.find(wanted.municipality);
  rooms::Request request;
  request.municipality = index;
  const rooms::Figures figures = service.chain().run(request);
  const Year last = figures.first_year() + (figures.years() - 1);
  const Year year = std::clamp(Year{rota_year}, figures.first_year(), last);
  double own = 0, all = 0, nurse = 0, health_worker = 0;
  for (const care::Step& step : service.chain().ladder().steps) {
    const double fte = figures.middle("care.users." + step.id, year) * step.fte_per_user;
    all += fte;
    if (std::find(steps.begin(), steps.end(), step.id) == steps.end()) continue;
    own += fte;
    nurse += fte * step.education.nurse;
    health_worker += fte * step.education.health_worker;
  }
  annual::Draft draft;
  const std::string place = service.municipality(index).name;
  draft.fte = wanted.fte > 0 ? wanted.fte : all > 0 ? figures.middle("care.fte", year) * own / all : 0;
  if (!(draft.fte >= 2)) throw Error(ErrorCode::bad_input, "rota_fte", {{"found", fmt::format("{:.1f}", draft.fte)}});
  draft.nurse = own > 0 ? nurse / own : draft.nurse;
  draft.health_worker = own > 0 ? health_worker / own : draft.health_worker;
  draft.shape = wanted.kind == "home_care" ? annual::home_care_shape() : annual::nursing_home_shape();
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
      catalogue.text("rota.draft.shape")};
  if (wanted.invent) draft.comments.push_back(catalogue.text("rota.draft.invented"));
  return annual::unit_text(draft);
}

}  // namespace handlingsrom::api
