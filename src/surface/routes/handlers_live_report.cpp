// …/municipalities/{}/first-page, …/municipalities/{}/parts/{}, …/municipalities/{}/told: the report for a screen
#include <algorithm>
#include <charconv>
#include <cmath>

#include "base/error.hpp"
#include "surface/api/live_report.hpp"
#include "surface/routes/live_report.hpp"

namespace handlingsrom::routes {
namespace {

/// Pixels; what is not asked for stands as it is. Throws Error(bad_input, "width_invalid").
double width_of(const http::Request& request, std::string_view name, double otherwise) {
  const auto text = request.target.parameter(name);
  if (!text) return otherwise;
  int width = 0;
  const auto [end, failure] = std::from_chars(text->data(), text->data() + text->size(), width);
  if (failure != std::errc{} || end != text->data() + text->size() || width < api::narrowest_drawing ||
      width > api::widest_drawing)
    throw Error(ErrorCode::bad_input, "width_invalid", {{"found", std::string(text->substr(0, 20))}});
  return width;
}

api::LiveRequest asked(const Context& context, const http::Request& request) {
  api::LiveRequest wanted;
  wanted.municipality = context.municipality(request.captures.at(0));
  wanted.widths.room = width_of(request, "room", wanted.widths.room);
  wanted.widths.chart = width_of(request, "width", wanted.widths.chart);
  return wanted;
}

Json part(const Context& context, const http::Request& request) {
  return api::live_part_json(*context.service, asked(context, request), context.catalogue(request),
                             request.captures.at(1));
}

Json told(const Context& context, const http::Request& request) {
  constexpr std::size_t most = 40;
  std::vector<std::string> ids;
  const std::string_view asked_for = request.target.parameter("figures").value_or("");
  for (std::size_t from = 0; from < asked_for.size() && ids.size() < most;) {
    const std::size_t to = std::min(asked_for.find(',', from), asked_for.size());
    ids.emplace_back(asked_for.substr(from, to - from));
    from = to + 1;
  }
  const api::ToldFigures all =
      api::told_figures(*context.service, asked(context, request), context.catalogue(request), ids);
  Json list = Json::array();
  for (const api::ToldFigure& one : all.figures)
    list.push_back({{"id", one.id}, {"name", one.name}, {"told", one.told}, {"range", one.range}});
  return {{"first_year", all.first.value}, {"figures", std::move(list)}};
}

}  // namespace

Json first_page(const Context& context, const http::Request& request, const facts::OwnFigures* own) {
  api::LiveRequest wanted = asked(context, request);
  wanted.own = own;
  return api::first_page_json(*context.service, wanted, context.catalogue(request));
}

void add_live_report(http::Router& router, const SharedContext& context) {
  router.add(http::Method::get, "/api/v1/municipalities/{}/first-page",
             [context](const http::Request& request) { return respond_lasting(first_page(*context, request)); });
  router.add(http::Method::get, "/api/v1/municipalities/{}/told",
             [context](const http::Request& request) { return respond_lasting(told(*context, request)); });
  router.add(http::Method::get, "/api/v1/municipalities/{}/parts/{}",
             [context](const http::Request& request) { return respond_lasting(part(*context, request)); });
}

}  // namespace handlingsrom::routes
