// /api/v1/scenarios and /api/v1/scenarios/{}
#include <functional>
#include <map>

#include "base/error.hpp"
#include "base/text.hpp"
#include "surface/api/plan.hpp"
#include "surface/routes/asked_numbers.hpp"
#include "surface/routes/body.hpp"
#include "surface/routes/context.hpp"
#include "surface/routes/gatekeeper.hpp"

namespace handlingsrom::routes {
namespace {

constexpr std::size_t longest_name = 200;
constexpr std::size_t longest_request = 200;
constexpr int usual_page = 100;
constexpr int largest_page = 500;

Json summary(const http::SavedScenario& saved) {
  return {{"id", saved.id},           {"municipality", saved.municipality},
          {"name", saved.name},       {"revision", saved.revision},
          {"created", saved.created}, {"updated", saved.updated}};
}

Json to_json(const http::SavedScenario& saved) {
  Json changes = saved.readable ? Json::parse(saved.changes, nullptr, false) : Json(Json::value_t::discarded);
  if (!changes.is_array()) throw Error(ErrorCode::bundle_damaged, "scenario_damaged", {{"name", saved.name}});
  Json whole = summary(saved);
  whole["changes"] = std::move(changes);
  return whole;
}

int page_size(const http::Request& request) {
  const auto text = request.target.parameter("limit");
  if (!text) return usual_page;
  const auto size = whole_number(*text);
  if (!size || *size < 1 || *size > largest_page) throw Error(ErrorCode::bad_input, "scenario_page");
  return static_cast<int>(*size);
}

/// Summaries, with `with=changes` whole ones; those that someone has damaged are named and left out.
Json list_page(const http::ScenarioPage& page, bool whole,
               const std::function<bool(const http::SavedScenario&)>& seen) {
  Json list = Json::array();
  Json damaged = Json::array();
  for (const http::SavedScenario& saved : page.scenarios) {
    if (!seen(saved)) continue;
    if (!saved.readable) {
      damaged.push_back(saved.id);
      continue;
    }
    try {
      list.push_back(whole ? to_json(saved) : summary(saved));
    } catch (const Error&) {
      damaged.push_back(saved.id);
    }
  }
  Json out{{"scenarios", std::move(list)}, {"damaged", std::move(damaged)}};
  if (!page.next.empty()) out["next"] = page.next;
  return out;
}

struct Sent {
  std::string name;
  std::string changes;
};

// Only scenarios that can be run are kept.
Sent read(const Context& context, const Json& body) {
  const auto name = read_text(body, "name", longest_name);
  if (!name || is_blank(*name)) refuse_body("/name", "text");
  const std::vector<api::Change> changes = read_changes(body);
  const api::Plan runs(*context.service, changes);
  Json list = Json::array();
  for (const api::Change& one : changes) list.push_back(change(one));
  return {*name, list.dump()};
}

[[noreturn]] void refuse_unknown(const std::string& id) {
  throw Error(ErrorCode::unknown_name, "scenario_unknown", {{"scenario", id}});
}

std::string version_text(const http::ScenarioVersion& version) {
  std::string text = std::to_string(version.saved.revision);
  if (version.beside > 0) text += "." + std::to_string(version.beside);
  return text;
}

/// What stands otherwise here than in the newest version: a lever by its id, or "name".
Json differences(const Json& here, const Json& newest) {
  Json list = Json::array();
  const auto add = [&](const std::string& id, const Json& one, const Json& other) {
    if (one != other) list.push_back({{"id", id}, {"here", one}, {"newest", other}});
  };
  add("name", here["name"], newest["name"]);
  const auto by_id = [](const Json& scenario) {
    std::map<std::string, Json> changes;
    for (const Json& change : scenario["changes"]) changes[change.value("id", "")] = change;
    return changes;
  };
  auto ours = by_id(here), theirs = by_id(newest);
  for (const auto& [id, change] : ours) add(id, change, theirs.contains(id) ? theirs[id] : Json());
  for (const auto& [id, change] : theirs)
    if (!ours.contains(id)) add(id, Json(), change);
  return list;
}

Json versions_of(const Context& context, const std::string& id) {
  constexpr std::size_t most = 50;
  const auto all = context.scenarios->versions(id, most);
  const auto newest = context.scenarios->find(id);
  if (all.empty() || !newest) refuse_unknown(id);
  const Json holds = to_json(*newest);
  std::map<std::string, std::string> names;
  if (context.gate)
    for (const access::Account& account : context.gate->accounts().list()) names[account.id] = account.name;
  Json list = Json::array();
  for (const http::ScenarioVersion& one : all) {
    if (!one.saved.readable) continue;
    const Json here = to_json(one.saved);
    list.push_back({{"version", version_text(one)},
                    {"beside", one.beside > 0},
                    {"author", names.contains(one.author) ? names[one.author] : ""},
                    {"saved", one.saved.updated},
                    {"name", one.saved.name},
                    {"changes", here["changes"]},
                    {"differences", differences(here, holds)}});
  }
  return {{"newest", std::to_string(newest->revision)}, {"versions", std::move(list)}};
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
    const auto with = request.target.parameter("with");
    if (with && *with != "changes") throw Error(ErrorCode::bad_input, "scenario_page");
    const bool whole = with.has_value();
    const std::string_view after = request.target.parameter("after").value_or("");
    const auto page = context->scenarios->list(municipality_number, after, page_size(request), whole);
    if (!context->gate) return respond(list_page(page, whole, [](const auto&) { return true; }));
    const Gatekeeper::Sees sees(*context->gate, *request.visitor.who, "scenario");
    return respond(
        list_page(page, whole, [&](const http::SavedScenario& saved) { return sees(saved.id, saved.municipality); }));
  });

  router.add(http::Method::post, "/api/v1/scenarios", [context](const http::Request& request) {
    const Json body = read_object(request.body, {"municipality", "name", "changes"});
    const auto place = read_text(body, "municipality", longest_name);
    if (!place) refuse_body("/municipality", "text");
    const Sent sent = read(*context, body);
    const std::string number = to_string(context->service->municipality(context->municipality(*place)).number);
    // The same request sent anew, because the answer was lost, must not save twice (draft-ietf-httpapi-idempotency-key-header).
    std::string key(request.header("idempotency-key"));
    if (key.size() > longest_request || !is_plain_text(key)) throw Error(ErrorCode::bad_input, "request_reused");
    // Another's request of the same name is another request.
    const std::string author = author_of(request);
    if (!key.empty() && !author.empty()) key = author + " " + key;
    context->quota->take(request.client);
    try {
      const http::SavedScenario made = context->scenarios->create(number, sent.name, sent.changes, key, author);
      if (!key.empty() && (made.name != sent.name || made.changes != sent.changes) && made.revision == 1)
        throw Error(ErrorCode::no_solution, "request_reused");
      if (context->gate)
        context->gate->sharing().begin({"scenario", made.id, number, author, access::Shown::privately});
      return respond(to_json(made), 201);
    } catch (...) {
      context->quota->give_back(request.client);
      throw;
    }
  });

  router.add(http::Method::get, "/api/v1/scenarios/{}", [context](const http::Request& request) {
    const auto saved = context->scenarios->find(request.captures.at(0));
    if (!saved) refuse_unknown(request.captures.at(0));
    return respond(to_json(*saved));
  });

  router.add(http::Method::get, "/api/v1/scenarios/{}/versions", [context](const http::Request& request) {
    return respond(versions_of(*context, request.captures.at(0)));
  });

  router.add(http::Method::put, "/api/v1/scenarios/{}", [context](const http::Request& request) {
    const Json body = read_object(request.body, {"name", "changes", "revision"});
    const auto revision = read_integer(body, "revision", 1, 1'000'000'000);
    if (!revision) refuse_body("/revision", "number");
    const Sent sent = read(*context, body);
    return respond(to_json(
        context->scenarios->change(request.captures.at(0), *revision, sent.name, sent.changes, author_of(request))));
  });

  router.add(http::Method::remove, "/api/v1/scenarios/{}", [context](const http::Request& request) {
    if (!context->scenarios->remove(request.captures.at(0), author_of(request))) refuse_unknown(request.captures.at(0));
    context->quota->give_back(request.client);
    return respond_nothing();
  });
}

}  // namespace handlingsrom::routes
