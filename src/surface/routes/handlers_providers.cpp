// /api/v1/providers: places where people sign in, for those who administer everything.
#include <algorithm>

#include "base/access/fetch.hpp"
#include "base/access/refused.hpp"
#include "base/error.hpp"
#include "surface/routes/body.hpp"
#include "surface/routes/context.hpp"
#include "surface/routes/gated_routes.hpp"
#include "surface/routes/gatekeeper.hpp"
#include "surface/routes/grants.hpp"
#include "surface/routes/together.hpp"

namespace handlingsrom::routes {
namespace {

using access::Provider;
using access::Refused;
constexpr std::size_t longest_provider_text = 1000, most_values = 100, most_words = 20;

/// The secret is in no answer.
Json provider_json(const Provider& one, const access::OpenId& openid, bool of_file, bool has_secret,
                   const std::string& changed) {
  Json roles = Json::array();
  for (const auto& [value, grants] : one.roles) roles.push_back({{"value", value}, {"roles", grants_to_json(grants)}});
  return {{"id", one.id},
          {"name", one.name},
          {"issuer", one.issuer},
          {"client_id", one.client_id},
          {"has_secret", has_secret},
          {"scopes", one.scopes},
          {"name_claim", one.name_claim},
          {"role_claim", one.role_claim},
          {"roles", std::move(roles)},
          {"strong", one.strong},
          {"back", access::back_address(openid.address_for(one), one.id)},
          {"of_file", of_file},
          {"changed", changed}};
}

Json kept_provider_json(const access::Providers::Kept& one, const access::OpenId& openid) {
  return provider_json(one.provider, openid, false, one.has_secret, one.changed);
}

void check_everything(const http::Request& request) {
  if (!request.visitor.who->may_everywhere(access::Right::administer))
    throw Refused(Refused::not_allowed, "provider_not_yours");
}

bool is_of_file(const access::OpenId& openid, const std::string& id) {
  return std::any_of(openid.of_file().begin(), openid.of_file().end(),
                     [&](const Provider& one) { return one.id == id; });
}

http::Response list_providers(const Context& context, const http::Request& request) {
  check_everything(request);
  const access::OpenId& openid = context.gate->openid();
  Json list = Json::array();
  for (const Provider& one : openid.of_file())
    list.push_back(provider_json(one, openid, true, !one.client_secret.empty(), ""));
  for (const access::Providers::Kept& one : openid.kept().list())
    if (!is_of_file(openid, one.provider.id)) list.push_back(kept_provider_json(one, openid));
  return respond(Json{{"providers", std::move(list)}});
}

std::vector<std::string> read_words(const Json& body, const char* key, std::vector<std::string> usual) {
  if (!body.contains(key)) return usual;
  std::vector<std::string> words;
  for (const Json& one : read_list(body, key, most_words)) {
    if (!one.is_string()) refuse_body(std::string("/") + key, "text");
    words.push_back(one.get<std::string>());
  }
  return words;
}

Provider read_provider(const Context& context, const std::string& id, const Json& body) {
  Provider one;
  one.id = id;
  one.name = read_text(body, "name", longest_provider_text).value_or("");
  one.issuer = read_text(body, "issuer", longest_provider_text).value_or("");
  one.client_id = read_text(body, "client_id", longest_provider_text).value_or("");
  one.scopes = read_words(body, "scopes", one.scopes);
  one.strong = read_words(body, "strong", one.strong);
  one.name_claim = read_text(body, "name_claim", longest_provider_text).value_or(one.name_claim);
  one.role_claim = read_text(body, "role_claim", longest_provider_text).value_or(one.role_claim);
  one.address = read_text(body, "address", longest_provider_text).value_or("");
  for (const Json& row : read_list(body, "roles", most_values)) {
    only_keys(row, "roles", {"value", "roles"});
    one.roles.emplace_back(read_text(row, "value", longest_provider_text).value_or(""), read_grants(context, row));
  }
  return one;
}

http::Response keep_provider(const Context& context, const http::Request& request) {
  check_everything(request);
  Gatekeeper& gate = *context.gate;
  const Json body = read_object(request.body, {"name", "issuer", "client_id", "client_secret", "scopes", "name_claim",
                                               "role_claim", "roles", "strong", "address"});
  const Provider wanted = read_provider(context, request.captures.at(0), body);
  if (is_of_file(gate.openid(), wanted.id))
    throw Refused(Refused::conflict, "provider_of_file", {{"found", wanted.id}});
  // On a server that others reach, nobody asks what else runs on its machine.
  if (gate.is_behind_proxy() && !wanted.issuer.starts_with("https://"))
    throw Error(ErrorCode::bad_input, "provider_issuer", {{"found", wanted.issuer.substr(0, longest_provider_text)}});
  if (gate.openid().address_for(wanted).empty()) throw Error(ErrorCode::bad_input, "provider_address", {{"found", ""}});
  return respond(
      kept_provider_json(gate.openid().kept().keep(wanted, read_text(body, "client_secret", longest_provider_text),
                                                   access::Actor(*request.visitor.who)),
                         gate.openid()));
}

http::Response remove_provider(const Context& context, const http::Request& request) {
  check_everything(request);
  if (is_of_file(context.gate->openid(), request.captures.at(0)))
    throw Refused(Refused::conflict, "provider_of_file", {{"found", request.captures.at(0)}});
  context.gate->openid().kept().remove(request.captures.at(0), access::Actor(*request.visitor.who));
  return respond_nothing();
}

const char* word_of(access::Tried::Client client) {
  switch (client) {
    case access::Tried::Client::accepted: return "accepted";
    case access::Tried::Client::refused: return "refused";
    case access::Tried::Client::unsaid: break;
  }
  return "unsaid";
}

/// Another server is asked: on a thread that may take its time.
http::Response try_provider(const Context& context, const http::Request& request) {
  check_everything(request);
  read_object(request.body, {});
  Gatekeeper& gate = *context.gate;
  http::Response response;
  response.slowly = [&gate, id = request.captures.at(0)](const std::function<bool()>&) {
    const access::Tried tried = gate.openid().try_out(id);
    return respond({{"back", tried.back},
                    {"keys", tried.keys},
                    {"proof", tried.proof},
                    {"client", word_of(tried.client)},
                    {"scopes_unknown", tried.scopes_unknown}});
  };
  return response;
}

}  // namespace

void add_providers(http::Router& router, const SharedContext& context) {
  const auto add = [&](http::Method method, std::string_view pattern, GatedWork work) {
    add_gated(router, context, method, pattern, work, Remembered::nothing);
  };
  add(http::Method::get, "/api/v1/providers", list_providers);
  add(http::Method::put, "/api/v1/providers/{}", keep_provider);
  add(http::Method::remove, "/api/v1/providers/{}", remove_provider);
  add(http::Method::post, "/api/v1/providers/{}/try", try_provider);
}

}  // namespace handlingsrom::routes
