// /api/v1/municipalities/{}/outlook, …/standing, …/explain, /api/v1/assumptions

#include "base/error.hpp"
#include "base/standard_seed.hpp"
#include "base/text.hpp"
#include "surface/api/figures_out.hpp"
#include "surface/api/outlook.hpp"
#include "surface/api/plan.hpp"
#include "surface/report/words.hpp"
#include "surface/routes/asked_numbers.hpp"
#include "surface/routes/context.hpp"
#include "surface/routes/json.hpp"
#include "surface/routes/manifest.hpp"

namespace handlingsrom::routes {
namespace {

Year year_of(const http::Request& request) {
  if (const auto year = year_asked(request)) return *year;
  throw Error(ErrorCode::bad_input, "year_invalid", {{"year", ""}});
}

Json outlook(const Context& context, MunicipalityIndex index, const messages::Catalogue& catalogue) {
  constexpr std::uint64_t seed = standard_seed;
  const rooms::Figures figures = api::Plan(*context.service, {}).outlook(index, context.paths, seed);
  Json list = Json::array();
  for (const rooms::Figure& one : figures.all()) list.push_back(figure(one, catalogue));
  return {{"municipality", municipality(context.service->municipality(index))},
          {"manifest", manifest(context, seed, {})},
          {"first_year", figures.first_year().value},
          {"years", figures.years()},
          {"figures", std::move(list)},
          {"readings", api::readings(figures, catalogue)}};
}

/// The same figures for spreadsheets and statistics tools; nullopt where the address asks for neither.
std::optional<http::Response> outlook_for_tools(const Context& context, const http::Request& request) {
  const std::string format(request.target.parameter("format").value_or("json"));
  if (format == "json") return std::nullopt;
  if (format != "csv" && format != "json-stat")
    throw Error(ErrorCode::bad_input, "usage_format",
                {{"found", shortened(format)}, {"expected", "json, csv, json-stat"}});
  const MunicipalityIndex index = context.municipality(request.captures.at(0));
  const auto rows = api::figure_rows(api::Plan(*context.service, {}).outlook(index, context.paths, standard_seed));
  if (format == "csv") return http::answer(200, "text/csv; charset=utf-8", api::figures_csv(rows));
  const registry::Municipality& place = context.service->municipality(index);
  return respond_lasting(api::figures_json_stat(
      rows, {place.name + " (" + to_string(place.number) + ")", "Handlingsrom"}, context.catalogue(request)));
}

Json standing(const Context& context, MunicipalityIndex index, const messages::Catalogue& catalogue) {
  Json list = Json::array();
  for (const rooms::StandingFigure& one : api::standing(*context.service, index)) {
    list.push_back(
        {{"id", one.id},
         {"name", report::Words(catalogue).figure(one.id)},
         {"unit", unit(one.unit, catalogue)},
         {"provenance", provenance(one.provenance, catalogue)},
         {"value", number(one.value)},
         {"country", number(one.country)},
         {"year", one.year.value},
         {"source", one.source_id.empty() ? Json(nullptr) : source(context.service->source(one.source_id))}});
  }
  return {{"municipality", municipality(context.service->municipality(index))}, {"figures", std::move(list)}};
}

}  // namespace

void add_outlook(http::Router& router, const SharedContext& context) {
  router.add(http::Method::get, "/api/v1/municipalities/{}/outlook", [context](const http::Request& request) {
    if (auto for_tools = outlook_for_tools(*context, request)) return *std::move(for_tools);
    return respond_lasting(
        outlook(*context, context->municipality(request.captures.at(0)), context->catalogue(request)));
  });
  router.add(http::Method::get, "/api/v1/municipalities/{}/standing", [context](const http::Request& request) {
    return respond_lasting(
        standing(*context, context->municipality(request.captures.at(0)), context->catalogue(request)));
  });
  router.add(http::Method::get, "/api/v1/municipalities/{}/explain", [context](const http::Request& request) {
    const auto figure_id = request.target.parameter("figure");
    if (!figure_id) throw Error(ErrorCode::bad_input, "question_incomplete");
    const api::OutlookRequest asked{.municipality = context->municipality(request.captures.at(0))};
    return respond_lasting(trace_tree(api::explain(*context->service, asked, *figure_id, year_of(request)),
                                      *context->service, context->catalogue(request), request));
  });
  router.add(http::Method::get, "/api/v1/assumptions", [context](const http::Request& request) {
    Json list = Json::array();
    for (const ParameterSpec* spec : context->defaults->specs()) {
      list.push_back(assumption(*context->defaults, *spec, *context->service, context->catalogue(request)));
    }
    return respond_lasting({{"first_year", context->defaults->first_year().value},
                            {"years", context->defaults->years()},
                            {"assumptions", std::move(list)}});
  });
}

}  // namespace handlingsrom::routes
