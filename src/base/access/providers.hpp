// Places where people sign in, as an administrator has written them down: in a file beside the machine's own things, or in the store, from the page.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/access/accounts.hpp"
#include "base/access/seal.hpp"

namespace handlingsrom::access {

/// A place that answers for people (OpenID Connect Core 1.0).
struct Provider {
  std::string id;    // in addresses
  std::string name;  // on the button
  std::string issuer;
  std::string client_id, client_secret;  // secret empty: a client without one
  std::vector<std::string> scopes{"openid", "profile"};
  std::string name_claim = "preferred_username";
  std::string role_claim = "roles";                               // with dots where it lies within others
  std::vector<std::pair<std::string, std::vector<Grant>>> roles;  // a value of that claim, and what it brings
  std::vector<std::string> strong{
      "mfa"};           // values of `amr` (RFC 8176) or `acr` that say that a second factor was shown
  std::string address;  // how browsers reach us; empty: as the server was told when it was started
};

/// A TOML file with a table `[provider.ID]` for each (docs/operations.md). A secret is in a file of its own, `client_secret_file`, which only its owner may read.
/// Throws what toml::Document throws, with file, line and column.
std::vector<Provider> read_providers(const std::filesystem::path& file);

/// Of the form that addresses and files allow: a-z, 0-9, hyphens.
bool is_provider_id(const std::string& id) noexcept;
/// Where a place leads the browser back to; this is what one registers there.
std::string back_address(const std::string& own, const std::string& provider);

/// Those in the store. What a place says decides who administers, so only whoever administers everything changes them. Cheap to make; the store outlives it. Safe
/// from many threads.
class Providers {
 public:
  /// `seal` outlives it.
  Providers(const store::Store& store, const Seal& seal) : cards_(store), accounts_(store), seal_(seal) {}

  struct Kept {
    Provider provider;  // without its secret
    bool has_secret = false;
    std::string by, changed;
  };
  /// By id.
  std::vector<Kept> list() const;
  /// With its secret. Throws what Seal::open throws.
  std::optional<Provider> find(const std::string& id) const;

  /// Makes or changes one. `secret`: nullopt leaves the one that it has, empty takes it away; wherever the issuer is another, a secret must be given anew, as the old one is the
  /// old place's. When something else than its name or secret changed, the sessions of those who came from there end, so that their roles are told anew. Throws
  /// Error(bad_input) "provider_id", "provider_name", "provider_issuer", "provider_client", "provider_scopes", "provider_roles", "provider_address";
  /// Refused(conflict, "providers_full"); Refused(not_allowed, "provider_not_yours"); what Accounts::check_spaces and Seal::close throw.
  Kept keep(const Provider& provider, const std::optional<std::string>& secret, const Actor& actor) const;
  /// Its people's sessions end, their accounts stay. Throws Refused(unknown, "provider_unknown").
  void remove(const std::string& id, const Actor& actor) const;

 private:
  store::Cards cards_;
  Accounts accounts_;
  const Seal& seal_;
};
inline constexpr std::size_t most_providers = 20;

}  // namespace handlingsrom::access
