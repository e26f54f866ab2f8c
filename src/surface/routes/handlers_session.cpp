// /api/v1/session and /api/v1/sign-in/{}: in, out, who one is, and what is kept about one.
#include "base/access/comments.hpp"
#include "base/access/notices.hpp"
#include "base/access/refused.hpp"
#include "base/access/secrets.hpp"
#include "base/error.hpp"
#include "base/store/record.hpp"
#include "surface/http/language.hpp"
#include "surface/http/target.hpp"
#include "surface/routes/body.hpp"
#include "surface/routes/context.hpp"
#include "surface/routes/gatekeeper.hpp"
#include "surface/routes/grants.hpp"

namespace handlingsrom::routes {
namespace {

using access::Refused;
using access::Right;
constexpr std::size_t longest_secret = 512;
/// Tells our own pages that somebody has signed in; opens nothing.
constexpr const char* marker = "signed-in=1; Path=/; SameSite=Lax; Max-Age=43200";
constexpr const char* no_marker = "signed-in=; Path=/; SameSite=Lax; Max-Age=0";

Json who_am_i(const Context& context, const http::Visitor& visitor) {
  const access::Identity* who = visitor.who.get();
  Json providers = Json::array();
  if (context.gate)
    for (const access::Provider& one : context.gate->openid().providers())
      providers.push_back({{"id", one.id}, {"name", one.name}});
  Json answer{{"needed", context.gate != nullptr}, {"signed_in", who != nullptr}, {"providers", std::move(providers)}};
  if (who == nullptr) return answer;
  const auto account = context.gate->accounts().find(who->account());
  answer["id"] = who->account();
  answer["name"] = who->name();
  answer["provider"] = account ? account->provider : "";
  answer["second_factor"] = account && !account->code_key.empty();
  answer["second_factor_needed"] = context.gate->lacks_factor(visitor);
  answer["roles"] = account ? grants_to_json(account->grants) : Json::array();
  Json rights = Json::array();
  for (const auto& [right, name] : {std::pair{Right::analyse, "analyse"},
                                    {Right::plan, "plan"},
                                    {Right::decide, "decide"},
                                    {Right::administer, "administer"},
                                    {Right::audit, "audit"}})
    if (who->may(right)) rights.push_back(name);
  answer["rights"] = std::move(rights);
  Json notices = Json::array();
  for (const access::Notice& one :
       access::Notices(context.gate->store()).of(who->account(), context.gate->begun(visitor)))
    notices.push_back({{"time", one.time}, {"what", one.what}, {"detail", one.detail}});
  answer["notices"] = std::move(notices);
  return answer;
}

Gatekeeper& gate_of(const Context& context) {
  if (!context.gate) throw Refused(Refused::unknown, "sign_in_off");
  return *context.gate;
}

std::string secret(const Json& body, const char* key) {
  auto text = read_text(body, key, longest_secret);
  if (!text) refuse_body(std::string("/") + key, "text");
  return *text;
}

http::Response with_cookie(http::Response response, std::string cookie) {
  response.headers.emplace_back("Set-Cookie", std::move(cookie));
  return response;
}

http::Response signed_in(const Context& context, const access::Session& session) {
  Gatekeeper& gate = *context.gate;
  http::Visitor visitor;
  if (auto who = gate.accounts().identity(session.account))
    visitor.who = std::make_shared<const access::Identity>(std::move(*who));
  visitor.session = access::token_name(session.token);
  if (const auto begun = gate.door().session_of(session.token)) visitor.strong = begun->strong;
  return with_cookie(with_cookie(respond(who_am_i(context, visitor), 201), gate.session_cookie(session.token)), marker);
}

std::string device_in(const http::Request& request) { return access::device_of(request.header("user-agent")); }

http::Response sign_in(const Context& context, const http::Request& request) {
  Gatekeeper& gate = gate_of(context);
  gate.check_secure(request);
  const Json body = read_object(request.body, {"name", "password", "code"});
  const access::Session session =
      gate.door().sign_in({secret(body, "name"), secret(body, "password"),
                           read_text(body, "code", longest_secret).value_or(""), request.client, device_in(request)});
  // What the browser came with, a session that somebody else has laid there included, is none any more.
  if (const std::string_view before = gate.session_token(request); !before.empty())
    gate.door().sign_out(std::string(before));
  gate.forget();
  return signed_in(context, session);
}

http::Response sign_out(const Context& context, const http::Request& request) {
  Gatekeeper& gate = gate_of(context);
  if (const std::string_view token = gate.session_token(request); !token.empty())
    gate.door().sign_out(std::string(token));
  gate.forget();
  http::Response response = respond_nothing();
  response.headers.emplace_back("Clear-Site-Data", "\"cache\", \"storage\"");
  return with_cookie(with_cookie(std::move(response), gate.no_session_cookie()), no_marker);
}

http::Response use_link(const Context& context, const http::Request& request) {
  Gatekeeper& gate = gate_of(context);
  gate.check_secure(request);
  const Json body = read_object(request.body, {"token", "name", "password"});
  const std::string name = read_text(body, "name", longest_secret).value_or("");
  const std::string password = secret(body, "password");
  const access::Account account = gate.accounts().use(secret(body, "token"), name, password);
  gate.forget();
  // Whoever has a second factor shows it at the door.
  return respond({{"name", account.name}}, 201);
}

http::Response set_password(const Context& context, const http::Request& request) {
  Gatekeeper& gate = gate_of(context);
  const Json body = read_object(request.body, {"password", "new_password"});
  const access::Identity& who = *request.visitor.who;
  gate.door().check_own_password(who.account(), secret(body, "password"), request.client);
  gate.accounts().set_password(who.account(), secret(body, "new_password"), request.visitor.session);
  gate.forget();
  return respond(who_am_i(context, request.visitor));
}

http::Response offer_code(const Context& context, const http::Request& request) {
  Gatekeeper& gate = gate_of(context);
  const Json body = read_object(request.body, {"password", "code"});
  const access::Identity& who = *request.visitor.who;
  gate.door().check_own_password(who.account(), secret(body, "password"), request.client);
  // Whoever knows the password alone does not put their own telephone in the place of the owner's.
  if (const auto account = gate.accounts().find(who.account()); account && !account->code_key.empty())
    gate.door().check_own_code(who.account(), read_text(body, "code", longest_secret).value_or(""), request.client);
  const std::string key = gate.accounts().offer_code_key(who.account());
  return respond({{"key", key}, {"address", access::code_address(key, who.name())}});
}

http::Response confirm_code(const Context& context, const http::Request& request) {
  Gatekeeper& gate = gate_of(context);
  const access::Identity& who = *request.visitor.who;
  gate.door().confirm_own_code_key(who.account(), secret(read_object(request.body, {"code"}), "code"), request.client);
  gate.door().strengthen(request.visitor.session);
  gate.forget();
  http::Visitor visitor = request.visitor;
  visitor.strong = true;
  return respond(who_am_i(context, visitor));
}

/// All that is kept about the one who asks, for them to see.
http::Response own_data(const Context& context, const http::Request& request) {
  Gatekeeper& gate = gate_of(context);
  const std::string id = request.visitor.who->account();
  const auto account = gate.accounts().find(id);
  if (!account) throw Refused(Refused::unknown, "account_unknown", {{"found", id}});
  Json done = Json::array();
  for (const store::Entry& entry : store::record(gate.store()))
    if (entry.author == id)
      done.push_back(
          {{"number", entry.number}, {"time", entry.time}, {"action", entry.action}, {"subject", entry.subject}});
  Json sessions = Json::array();
  for (const access::OpenSession& one : gate.door().sessions(id))
    sessions.push_back({{"begun", one.begun}, {"seen", one.seen}, {"device", one.device}});
  Json visits = Json::array();
  for (const access::Visits::Latest& one : access::Visits(gate.store()).of(id))
    visits.push_back({{"municipality", one.municipality}, {"time", one.time}});
  return respond({{"id", id},
                  {"name", account->name},
                  {"provider", account->provider},
                  {"subject", account->subject},
                  {"created", account->created},
                  {"seen", account->seen},
                  {"second_factor", !account->code_key.empty()},
                  {"roles", grants_to_json(account->grants)},
                  {"devices", account->devices},
                  {"sessions", std::move(sessions)},
                  {"visits", std::move(visits)},
                  {"done", std::move(done)}});
}

http::Response led_to(std::string address) {
  http::Response response;
  response.status = 302;
  response.headers.emplace_back("Location", std::move(address));
  return response;
}

/// A person has come by a link of a browser: what goes wrong is told on the page where one signs in.
http::Response or_told(const http::Request& request, const std::function<http::Response()>& work) {
  std::string key;
  try {
    return work();
  } catch (const Error& fault) {
    key = fault.key();
  }
  const auto language = http::language_of(request).value_or(messages::Language::bokmaal);
  return led_to("/" + std::string(messages::code_of(language)) + "/sign-in?problem=" + http::percent_encode(key));
}

std::string parameter(const http::Request& request, std::string_view name) {
  constexpr std::size_t longest = 4000;
  return std::string(request.target.parameter(name).value_or("").substr(0, longest));
}

http::Response begin_elsewhere(const Context& context, const http::Request& request) {
  return or_told(request, [&] {
    Gatekeeper& gate = gate_of(context);
    gate.check_secure(request);
    const bool again = parameter(request, "again") == "1";
    const auto begun = gate.openid().begin(request.captures.at(0), {parameter(request, "next"), request.client, again});
    return with_cookie(led_to(begun.location), gate.begun_cookie(begun.cookie));
  });
}

http::Response back_from_elsewhere(const Context& context, const http::Request& request) {
  return or_told(request, [&] {
    Gatekeeper& gate = gate_of(context);
    gate.check_secure(request);
    const auto finished =
        gate.openid().finish(request.captures.at(0),
                             {parameter(request, "state"), parameter(request, "code"), parameter(request, "iss"),
                              parameter(request, "error"), std::string(gate.begun_token(request)), device_in(request)});
    gate.forget();
    return with_cookie(with_cookie(with_cookie(led_to(finished.next), gate.session_cookie(finished.session.token)),
                                   gate.begun_cookie("")),
                       marker);
  });
}

using Slow = http::Response (*)(const Context&, const http::Request&);

/// Another server is asked: on a thread that may take its time.
http::Handler slowly(const SharedContext& context, Slow work) {
  return [context, work](const http::Request& request) {
    http::Response response;
    response.slowly = [context, work, request](const std::function<bool()>&) { return work(*context, request); };
    return response;
  };
}

}  // namespace

void add_session(http::Router& router, const SharedContext& context) {
  const auto add = [&](http::Method method, std::string_view pattern, Slow work) {
    router.add(method, pattern, [context, work](const http::Request& request) { return work(*context, request); });
  };
  router.add(http::Method::get, "/api/v1/session",
             [context](const http::Request& request) { return respond(who_am_i(*context, request.visitor)); });
  add(http::Method::post, "/api/v1/session", sign_in);
  add(http::Method::remove, "/api/v1/session", sign_out);
  add(http::Method::post, "/api/v1/links/use", use_link);
  add(http::Method::get, "/api/v1/session/data", own_data);
  add(http::Method::put, "/api/v1/session/password", set_password);
  add(http::Method::post, "/api/v1/session/second-factor", offer_code);
  add(http::Method::put, "/api/v1/session/second-factor", confirm_code);
  router.add(http::Method::get, "/api/v1/sign-in/{}", slowly(context, begin_elsewhere));
  router.add(http::Method::get, "/api/v1/sign-in/{}/back", slowly(context, back_from_elsewhere));
}

}  // namespace handlingsrom::routes
