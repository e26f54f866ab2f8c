#include "base/access/openid.hpp"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "base/access/fetch.hpp"
#include "base/access/grants.hpp"
#include "base/access/identity_token.hpp"
#include "base/access/refused.hpp"
#include "base/access/secrets.hpp"
#include "base/access/times.hpp"
#include "base/digest.hpp"
#include "base/text.hpp"

namespace handlingsrom::access {
namespace {

using Json = nlohmann::json;
constexpr const char* begun_kind = "sign_in";
constexpr const char* elsewhere_kind = "elsewhere";  // from a place's name for a person to the account
constexpr std::size_t longest_name = 100;

Json object_from(const std::string& address, const std::string& text) {
  Json json = Json::parse(text, nullptr, false);
  if (!json.is_object()) silent(address, "JSON");
  return json;
}

std::string text_at(const Json& json, const char* name) {
  const auto found = json.find(name);
  return found != json.end() && found->is_string() ? found->get<std::string>() : std::string();
}

/// A place that lists nothing of the kind is taken to know it.
bool lists(const Json& told, const char* name, const std::string& value) {
  const auto list = told.find(name);
  return list == told.end() || !list->is_array() || std::find(list->begin(), list->end(), Json(value)) != list->end();
}

std::string safe_address_in(const Json& json, const char* name, const std::string& from) {
  const std::string address = text_at(json, name);
  if (!is_safe_address_from(from, address)) silent(from, name);
  return address;
}

struct Description {
  std::string authorization, token, keys;
  Json json;
};

// OpenID Connect Discovery 1.0, section 4.
Description description_of(const std::string& issuer) {
  std::string address = issuer;
  if (address.ends_with('/')) address.pop_back();
  address += "/.well-known/openid-configuration";
  const Json told = object_from(address, fetch(address));
  if (text_at(told, "issuer") != issuer) silent(address, "issuer");
  return {safe_address_in(told, "authorization_endpoint", address), safe_address_in(told, "token_endpoint", address),
          safe_address_in(told, "jwks_uri", address), told};
}

/// What is sent for a statement (RFC 6749, section 4.1.3; RFC 7636, section 4.5).
Fields code_form(const Provider& place, const std::string& code, const std::string& verifier, const std::string& back) {
  Fields form{
      {"grant_type", "authorization_code"}, {"code", code}, {"redirect_uri", back}, {"code_verifier", verifier}};
  if (place.client_secret.empty()) form.emplace_back("client_id", place.client_id);
  return form;
}

/// What a person is called, in words that may stand in a list.
std::string shown_name(const Provider& provider, const Json& claims) {
  for (const std::string& claim : {provider.name_claim, std::string("email"), std::string("name")}) {
    const auto found = claims.find(claim);
    if (found == claims.end() || !found->is_string()) continue;
    const std::string text = found->get<std::string>();
    if (text.size() >= 2 && text.size() <= longest_name && is_plain_text(text) && !is_blank(text)) return text;
  }
  return provider.name;
}

}  // namespace

std::string own_path(const std::string& wanted) {
  constexpr std::size_t longest = 2000;
  const bool good = !wanted.empty() && wanted.size() <= longest && wanted[0] == '/' && !wanted.starts_with("//") &&
                    std::all_of(wanted.begin(), wanted.end(), [](unsigned char c) {
                      return c > ' ' && c < 0x7FU && c != '\\' && c != '"' && c != '<' && c != '>';
                    });
  return good ? wanted : "/";
}

std::vector<Grant> grants_of(const Provider& provider, const Json& claims) {
  const Json* at = &claims;
  for (std::size_t from = 0; from <= provider.role_claim.size();) {
    const std::size_t dot = std::min(provider.role_claim.find('.', from), provider.role_claim.size());
    const auto found = at->is_object() ? at->find(provider.role_claim.substr(from, dot - from)) : at->end();
    if (!at->is_object() || found == at->end()) return {};
    at = &*found;
    from = dot + 1;
  }
  std::vector<Grant> grants;
  for (const auto& [value, brought] : provider.roles) {
    const bool has = at->is_array() ? std::find(at->begin(), at->end(), Json(value)) != at->end() : *at == value;
    if (has) grants.insert(grants.end(), brought.begin(), brought.end());
  }
  std::sort(grants.begin(), grants.end());
  grants.erase(std::unique(grants.begin(), grants.end()), grants.end());
  return grants;
}

bool is_strong(const Provider& provider, const Json& claims) {
  const auto is_one = [&](const Json& value) {
    return value.is_string() &&
           std::find(provider.strong.begin(), provider.strong.end(), value.get<std::string>()) != provider.strong.end();
  };
  const auto ways = claims.find("amr"), level = claims.find("acr");
  return (level != claims.end() && is_one(*level)) ||
         (ways != claims.end() && ways->is_array() && std::any_of(ways->begin(), ways->end(), is_one));
}

bool is_asked_since(const Json& claims, std::int64_t since) {
  const auto asked = claims.find("auth_time");
  return asked != claims.end() && asked->is_number() &&
         asked->get<double>() + static_cast<double>(minute) >= static_cast<double>(since);
}

OpenId::OpenId(const store::Store& store, const Seal& seal, std::vector<Provider> providers, std::string address)
    : cards_(store), door_(store), kept_(store, seal), providers_(std::move(providers)), address_(std::move(address)) {}

std::vector<Provider> OpenId::providers() const {
  std::vector<Provider> all = providers_;
  for (Provider& one : all) one.client_secret.clear();
  for (const Providers::Kept& one : kept_.list())
    if (std::none_of(providers_.begin(), providers_.end(),
                     [&](const Provider& of_file) { return of_file.id == one.provider.id; }))
      all.push_back(one.provider);
  std::sort(all.begin(), all.end(), [](const Provider& a, const Provider& b) { return a.name < b.name; });
  return all;
}

Provider OpenId::provider(const std::string& id) const {
  const auto found =
      std::find_if(providers_.begin(), providers_.end(), [&](const Provider& one) { return one.id == id; });
  if (found != providers_.end()) return *found;
  if (auto kept = kept_.find(id)) return *kept;
  throw Refused(Refused::unknown, "provider_unknown", {{"found", visible(id.substr(0, longest_name))}});
}

std::string OpenId::address_for(const Provider& provider) const {
  return address_.empty() ? provider.address : address_;
}

// Asked once in the life of the process.
OpenId::Known OpenId::known(const Provider& provider) {
  {
    const std::lock_guard lock(mutex_);
    if (const auto found = known_.find(provider.issuer); found != known_.end()) return found->second;
  }
  const Description told = description_of(provider.issuer);
  const std::lock_guard lock(mutex_);
  return known_.insert_or_assign(provider.issuer, Known{told.authorization, told.token, told.keys}).first->second;
}

Tried OpenId::try_out(const std::string& id) const {
  const Provider place = provider(id);
  const Description told = description_of(place.issuer);
  Tried tried;
  tried.back = back(place);
  tried.keys = count_of_keys(object_from(told.keys, fetch(told.keys)));
  if (tried.keys == 0) silent(told.keys, "keys");
  tried.proof = lists(told.json, "code_challenge_methods_supported", "S256");
  for (const std::string& scope : place.scopes)
    if (!lists(told.json, "scopes_supported", scope)) tried.scopes_unknown.push_back(scope);
  // RFC 6749, section 5.2: a place that does not know the client says so before it looks at the code.
  const Answered answer =
      ask(told.token, code_form(place, "none", new_token(), tried.back), place.client_id, place.client_secret);
  const Json said = Json::parse(answer.body, nullptr, false);
  const std::string fault = said.is_object() ? text_at(said, "error") : "";
  constexpr long not_signed_in = 401;
  if (fault == "invalid_client" || fault == "unauthorized_client" || answer.status == not_signed_in)
    tried.client = Tried::Client::refused;
  else if (fault == "invalid_grant")
    tried.client = Tried::Client::accepted;
  return tried;
}

OpenId::Begun OpenId::begin(const std::string& id, const Wish& wish) {
  constexpr std::size_t most_of_one = 1'000;  // a whole town hall behind one address, within ten minutes
  const Provider place = provider(id);
  const Known addresses = known(place);
  const std::string state = new_token(), nonce = new_token(), verifier = new_token(), cookie = new_token();
  cards_.change([&](const store::Desk& desk) {
    desk.sweep();
    const std::string client = digest({"client", wish.client});
    if (desk.list(begun_kind, client).size() >= most_of_one)
      throw Refused(Refused::too_often, "sign_in_too_often", {}, 10 * minute);
    const Json body{{"provider", id},
                    {"nonce", nonce},
                    {"verifier", verifier},
                    {"cookie", token_name(cookie)},
                    {"next", own_path(wish.next)},
                    {"begun", unix_seconds(desk.now())},
                    {"again", wish.again}};
    desk.put({begun_kind, token_name(state), client, later(desk.now(), 10 * minute), body.dump()});
  });
  std::string scopes;
  for (const std::string& scope : place.scopes) scopes += (scopes.empty() ? "" : " ") + scope;
  Fields question{{"response_type", "code"},
                  {"client_id", place.client_id},
                  {"redirect_uri", back(place)},
                  {"scope", scopes},
                  {"state", state},
                  {"nonce", nonce},
                  {"code_challenge", base64url(sha256(verifier))},
                  {"code_challenge_method", "S256"}};
  // Section 3.1.2.1; the second has the place say when it asked, which whoever changes the address on the way cannot.
  if (wish.again) {
    question.emplace_back("prompt", "login");
    question.emplace_back("max_age", "0");
  }
  const char joint = addresses.authorization.find('?') == std::string::npos ? '?' : '&';
  return {addresses.authorization + joint + form_text(question), cookie};
}

Json OpenId::statement(const Provider& place, const std::string& code, const std::string& verifier,
                       const std::string& nonce) {
  const Known addresses = known(place);
  const Fields form = code_form(place, code, verifier, back(place));
  const Json answer = object_from(addresses.token, fetch(addresses.token, form, place.client_id, place.client_secret));
  const std::string token = text_at(answer, "id_token");
  if (token.empty()) silent(addresses.token, "id_token");
  const Json keys = object_from(addresses.keys, fetch(addresses.keys));
  return claims_of(token, keys, {place.issuer, place.client_id, nonce, unix_seconds(cards_.now())});
}

OpenId::Finished OpenId::finish(const std::string& id, const Answer& answer) {
  const Provider place = provider(id);
  Json begun;
  // Taken out whatever comes of it: no answer counts twice.
  cards_.change([&](const store::Desk& desk) {
    const std::string key = token_name(answer.state);
    const auto card = desk.find(begun_kind, key);
    if (!card) return;
    begun = Json::parse(card->body);
    if (same(begun.at("cookie").get<std::string>(), token_name(answer.cookie))) desk.remove(begun_kind, key);
  });
  if (!begun.is_object() || answer.cookie.empty() ||
      !same(begun.at("cookie").get<std::string>(), token_name(answer.cookie)) || begun.at("provider") != id)
    throw Refused(Refused::not_signed_in, "provider_state");
  // RFC 9207: an answer that says which place it is from must say this one.
  if (!answer.issuer.empty() && answer.issuer != place.issuer) throw Refused(Refused::not_signed_in, "provider_state");
  if (!answer.error.empty() || answer.code.empty())
    throw Refused(Refused::not_signed_in, "provider_refused",
                  {{"name", place.name}, {"reason", visible(answer.error.substr(0, longest_name))}});
  const Json claims = statement(place, answer.code, begun.at("verifier"), begun.at("nonce"));
  const bool shown = is_asked_since(claims, begun.value("begun", unix_seconds(cards_.now())));
  if (begun.value("again", false) && !shown)
    throw Refused(Refused::not_signed_in, "provider_not_again", {{"name", place.name}});
  return {let_in(place, claims, answer.device, shown), begun.at("next")};
}

Session OpenId::let_in(const Provider& place, const Json& claims, const std::string& device, bool shown) {
  const std::vector<Grant> grants = grants_of(place, claims);
  if (grants.empty()) throw Refused(Refused::not_allowed, "provider_no_role", {{"name", place.name}});
  const std::string subject = claims.at("sub");
  Session session;
  cards_.change([&](const store::Desk& desk) {
    const std::string key = digest({place.issuer, subject});
    Account account;
    const auto known = desk.find(elsewhere_kind, key);
    if (known && desk.find("account", known->owner)) {
      account = account_at(desk, known->owner);
      account.name = shown_name(place, claims);
      account.provider = place.id;
      if (account.grants != grants) {
        account.grants = grants;
        desk.tell("roles_told", "account/" + account.id + " " + words_of(grants), "", "", place.id);
      }
    } else {
      account.name = shown_name(place, claims);
      account.grants = grants;
      account.provider = place.id;
      account.subject = subject;
      account = add_at(desk, account, place.id);
      desk.put({elsewhere_kind, key, account.id, "", ""});
    }
    session = door_.begin_at(desk, account, {"signed_in_elsewhere", device, is_strong(place, claims), shown});
  });
  return session;
}

}  // namespace handlingsrom::access
