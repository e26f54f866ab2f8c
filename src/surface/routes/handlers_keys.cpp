// /api/v1/keys: keys of programs, for administrators.
#include <algorithm>

#include "base/access/refused.hpp"
#include "surface/routes/body.hpp"
#include "surface/routes/context.hpp"
#include "surface/routes/gated_routes.hpp"
#include "surface/routes/gatekeeper.hpp"
#include "surface/routes/grants.hpp"
#include "surface/routes/together.hpp"

namespace handlingsrom::routes {
namespace {

using access::Refused;
constexpr std::size_t longest_key_text = 200;
constexpr int usual_per_minute = 600, usual_days = 365;

Json key_json(const access::Key& key) {
  return {{"id", key.id},
          {"name", key.name},
          {"roles", grants_to_json(key.grants)},
          {"per_minute", key.per_minute},
          {"created", key.created},
          {"ends", key.ends},
          {"seen", key.seen}};
}

/// Those whose places the administrator has.
http::Response list_keys(const Context& context, const http::Request& request) {
  const access::Actor actor(*request.visitor.who);
  Json list = Json::array();
  for (const access::Key& key : context.gate->keys().list()) {
    const bool theirs = std::all_of(key.grants.begin(), key.grants.end(),
                                    [&](const access::Grant& grant) { return actor.administers(grant.space); });
    if (theirs) list.push_back(key_json(key));
  }
  return respond(Json{{"keys", std::move(list)}});
}

/// The secret is in this answer and nowhere else.
http::Response make_key(const Context& context, const http::Request& request) {
  const Json body = read_object(request.body, {"name", "roles", "per_minute", "days"});
  const auto name = read_text(body, "name", longest_key_text);
  if (!name) refuse_body("/name", "text");
  const int rate =
      read_integer(body, "per_minute", access::fewest_per_minute, access::most_per_minute).value_or(usual_per_minute);
  const int days = read_integer(body, "days", 1, access::most_key_days).value_or(usual_days);
  const access::NewKey made =
      context.gate->keys().add(*name, read_grants(context, body), rate, days, access::Actor(*request.visitor.who));
  Json answer = key_json(made.key);
  answer["secret"] = made.secret;
  return respond(answer, 201);
}

http::Response revoke_key(const Context& context, const http::Request& request) {
  context.gate->keys().revoke(request.captures.at(0), access::Actor(*request.visitor.who));
  return respond_nothing();
}

}  // namespace

void add_keys(http::Router& router, const SharedContext& context) {
  const auto add = [&](http::Method method, std::string_view pattern, GatedWork work) {
    add_gated(router, context, method, pattern, work, Remembered::nothing);
  };
  add(http::Method::get, "/api/v1/keys", list_keys);
  add(http::Method::post, "/api/v1/keys", make_key);
  add(http::Method::remove, "/api/v1/keys/{}", revoke_key);
}

}  // namespace handlingsrom::routes
