// /api/openapi.json, /api/v1/map, …/municipalities/{}/schools
#include "surface/api/map.hpp"
#include "surface/routes/context.hpp"
#include "surface/routes/document.hpp"
#include "surface/routes/json.hpp"
#include "surface/routes/schools.hpp"

namespace handlingsrom::routes {

void add_document(http::Router& router, const SharedContext& context) {
  router.add(http::Method::get, "/api/openapi.json", [](const http::Request&) {
    static const auto document =
        std::make_shared<const http::Content>(openapi_document(), http::Content::Effort::lasting);
    http::Response response;
    response.content = document;
    response.media_type = "application/openapi+json";
    response.may_be_stored = true;
    return response;
  });

  router.add(http::Method::get, "/api/v1/map", [context](const http::Request&) {
    api::CountryMap map = api::map_of_country(*context->service);
    Json shapes = Json::object();
    for (auto& [index, path] : map.shapes)
      shapes[to_string(context->service->municipality(index).number)] = std::move(path);
    return respond_lasting({{"source", source(context->service->source(api::map_source))},
                            {"width", map.width},
                            {"height", map.height},
                            {"shapes", std::move(shapes)}});
  });

  router.add(http::Method::get, "/api/v1/municipalities/{}/schools", [context](const http::Request& request) {
    return respond_lasting(schools_drawing(*context, context->municipality(request.captures.at(0))));
  });
}

}  // namespace handlingsrom::routes
