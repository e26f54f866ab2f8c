// `handlingsrom provider …`: places where people sign in to a server. For whoever has the machine and its store.
#include <algorithm>
#include <memory>
#include <ostream>

#include "base/access/openid.hpp"
#include "base/access/refused.hpp"
#include "base/error.hpp"
#include "surface/api/stored_facts.hpp"
#include "surface/cli/grants.hpp"
#include "surface/cli/nouns.hpp"
#include "surface/cli/secret_line.hpp"

namespace handlingsrom::cli {
namespace {

using access::Actor;
using access::Provider;

struct ProviderChoices {
  std::string id, name, issuer, client;
  std::vector<std::string> roles;
  std::string name_claim, role_claim;
  std::vector<std::string> scopes, strong;
  std::string address;
  bool secret = false;
  std::filesystem::path secrets;
};

struct Parts {
  const store::Store& store;
  const access::Seal& seal;
  access::Providers kept;
};

/// "VALUE=analyst@5029": what the place says, and the role that it brings; one value may bring several.
std::vector<std::pair<std::string, std::vector<access::Grant>>> roles_in(const Context& context,
                                                                         const std::vector<std::string>& texts) {
  std::vector<std::pair<std::string, std::vector<access::Grant>>> roles;
  for (const std::string& text : texts) {
    const std::size_t at = text.rfind('=');
    if (at == std::string::npos || at == 0) throw Error(ErrorCode::bad_input, "provider_roles", {{"found", text}});
    const std::string value = text.substr(0, at);
    auto row = std::find_if(roles.begin(), roles.end(), [&](const auto& one) { return one.first == value; });
    if (row == roles.end()) row = roles.insert(row, {value, {}});
    row->second.push_back(grants_in(context, {text.substr(at + 1)}).front());
  }
  return roles;
}

void set_text(std::string& kept, const std::string& given) {
  if (!given.empty()) kept = given;
}

void set(const Context& context, const Parts& parts, const ProviderChoices& choices) {
  Provider one;
  for (const access::Providers::Kept& before : parts.kept.list())
    if (before.provider.id == choices.id) one = before.provider;
  one.id = choices.id;
  set_text(one.name, choices.name);
  set_text(one.issuer, choices.issuer);
  set_text(one.client_id, choices.client);
  set_text(one.name_claim, choices.name_claim);
  set_text(one.role_claim, choices.role_claim);
  set_text(one.address, choices.address);
  if (!choices.scopes.empty()) one.scopes = choices.scopes;
  if (!choices.strong.empty()) one.strong = choices.strong;
  if (!choices.roles.empty()) one.roles = roles_in(context, choices.roles);
  std::optional<std::string> secret;
  if (choices.secret) secret = read_secret(context, "cli.provider.secret");
  const auto kept = parts.kept.keep(one, secret, Actor::owner_of_the_machine());
  context.message(context.text("cli.provider.kept", {{"name", kept.provider.name}}));
  if (!kept.provider.address.empty())
    context.message(context.text("cli.provider.back",
                                 {{"address", access::back_address(kept.provider.address, kept.provider.id)}}));
}

void list_providers(const Context& context, const Parts& parts, const ProviderChoices&) {
  Table table{"providers",
              {{"provider_id"}, {"provider_name"}, {"issuer"}, {"client_id"}, {"has_secret"}, {"roles"}, {"changed"}},
              {}};
  for (const access::Providers::Kept& one : parts.kept.list()) {
    std::string roles;
    for (const auto& [value, grants] : one.provider.roles)
      roles += (roles.empty() ? "" : "; ") + value + ": " + words_of(grants);
    table.rows.push_back({one.provider.id, one.provider.name, one.provider.issuer, one.provider.client_id,
                          context.text(one.has_secret ? "cli.account.yes" : "cli.account.no"), roles, one.changed});
  }
  context.show(table);
}

void try_out(const Context& context, const Parts& parts, const ProviderChoices& choices) {
  const access::OpenId openid(parts.store, parts.seal, {}, "");
  const access::Tried tried = openid.try_out(choices.id);
  context.message(context.text("cli.provider.answers", {{"keys", std::to_string(tried.keys)}}));
  context.message(context.text("cli.provider.back", {{"address", tried.back}}));
  if (!tried.proof) context.message(context.text("cli.provider.no_proof"));
  for (const std::string& scope : tried.scopes_unknown)
    context.message(context.text("cli.provider.scope_unknown", {{"scope", scope}}));
  switch (tried.client) {
    case access::Tried::Client::accepted: return context.message(context.text("cli.provider.client_accepted"));
    case access::Tried::Client::unsaid: return context.message(context.text("cli.provider.client_unsaid"));
    case access::Tried::Client::refused: break;
  }
  throw Error(ErrorCode::bad_input, "provider_client_refused", {{"found", choices.id}});
}

void remove(const Context& context, const Parts& parts, const ProviderChoices& choices) {
  parts.kept.remove(choices.id, Actor::owner_of_the_machine());
  context.message(context.text("cli.provider.removed", {{"name", choices.id}}));
}

}  // namespace

void add_provider(CLI::App& root, Context& context) {
  CLI::App& noun = add_noun(root, context, "provider");
  const auto choices = std::make_shared<ProviderChoices>();
  using Run = void (*)(const Context&, const Parts&, const ProviderChoices&);
  const auto verb = [&](const char* name, Run run) -> CLI::App& {
    CLI::App& added = add_verb(noun, context, name, [&context, choices, run] {
      const store::Store store = api::open_store(context.store());
      const access::Seal seal(choices->secrets.empty() ? access::usual_seal_file(store.address()) : choices->secrets);
      run(context, {store, seal, access::Providers(store, seal)}, *choices);
    });
    add_argument(added, context, "--secrets", choices->secrets);
    return added;
  };
  CLI::App& sets = verb("set", set);
  add_argument(sets, context, "provider", choices->id).required().option_text("entra");
  add_argument(sets, context, "--name", choices->name).option_text("\"Entra ID\"");
  add_argument(sets, context, "--issuer", choices->issuer).option_text("https://…");
  add_argument(sets, context, "--client", choices->client);
  add_switch(sets, context, "--secret", choices->secret);
  add_argument(sets, context, "--role", choices->roles).option_text("VALUE=analyst@5029").delimiter(',');
  add_argument(sets, context, "--role-claim", choices->role_claim).option_text("roles");
  add_argument(sets, context, "--name-claim", choices->name_claim).option_text("preferred_username");
  add_argument(sets, context, "--scope", choices->scopes).option_text("openid,profile").delimiter(',');
  add_argument(sets, context, "--strong", choices->strong).option_text("mfa").delimiter(',');
  add_argument(sets, context, "--address", choices->address).option_text("https://handlingsrom.example.no");
  verb("list", list_providers);
  add_argument(verb("try", try_out), context, "provider", choices->id).required().option_text("entra");
  add_argument(verb("remove", remove), context, "provider", choices->id).required().option_text("entra");
}

}  // namespace handlingsrom::cli
