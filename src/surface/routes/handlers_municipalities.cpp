// /api/v1/municipalities, /api/v1/municipalities/{}, /api/v1/search
#include "base/error.hpp"
#include "surface/routes/context.hpp"
#include "surface/routes/json.hpp"

namespace handlingsrom::routes {
namespace {

Json with_population(const Context& context, MunicipalityIndex index) {
  Json out = municipality(context.service->municipality(index));
  out["population"] = number(context.service->inhabitants(index));
  Json neighbours = Json::array();
  for (const MunicipalityIndex neighbour : context.service->municipality(index).neighbours) {
    neighbours.push_back(to_string(context.service->municipality(neighbour).number));
  }
  out["neighbours"] = std::move(neighbours);
  return out;
}

}  // namespace

void add_municipalities(http::Router& router, const SharedContext& context) {
  router.add(http::Method::get, "/api/v1/municipalities", [context](const http::Request&) {
    Json list = Json::array();
    for (const MunicipalityIndex index : context->service->all_municipalities())
      list.push_back(with_population(*context, index));
    return respond_lasting(
        {{"population_year", context->service->last_counted().value}, {"municipalities", std::move(list)}});
  });

  router.add(http::Method::get, "/api/v1/municipalities/{}", [context](const http::Request& request) {
    return respond_lasting(with_population(*context, context->municipality(request.captures.at(0))));
  });

  // By number or name, old ones included; a miss suggests the nearest names.
  router.add(http::Method::get, "/api/v1/search", [context](const http::Request& request) {
    const std::string wanted(request.target.parameter("q").value_or(""));
    constexpr std::size_t longest = 100;
    if (wanted.empty() || wanted.size() > longest) throw Error(ErrorCode::bad_input, "search_empty");
    return respond(with_population(*context, context->service->find(wanted)));
  });
}

}  // namespace handlingsrom::routes
