// POST /api/v1/municipalities/{}/alternatives: up to five beside today's course; GET /api/v1/rooms-beside: several municipalities on one axis

#include "base/error.hpp"
#include "surface/api/rooms_beside.hpp"
#include "surface/routes/asked_numbers.hpp"
#include "surface/routes/at_hand.hpp"
#include "surface/routes/body.hpp"

namespace handlingsrom::routes {
namespace {

http::Response alternatives(const Context& context, const http::Request& request) {
  const Json body = read_object(request.body, {"alternatives", "year", "own"});
  api::AlternativesRequest wanted;
  wanted.municipality = context.municipality(request.captures.at(0));
  wanted.alternatives = read_alternatives(context, body);
  constexpr int earliest = 1900, latest = 2200;
  if (const auto year = read_integer(body, "year", earliest, latest)) wanted.year = Year{*year};
  wanted.width = width_of(request, "width", wanted.width);
  wanted.paths = context.paths;
  Json own = Json::object();
  if (body.contains("own")) own["own"] = body["own"];
  const AtHand at_hand(context, wanted.municipality, own);
  wanted.own = at_hand.own();
  return respond(api::alternatives_json(*context.service, wanted, context.catalogue(request)));
}

/// ?m=5029,4647&year=2040
http::Response rooms_beside(const Context& context, const http::Request& request) {
  constexpr std::size_t most = 6;
  api::RoomsBesideRequest wanted;
  const std::string_view asked = request.target.parameter("m").value_or("");
  for (std::size_t from = 0; from < asked.size() && wanted.municipalities.size() < most;) {
    const std::size_t to = std::min(asked.find(',', from), asked.size());
    wanted.municipalities.push_back(context.municipality(std::string(asked.substr(from, to - from))));
    from = to + 1;
  }
  if (wanted.municipalities.empty()) throw Error(ErrorCode::bad_input, "search_empty");
  if (const auto year = year_asked(request)) wanted.year = *year;
  wanted.width = width_of(request, "width", wanted.width);
  wanted.paths = context.paths;
  return respond_lasting(api::rooms_beside_json(*context.service, wanted, context.catalogue(request)));
}

}  // namespace

void add_alternatives(http::Router& router, const SharedContext& context) {
  router.add(http::Method::post, "/api/v1/municipalities/{}/alternatives",
             [context](const http::Request& request) { return alternatives(*context, request); });
  router.add(http::Method::get, "/api/v1/rooms-beside",
             [context](const http::Request& request) { return rooms_beside(*context, request); });
}

}  // namespace handlingsrom::routes
