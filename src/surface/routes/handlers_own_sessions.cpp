// /api/v1/session/all, …/end and …/notices-seen: where one is signed in, and what has happened to one's way in; /api/v1/password-strength.
#include "base/access/notices.hpp"
#include "base/access/refused.hpp"
#include "base/access/strength.hpp"
#include "surface/routes/body.hpp"
#include "surface/routes/context.hpp"
#include "surface/routes/gated_routes.hpp"
#include "surface/routes/gatekeeper.hpp"
#include "surface/routes/together.hpp"

namespace handlingsrom::routes {
namespace {

using access::Refused;
constexpr std::size_t longest_secret = 512, longest_name = 100;

http::Response list_sessions(const Context& context, const http::Request& request) {
  Json list = Json::array();
  for (const access::OpenSession& one : context.gate->door().sessions(request.visitor.who->account()))
    list.push_back({{"id", one.id},
                    {"begun", one.begun},
                    {"seen", one.seen},
                    {"device", one.device},
                    {"second_factor", one.strong},
                    {"this_one", one.id == request.visitor.session}});
  return respond(Json{{"sessions", std::move(list)}});
}

/// One of them, or all others. Whoever sits at a browser that somebody left does not shut its owner out: who has a password here shows it again.
http::Response end_sessions(const Context& context, const http::Request& request) {
  Gatekeeper& gate = *context.gate;
  const Json body = read_object(request.body, {"session", "password"});
  const std::string id = request.visitor.who->account();
  const auto account = gate.accounts().find(id);
  if (account && account->provider.empty())
    gate.door().check_own_password(id, read_text(body, "password", longest_secret).value_or(""), request.client);
  if (const auto one = read_text(body, "session", longest_secret))
    gate.door().end(id, *one);
  else
    gate.door().end_others(id, request.visitor.session);
  gate.forget();
  return list_sessions(context, request);
}

/// By the password, or a code of the second factor; who signs in elsewhere is asked there (…/sign-in/{}?again=1).
http::Response show_again(const Context& context, const http::Request& request) {
  Gatekeeper& gate = *context.gate;
  const Json body = read_object(request.body, {"password", "code"});
  const std::string id = request.visitor.who->account();
  if (const auto code = read_text(body, "code", longest_secret))
    gate.door().check_own_code(id, *code, request.client);
  else
    gate.door().check_own_password(id, read_text(body, "password", longest_secret).value_or(""), request.client);
  gate.door().shown_again(request.visitor.session);
  return respond_nothing();
}

http::Response notices_seen(const Context& context, const http::Request& request) {
  read_object(request.body, {});
  access::Notices(context.gate->store()).seen(request.visitor.who->account(), context.gate->begun(request.visitor));
  return respond_nothing();
}

/// Kept nowhere, and in no log: those have routes only.
http::Response strength(const Context&, const http::Request& request) {
  const Json body = read_object(request.body, {"password", "name"});
  const auto password = read_text(body, "password", longest_secret);
  if (!password) refuse_body("/password", "text");
  const access::Strength found = access::strength_of(*password, read_text(body, "name", longest_name).value_or(""));
  return respond({{"bits", number(found.bits)}, {"needed", number(access::needed_bits)}, {"good", found.good}});
}

}  // namespace

void add_own_sessions(http::Router& router, const SharedContext& context) {
  const auto add = [&](http::Method method, std::string_view pattern, GatedWork work) {
    add_gated(router, context, method, pattern, work, Remembered::all);
  };
  add(http::Method::get, "/api/v1/session/all", list_sessions);
  add(http::Method::post, "/api/v1/session/end", end_sessions);
  add(http::Method::put, "/api/v1/session/shown", show_again);
  add(http::Method::post, "/api/v1/session/notices-seen", notices_seen);
  add(http::Method::post, "/api/v1/password-strength", strength);
}

}  // namespace handlingsrom::routes
