// Places where people sign in that the store keeps.
#include <algorithm>
#include <set>

#include <nlohmann/json.hpp>

#include "base/access/fetch.hpp"
#include "base/access/grants.hpp"
#include "base/access/providers.hpp"
#include "base/access/refused.hpp"
#include "base/text.hpp"

namespace handlingsrom::access {
namespace {

using Json = nlohmann::json;
constexpr const char* provider_kind = "provider";
constexpr std::size_t longest = 200, longest_address = 1000, most_values = 100, most_words = 20;

/// Sealed for the place that it is sent to: whoever writes another issuer into the store does not get it.
std::string purpose_of(const Provider& one) { return "provider/" + one.id + " " + one.issuer; }

bool is_line(const std::string& text, std::size_t most) {
  return !text.empty() && text.size() <= most && is_plain_text(text) && !is_blank(text) && text.front() != ' ' &&
         text.back() != ' ';
}

/// Printable ASCII without spaces, question or fragment: what another path is put behind.
bool is_base_address(const std::string& address) {
  return is_safe_address(address) && address.size() <= longest_address &&
         std::all_of(address.begin(), address.end(),
                     [](char c) { return c > ' ' && c < '\x7f' && c != '?' && c != '#' && c != '\\' && c != '@'; });
}

[[noreturn]] void refuse_provider(const char* key, const std::string& found) {
  throw Error(ErrorCode::bad_input, key, {{"found", visible(found.substr(0, longest))}});
}

void check_words(const char* key, const std::vector<std::string>& words) {
  if (words.size() > most_words) refuse_provider(key, std::to_string(words.size()));
  for (const std::string& word : words)
    if (!is_line(word, longest)) refuse_provider(key, word);
}

void check_provider(const Provider& one) {
  constexpr std::size_t longest_id = 40;
  if (!is_provider_id(one.id) || one.id.size() > longest_id) refuse_provider("provider_id", one.id);
  if (!is_line(one.name, 100)) refuse_provider("provider_name", one.name);
  if (!is_base_address(one.issuer)) refuse_provider("provider_issuer", one.issuer);
  if (!is_line(one.client_id, longest)) refuse_provider("provider_client", one.client_id);
  check_words("provider_scopes", one.scopes);
  if (std::find(one.scopes.begin(), one.scopes.end(), "openid") == one.scopes.end())
    refuse_provider("provider_scopes", "");
  check_words("provider_scopes", {one.name_claim, one.role_claim});
  check_words("provider_scopes", one.strong);
  if (one.roles.empty() || one.roles.size() > most_values) refuse_provider("provider_roles", "");
  std::set<std::string> values;
  for (const auto& [value, grants] : one.roles)
    if (!is_line(value, longest) || grants.empty() || !values.insert(value).second)
      refuse_provider("provider_roles", value);
  if (!one.address.empty() && (!is_base_address(one.address) || one.address.ends_with('/')))
    refuse_provider("provider_address", one.address);
}

Json json_of(const Provider& one) {
  Json roles = Json::array();
  for (const auto& [value, grants] : one.roles) roles.push_back({{"value", value}, {"grants", grants_json(grants)}});
  return {{"name", one.name},          {"issuer", one.issuer},         {"client_id", one.client_id},
          {"scopes", one.scopes},      {"name_claim", one.name_claim}, {"role_claim", one.role_claim},
          {"roles", std::move(roles)}, {"strong", one.strong},         {"address", one.address}};
}

Provider provider_of(const std::string& id, const Json& body) {
  Provider one;
  one.id = id;
  one.name = body.at("name");
  one.issuer = body.at("issuer");
  one.client_id = body.at("client_id");
  one.scopes = body.at("scopes").get<std::vector<std::string>>();
  one.name_claim = body.at("name_claim");
  one.role_claim = body.at("role_claim");
  one.strong = body.at("strong").get<std::vector<std::string>>();
  one.address = body.at("address");
  for (const Json& row : body.at("roles")) one.roles.emplace_back(row.at("value"), grants_in(row.at("grants")));
  return one;
}

Providers::Kept kept_of(const store::Card& card) {
  const Json body = Json::parse(card.body);
  return {provider_of(card.key, body.at("provider")), !body.at("secret").get<std::string>().empty(), body.at("by"),
          body.at("changed")};
}

void check_actor(const Actor& actor) {
  if (!actor.administers(std::string(everywhere))) throw Refused(Refused::not_allowed, "provider_not_yours");
}

void end_sessions(const store::Desk& desk, const std::string& id) {
  for (const store::Card& card : desk.list("account"))
    if (account_of(card).provider == id) desk.remove_all_of("session", card.key);
}

/// Of what decides who comes in, and as what.
bool lets_in_the_same(Provider a, Provider b) {
  a.name = b.name;
  a.address = b.address;
  return json_of(a) == json_of(b);
}

std::string role_words(const Provider& one) {
  std::string words;
  for (const auto& [value, grants] : one.roles) words += " " + access::words_of(grants);
  return words;
}

}  // namespace

std::vector<Providers::Kept> Providers::list() const {
  std::vector<Kept> all;
  for (const store::Card& card : cards_.list(provider_kind)) all.push_back(kept_of(card));
  return all;
}

std::optional<Provider> Providers::find(const std::string& id) const {
  const auto card = cards_.find(provider_kind, id);
  if (!card) return std::nullopt;
  const Json body = Json::parse(card->body);
  Provider one = provider_of(id, body.at("provider"));
  const std::string sealed = body.at("secret");
  if (!sealed.empty()) one.client_secret = seal_.open(sealed, purpose_of(one));
  return one;
}

Providers::Kept Providers::keep(const Provider& provider, const std::optional<std::string>& secret,
                                const Actor& actor) const {
  check_actor(actor);
  check_provider(provider);
  if (secret && secret->size() > longest_address) refuse_provider("provider_client", "");
  for (const auto& [value, grants] : provider.roles) accounts_.check_spaces(grants);
  const std::string fresh = secret && !secret->empty() ? seal_.close(*secret, purpose_of(provider)) : "";
  std::optional<store::Card> kept;
  cards_.change([&](const store::Desk& desk) {
    const auto before = desk.find(provider_kind, provider.id);
    if (!before && desk.list(provider_kind).size() >= most_providers)
      throw Refused(Refused::conflict, "providers_full");
    std::string sealed = fresh;
    if (before && !secret) {
      sealed = Json::parse(before->body).at("secret").get<std::string>();
      // What is sent with it goes to the new place.
      if (!sealed.empty() && kept_of(*before).provider.issuer != provider.issuer)
        throw Refused(Refused::conflict, "provider_secret_again");
    }
    const Json body{{"provider", json_of(provider)}, {"secret", sealed}, {"by", actor.name()}, {"changed", desk.now()}};
    kept = store::Card{provider_kind, provider.id, "", "", body.dump()};
    desk.put(*kept);
    if (before && !lets_in_the_same(kept_of(*before).provider, provider)) end_sessions(desk, provider.id);
    desk.tell(before ? "provider_changed" : "provider_added", "provider/" + provider.id + role_words(provider), "",
              body.at("provider").dump(), actor.name());
    accounts_need_at(desk);
  });
  return kept_of(*kept);
}

void Providers::remove(const std::string& id, const Actor& actor) const {
  check_actor(actor);
  cards_.change([&](const store::Desk& desk) {
    if (!desk.remove(provider_kind, id))
      throw Refused(Refused::unknown, "provider_unknown", {{"found", visible(id.substr(0, longest))}});
    end_sessions(desk, id);
    desk.tell("provider_removed", "provider/" + id, "", "", actor.name());
  });
}

}  // namespace handlingsrom::access
