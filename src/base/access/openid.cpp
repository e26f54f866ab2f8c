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

[[noreturn]] void silent(const std::string& address, const std::string& reason) {
  throw Error(ErrorCode::source_unreachable, "provider_silent", {{"address", address}, {"reason", reason}});
}

Json object_from(const std::string& address, const std::string& text) {
  Json json = Json::parse(text, nullptr, false);
  if (!json.is_object()) silent(address, "JSON");
  return json;
}

std::string text_at(const Json& json, const char* name) {
  const auto found = json.find(name);
  return found != json.end() && found->is_string() ? found->get<std::string>() : std::string();
}

std::string safe_address_in(const Json& json, const char* name, const std::string& from) {
  const std::string address = text_at(json, name);
  if (!is_safe_address(address)) silent(from, name);
  return address;
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

OpenId::OpenId(const store::Store& store, std::vector<Provider> providers, std::string address)
    : store_(store), cards_(store), door_(store), providers_(std::move(providers)), address_(std::move(address)) {}

const Provider& OpenId::provider(const std::string& id) const {
  const auto found =
      std::find_if(providers_.begin(), providers_.end(), [&](const Provider& one) { return one.id == id; });
  if (found == providers_.end())
    throw Refused(Refused::unknown, "provider_unknown", {{"found", visible(id.substr(0, longest_name))}});
  return *found;
}

// OpenID Connect Discovery 1.0, section 4; asked once in the life of the process.
OpenId::Known OpenId::known(const Provider& provider) {
  {
    const std::lock_guard lock(mutex_);
    if (const auto found = known_.find(provider.id); found != known_.end()) return found->second;
  }
  std::string address = provider.issuer;
  if (address.ends_with('/')) address.pop_back();
  address += "/.well-known/openid-configuration";
  const Json told = object_from(address, fetch(address));
  if (text_at(told, "issuer") != provider.issuer) silent(address, "issuer");
  Known known{safe_address_in(told, "authorization_endpoint", address),
              safe_address_in(told, "token_endpoint", address), safe_address_in(told, "jwks_uri", address)};
  const std::lock_guard lock(mutex_);
  return known_.insert_or_assign(provider.id, std::move(known)).first->second;
}

OpenId::Begun OpenId::begin(const std::string& id, const std::string& next) {
  const Provider& place = provider(id);
  const Known addresses = known(place);
  const std::string state = new_token(), nonce = new_token(), verifier = new_token(), cookie = new_token();
  cards_.change([&](const store::Desk& desk) {
    desk.sweep();
    const Json body{{"provider", id},
                    {"nonce", nonce},
                    {"verifier", verifier},
                    {"cookie", token_name(cookie)},
                    {"next", own_path(next)}};
    desk.put({begun_kind, token_name(state), "", later(desk.now(), 10 * minute), body.dump()});
  });
  std::string scopes;
  for (const std::string& scope : place.scopes) scopes += (scopes.empty() ? "" : " ") + scope;
  const std::string question = form_text({{"response_type", "code"},
                                          {"client_id", place.client_id},
                                          {"redirect_uri", back(place)},
                                          {"scope", scopes},
                                          {"state", state},
                                          {"nonce", nonce},
                                          {"code_challenge", base64url(sha256(verifier))},
                                          {"code_challenge_method", "S256"}});
  const char joint = addresses.authorization.find('?') == std::string::npos ? '?' : '&';
  return {addresses.authorization + joint + question, cookie};
}

Json OpenId::statement(const Provider& place, const std::string& code, const std::string& verifier,
                       const std::string& nonce) {
  const Known addresses = known(place);
  Fields form{
      {"grant_type", "authorization_code"}, {"code", code}, {"redirect_uri", back(place)}, {"code_verifier", verifier}};
  if (place.client_secret.empty()) form.emplace_back("client_id", place.client_id);
  const Json answer = object_from(addresses.token, fetch(addresses.token, form, place.client_id, place.client_secret));
  const std::string token = text_at(answer, "id_token");
  if (token.empty()) silent(addresses.token, "id_token");
  const Json keys = object_from(addresses.keys, fetch(addresses.keys));
  return claims_of(token, keys, {place.issuer, place.client_id, nonce, unix_seconds(cards_.now())});
}

OpenId::Finished OpenId::finish(const std::string& id, const Answer& answer) {
  const Provider& place = provider(id);
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
  return {let_in(place, claims), begun.at("next")};
}

Session OpenId::let_in(const Provider& place, const Json& claims) {
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
    session = door_.begin_at(desk, account, "signed_in_elsewhere");
  });
  return session;
}

}  // namespace handlingsrom::access
