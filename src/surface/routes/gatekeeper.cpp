#include "surface/routes/gatekeeper.hpp"

#include <algorithm>

#include "base/access/refused.hpp"
#include "base/access/secrets.hpp"
#include "base/ascii.hpp"
#include "base/text.hpp"
#include "surface/routes/json.hpp"

namespace handlingsrom::routes {
namespace {

using access::Refused;
using access::Right;
constexpr auto remembered = std::chrono::seconds(2);
constexpr std::size_t most_remembered = 20'000;

[[noreturn]] void no_such_work(const std::string& id) {
  throw Error(ErrorCode::unknown_name, "programme_not_kept", {{"found", shortened(id)}});
}

/// Who made the first version; empty where nobody says.
std::string owner_of(const store::Store& store, const store::Name& name) {
  const std::vector<store::Document> versions = store::Documents(store).history(name);
  return versions.empty() ? std::string() : versions.front().author;
}

std::string municipality_in(const std::string& body) {
  const Json json = Json::parse(body, nullptr, false);
  const bool named = json.is_object() && json.contains("municipality") && json["municipality"].is_string();
  return named ? json["municipality"].get<std::string>() : std::string();
}

}  // namespace

Gatekeeper::Gatekeeper(Parts parts)
    : parts_(std::move(parts)),
      seal_(parts_.seal ? parts_.seal
                        : std::make_shared<const access::Seal>(access::usual_seal_file(parts_.store->address()))),
      accounts_(*parts_.store, seal_.get()),
      door_(*parts_.store, parts_.limits, seal_.get()),
      keys_(*parts_.store),
      openid_(*parts_.store, *seal_, parts_.providers, parts_.address),
      sharing_(*parts_.store) {
  accounts_.seal_code_keys();
}

bool Gatekeeper::lacks_factor(const http::Visitor& visitor) const noexcept {
  return parts_.factor_needed && visitor.who && visitor.who->may(Right::administer) && !visitor.strong;
}

std::string Gatekeeper::begun(const http::Visitor& visitor) const {
  if (!visitor.who) return {};
  for (const access::OpenSession& one : door_.sessions(visitor.who->account()))
    if (one.id == visitor.session) return one.begun;
  return {};
}

std::string_view Gatekeeper::session_token(const http::Request& request) const {
  return http::cookie(request, parts_.behind_proxy ? "__Host-handlingsrom" : "handlingsrom");
}

std::string_view Gatekeeper::begun_token(const http::Request& request) const {
  return http::cookie(request, parts_.behind_proxy ? "__Host-handlingsrom-begun" : "handlingsrom-begun");
}

// On one's own machine there is no TLS; __Host- (RFC 6265bis, section 4.1.3.2) and Secure then say that browsers must not send it at all.
std::string Gatekeeper::session_cookie(const std::string& token) const {
  return (parts_.behind_proxy ? "__Host-handlingsrom=" : "handlingsrom=") + token +
         "; Path=/; HttpOnly; SameSite=Strict" + (parts_.behind_proxy ? "; Secure" : "");
}

std::string Gatekeeper::no_session_cookie() const { return session_cookie("") + "; Max-Age=0"; }

// Lax: the browser comes back from another site.
std::string Gatekeeper::begun_cookie(const std::string& token) const {
  return (parts_.behind_proxy ? "__Host-handlingsrom-begun=" : "handlingsrom-begun=") + token +
         "; Path=/; HttpOnly; SameSite=Lax; Max-Age=" + (token.empty() ? "0" : "600") +
         (parts_.behind_proxy ? "; Secure" : "");
}

void Gatekeeper::check_secure(const http::Request& request) const {
  const std::string_view told = request.header("x-forwarded-proto");
  if (parts_.behind_proxy && !told.empty() && told != "https") throw Refused(Refused::not_allowed, "sign_in_insecure");
}

std::string_view key_secret(const http::Request& request) {
  constexpr std::string_view scheme = "bearer ";
  std::string_view found;
  for (const auto& [name, value] : request.headers) {
    if (name != "authorization") continue;
    if (!found.empty() || value.size() <= scheme.size()) return {};
    if (ascii_lower(std::string_view(value).substr(0, scheme.size())) != scheme) return {};
    found = std::string_view(value).substr(scheme.size());
  }
  return found;
}

// Whoever shows a key is the program, whatever cookie comes with it.
std::string Gatekeeper::shown_by(const http::Request& request) const {
  if (const std::string_view secret = key_secret(request); !secret.empty()) return access::token_name(secret);
  const std::string_view token = session_token(request);
  return token.empty() ? std::string() : access::token_name(token);
}

std::optional<http::Visitor> Gatekeeper::known(const http::Request& request) {
  const std::string shown = shown_by(request);
  if (shown.empty()) return http::Visitor{};
  const std::lock_guard lock(mutex_);
  const auto found = known_.find(shown);
  if (found == known_.end() || found->second.until < Clock::now()) return std::nullopt;
  return found->second.visitor;
}

http::Visitor Gatekeeper::asked_with(std::string_view secret) {
  http::Visitor visitor;
  const std::optional<access::Key> key = keys_.of_secret(secret);
  if (!key) return visitor;
  visitor.who = std::make_shared<const access::Identity>(keys_.identity(*key));
  const std::lock_guard lock(mutex_);
  allowances_.try_emplace(key->number, key->per_minute);
  return visitor;
}

http::Visitor Gatekeeper::look_up(const http::Request& request) {
  if (std::optional<http::Visitor> before = known(request)) return *before;
  http::Visitor visitor;
  const auto until = Clock::now() + remembered;
  const std::string shown = shown_by(request);
  if (const std::string_view secret = key_secret(request); !secret.empty()) {
    visitor = asked_with(secret);
  } else {
    const std::string token(session_token(request));
    visitor.session = shown;
    if (const auto session = door_.session_of(token))
      if (auto identity = accounts_.identity(session->account)) {
        visitor.who = std::make_shared<const access::Identity>(std::move(*identity));
        visitor.strong = session->strong;
      }
  }
  const std::lock_guard lock(mutex_);
  if (known_.size() >= most_remembered) known_.clear();
  // Whoever invents cookies fills no memory.
  if (visitor.who) known_[shown] = {visitor, until};
  return visitor;
}

void Gatekeeper::count(const http::Request& request) {
  if (!request.visitor.who || !access::is_program(*request.visitor.who)) return;
  check_secure(request);
  const double now = std::chrono::duration<double>(Clock::now().time_since_epoch()).count();
  int seconds = 0;
  {
    const std::lock_guard lock(mutex_);
    const auto found = allowances_.find(request.visitor.who->account());
    if (found != allowances_.end()) seconds = found->second.take(now);
  }
  if (seconds > 0) throw Refused(Refused::too_often, "key_too_often", {{"seconds", std::to_string(seconds)}}, seconds);
}

void Gatekeeper::forget() noexcept {
  const std::lock_guard lock(mutex_);
  known_.clear();
}

access::Work Gatekeeper::work(const std::string& kind, const std::string& id, const store::Name& name) const {
  return sharing_.of(kind, id, name.municipality, owner_of(*parts_.store, name));
}

access::Work Gatekeeper::work_of(Where where, const std::string& id) const {
  if (where == Where::scenario) {
    const auto saved = parts_.scenarios->find(id);
    if (!saved) throw Error(ErrorCode::unknown_name, "scenario_unknown", {{"scenario", shortened(id)}});
    return work("scenario", id, {"scenario", saved->municipality, id});
  }
  const std::size_t dot = id.find('.');
  if (dot == std::string::npos || dot + 1 == id.size() || !access::is_municipality(id.substr(0, dot))) no_such_work(id);
  return work("programme", id, {"programme", id.substr(0, dot), id.substr(dot + 1)});
}

bool Gatekeeper::Sees::operator()(const std::string& id, const std::string& municipality) const {
  const auto told = told_.find(id);
  if (told == told_.end())
    return access::may_see(who_, gate_.work_of(kind_ == "scenario" ? Where::scenario : Where::programme, id));
  access::Work work = told->second;
  work.municipality = municipality;
  return access::may_see(who_, work);
}

void Gatekeeper::check_work(const http::Request& request, const RouteRight& needed) const {
  const access::Identity& who = *request.visitor.who;
  const access::Work work = work_of(needed.where, request.captures.at(0));
  if (!access::may_see(who, work)) {
    // As one that there is not: whoever may not see it does not learn that it is there.
    if (needed.where == Where::scenario)
      throw Error(ErrorCode::unknown_name, "scenario_unknown", {{"scenario", work.id}});
    throw Error(ErrorCode::unknown_name, "programme_not_kept", {{"found", work.id}});
  }
  if (needed.right == Right::look)
    sharing_.tell_seen(who, work);
  else
    access::check_change(who, work);
}

void Gatekeeper::check(const http::Request& request, std::string_view pattern) {
  const RouteRight* needed = right_of(request.method, pattern);
  if (needed == nullptr) throw Refused(Refused::not_allowed, "not_allowed");
  count(request);
  if (needed->right == Right::nothing) return;
  if (!request.visitor.who)
    throw Refused(Refused::not_signed_in, key_secret(request).empty() ? "sign_in_needed" : "key_refused");
  const access::Identity& who = *request.visitor.who;
  if (needed->right == Right::sign_in && access::is_program(who)) throw Refused(Refused::not_allowed, "not_allowed");
  const auto may_in = [&](const std::string& place) {
    const api::Service& service = *parts_.service;
    return who.may(needed->right, to_string(service.municipality(service.find_number_or_name(place)).number));
  };
  bool may = false;
  switch (needed->where) {
    case Where::anywhere: may = who.may(needed->right); break;
    case Where::municipality: may = may_in(request.captures.at(0)); break;
    case Where::body: may = who.may(needed->right) && may_in(municipality_in(request.body)); break;
    case Where::scenario:
    case Where::programme: return check_work(request, *needed);
  }
  if (!may) throw Refused(Refused::not_allowed, "not_allowed");
  // OWASP ASVS 4.0.3, 4.3.1. Setting one up is open to whoever is signed in.
  if (needed->right == Right::administer && lacks_factor(request.visitor))
    throw Refused(Refused::not_allowed, "second_factor_needed");
  if (needed->proof == Proof::just_now && !door_.is_shown(request.visitor.session))
    throw Refused(Refused::not_allowed, "shown_needed");
}

}  // namespace handlingsrom::routes
