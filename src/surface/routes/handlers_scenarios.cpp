// /api/v1/scenarios and /api/v1/scenarios/{}
#include <algorithm>

#include "base/error.hpp"
#include "surface/api/plan.hpp"
#include "surface/routes/body.hpp"
#include "surface/routes/context.hpp"

namespace handlingsrom::routes {
namespace {

constexpr std::size_t longest_name = 200;

Json to_json(const http::SavedScenario& saved) {
  return {{"id", saved.id},
          {"municipality", saved.municipality},
          {"name", saved.name},
          {"changes", Json::parse(saved.changes)},
          {"revision", saved.revision},
          {"created", saved.created},
          {"updated", saved.updated}};
}

struct Sent {
  std::string name;
  std::string changes;
};

// Only scenarios that can be run are kept.
Sent read(const Context& context, const Json& body) {
  const auto name = read_text(body, "name", longest_name);
  if (!name || name->find_first_not_of(" \t") == std::string::npos) refuse_body("/name", "text");
  const std::vector<api::Change> changes = read_changes(body);
  const api::Plan runs(*context.service, changes);
  Json list = Json::array();
  for (const api::Change& one : changes) list.push_back(change(one));
  return {*name, list.dump()};
}

[[noreturn]] void refuse_unknown(const std::string& id) {
  throw Error(ErrorCode::unknown_name, "scenario_unknown", {{"scenario", id}});
}

}  // namespace

void add_scenarios(http::Router& router, const SharedContext& context) {
  router.add(http::Method::get, "/api/v1/scenarios", [context](const http::Request& request) {
    const auto number_or_name = request.target.parameter("municipality");
    std::string municipality_number;
    if (number_or_name) {
      municipality_number =
          to_string(context->service->municipality(context->municipality(std::string(*number_or_name))).number);
    }
    Json list = Json::array();
    for (const http::SavedScenario& saved : context->scenarios->list(municipality_number))
      list.push_back(to_json(saved));
    return respond({{"scenarios", std::move(list)}});
  });

  router.add(http::Method::post, "/api/v1/scenarios", [context](const http::Request& request) {
    const Json body = read_object(request.body, {"municipality", "name", "changes"});
    const auto place = read_text(body, "municipality", longest_name);
    if (!place) refuse_body("/municipality", "text");
    const Sent sent = read(*context, body);
    const MunicipalityIndex index = context->municipality(*place);
    http::Response response =
        respond(to_json(context->scenarios->create(to_string(context->service->municipality(index).number), sent.name,
                                                   sent.changes)),
                201);
    return response;
  });

  router.add(http::Method::get, "/api/v1/scenarios/{}", [context](const http::Request& request) {
    const auto saved = context->scenarios->find(request.captures.at(0));
    if (!saved) refuse_unknown(request.captures.at(0));
    return respond(to_json(*saved));
  });

  router.add(http::Method::put, "/api/v1/scenarios/{}", [context](const http::Request& request) {
    const Json body = read_object(request.body, {"name", "changes", "revision"});
    const auto revision = read_integer(body, "revision", 1, 1'000'000'000);
    if (!revision) refuse_body("/revision", "number");
    const Sent sent = read(*context, body);
    return respond(to_json(context->scenarios->change(request.captures.at(0), *revision, sent.name, sent.changes)));
  });

  router.add(http::Method::remove, "/api/v1/scenarios/{}", [context](const http::Request& request) {
    if (!context->scenarios->remove(request.captures.at(0))) refuse_unknown(request.captures.at(0));
    http::Response response;
    response.status = 204;
    return response;
  });
}

}  // namespace handlingsrom::routes
