// /api/v1/levers, …/municipalities/{}/levers, …/municipalities/{}/tornado, …/municipalities/{}/smallest-change
#include <algorithm>

#include "base/error.hpp"
#include "base/text.hpp"
#include "surface/api/comparison.hpp"
#include "surface/api/plan.hpp"
#include "surface/api/scenario_questions.hpp"
#include "surface/routes/asked_numbers.hpp"
#include "surface/routes/body.hpp"
#include "surface/routes/context.hpp"
#include "surface/routes/json.hpp"

namespace handlingsrom::routes {
namespace {

constexpr std::size_t longest_lever_id = 100;

Json lever_json(const scenario::Lever& lever, const Context& context, const messages::Catalogue& catalogue) {
  const std::string key = "lever." + std::string(lever.id) + ".";
  const std::string evidence(key_of(lever.evidence));
  const facts::Source* from = context.service->find_source(lever.source_id);
  return {{"id", lever.id},
          {"name", catalogue.text(key + "name")},
          {"about", catalogue.text(key + "about")},
          {"notices", catalogue.text(key + "notices")},
          {"price", catalogue.text(key + "price")},
          {"price_known", lever.price_known},
          {"law", lever.has_law ? Json(catalogue.text(key + "law")) : Json(nullptr)},
          {"sector", {{"id", lever.sector}, {"name", catalogue.text("lever_sector." + std::string(lever.sector))}}},
          {"unit", unit(lever.unit, catalogue)},
          {"today", number(lever.today)},
          {"low", number(lever.low)},
          {"high", number(lever.high)},
          {"minimum", number(lever.minimum)},
          {"maximum", number(lever.maximum)},
          {"legal_low", number(lever.legal_low)},
          {"legal_high", number(lever.legal_high)},
          {"evidence", {{"id", evidence}, {"name", catalogue.text("lever_evidence." + evidence)}}},
          {"source", from == nullptr ? Json(nullptr) : source(*from)},
          {"lead_years", lever.lead_years},
          {"ramp_years", lever.ramp_years},
          {"one_off_per_unit", number(lever.one_off_per_unit + api::borrowed_per_unit(lever))},
          {"one_off_by_loan", lever.one_off_in.empty()},
          {"excludes", api::excluded_by(lever)}};
}

/// Throws Error(bad_input, "year_invalid") for what is no year of the period.
Year year_in(const Context& context, std::string_view text) {
  const int first = context.defaults->first_year().value;
  const auto year = whole_number(text);
  if (!year || *year < first || *year >= first + context.defaults->years())
    throw Error(ErrorCode::bad_input, "year_invalid", {{"year", shortened(text)}});
  return Year{static_cast<int>(*year)};
}

Json tornado(const Context& context, MunicipalityIndex index, Year year) {
  Json list = Json::array();
  for (const scenario::Swing& swing : api::tornado(*context.service, index, context.defaults->first_year() + 1, year)) {
    list.push_back({{"lever", api::levers()[swing.lever]->id},
                    {"at_low", numbers(swing.at_low)},
                    {"at_high", numbers(swing.at_high)}});
  }
  return {{"year", year.value}, {"rooms", scenario::room_ids}, {"swings", std::move(list)}};
}

Json quantiles(const comparison::Quantiles& known) {
  return {{"known", known.known},           {"p10", number(known.p10)}, {"p25", number(known.p25)},
          {"median", number(known.median)}, {"p75", number(known.p75)}, {"p90", number(known.p90)}};
}

/// Where municipalities stand on what each lever turns; levers without a published figure are left out.
Json standing(const Context& context, MunicipalityIndex index, const messages::Catalogue& catalogue) {
  Json list = Json::array();
  for (const scenario::Lever* lever : api::levers()) {
    const auto spread = api::standing_of(*context.service, *lever, index);
    if (!spread) continue;
    const comparison::Measure& measure = *comparison::lever_measure(lever->standing);
    list.push_back({{"lever", lever->id},
                    {"name", catalogue.text("standing_measure." + std::string(measure.id))},
                    {"unit", unit(measure.unit, catalogue)},
                    {"decimals", measure.decimals},
                    {"year", api::year_of(*context.service, measure).value},
                    {"source", source(context.service->source(measure.source_id))},
                    {"own", number(spread->own)},
                    {"country", number(spread->country)},
                    {"comparable", quantiles(spread->comparable)},
                    {"all", quantiles(spread->all)}});
  }
  return {{"municipality", municipality(context.service->municipality(index))}, {"levers", std::move(list)}};
}

http::Response smallest_change(const Context& context, const http::Request& request) {
  const MunicipalityIndex index = context.municipality(request.captures.at(0));
  const Json body = read_object(request.body, {"figure", "year", "levers"});
  const auto figure = read_text(body, "figure", longest_lever_id);
  const auto room = std::find(scenario::room_ids.begin(), scenario::room_ids.end(), figure.value_or(""));
  if (room == scenario::room_ids.end()) refuse_body("/figure", "rooms.money, rooms.people, rooms.places");
  const int first = context.defaults->first_year().value;
  const auto year = read_integer(body, "year", first, first + context.defaults->years() - 1);
  if (!year) refuse_body("/year", "number");
  std::vector<std::string> ids;
  if (const auto list = body.find("levers"); list != body.end()) {
    if (!list->is_array() || list->size() > api::levers().size()) refuse_body("/levers", "list");
    for (const Json& id : *list) {
      if (!id.is_string()) refuse_body("/levers", "text");
      ids.push_back(id.get<std::string>());
    }
  }
  Json changes = Json::array();
  for (const api::Change& one :
       api::smallest_change(*context.service, index, ids, static_cast<std::size_t>(room - scenario::room_ids.begin()),
                            Year{first + 1}, Year{*year}))
    changes.push_back(change(one));
  return respond({{"figure", *figure}, {"year", *year}, {"changes", std::move(changes)}});
}

}  // namespace

void add_levers(http::Router& router, const SharedContext& context) {
  router.add(http::Method::get, "/api/v1/levers", [context](const http::Request& request) {
    Json list = Json::array();
    for (const scenario::Lever* lever : api::levers())
      list.push_back(lever_json(*lever, *context, context->catalogue(request)));
    return respond_lasting({{"first_year", context->defaults->first_year().value},
                            {"years", context->defaults->years()},
                            {"levers", std::move(list)}});
  });
  router.add(http::Method::get, "/api/v1/municipalities/{}/levers", [context](const http::Request& request) {
    return respond_lasting(
        standing(*context, context->municipality(request.captures.at(0)), context->catalogue(request)));
  });
  router.add(http::Method::get, "/api/v1/municipalities/{}/tornado", [context](const http::Request& request) {
    return respond_lasting(tornado(*context, context->municipality(request.captures.at(0)),
                                   year_in(*context, request.target.parameter("year").value_or(""))));
  });
  router.add(http::Method::post, "/api/v1/municipalities/{}/smallest-change",
             [context](const http::Request& request) { return smallest_change(*context, request); });
}

}  // namespace handlingsrom::routes
