// Signing in where one has an account already (OpenID Connect Core 1.0: authorization code with PKCE, RFC 7636): Entra ID, Ansattporten, a municipality's own.
#pragma once

#include <filesystem>
#include <map>
#include <mutex>
#include <string>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "base/access/door.hpp"

namespace handlingsrom::access {

/// A place that answers for people, as the administrator has written it down.
struct Provider {
  std::string id;    // in addresses
  std::string name;  // on the button
  std::string issuer;
  std::string client_id, client_secret;  // secret empty: a client without one
  std::vector<std::string> scopes{"openid", "profile"};
  std::string name_claim = "preferred_username";
  std::string role_claim = "roles";                               // with dots where it lies within others
  std::vector<std::pair<std::string, std::vector<Grant>>> roles;  // a value of that claim, and what it brings
};

/// A TOML file with a table `[provider.ID]` for each (docs/operations.md). A secret is in a file of its own, `client_secret_file`, which only its owner may read.
/// Throws what toml::Document throws, with file, line and column.
std::vector<Provider> read_providers(const std::filesystem::path& file);

/// The roles that a statement brings; whoever gets none is not let in.
std::vector<Grant> grants_of(const Provider& provider, const nlohmann::json& claims);

/// A path on this server, or "/" for everything else: what a browser could take for another place's address, backslashes and controls included.
std::string own_path(const std::string& wanted);

/// Safe from many threads. What has begun is kept in the store for ten minutes, so that another server may finish it.
class OpenId {
 public:
  /// `address` is how browsers reach us: "https://handlingsrom.example.no".
  OpenId(const store::Store& store, std::vector<Provider> providers, std::string address);

  const std::vector<Provider>& providers() const noexcept { return providers_; }

  struct Begun {
    std::string location;  // where the browser is to go
    std::string cookie;    // binds the answer to the browser that asked
  };
  /// Throws Refused(unknown, "provider_unknown"), Error(source_unreachable, "provider_silent").
  Begun begin(const std::string& provider, const std::string& next);

  struct Answer {
    std::string state, code, issuer, error;  // as they stand in the address
    std::string cookie;
  };
  struct Finished {
    Session session;
    std::string next;
  };
  /// Roles are those that the place tells, each time anew. Throws Refused(not_signed_in, "provider_state") for an answer to nothing that this browser has
  /// asked, or a second one; "provider_refused" with what the place said; "provider_statement"; Refused(not_allowed, "provider_no_role");
  /// Error(source_unreachable, "provider_silent").
  Finished finish(const std::string& provider, const Answer& answer);

 private:
  struct Known {
    std::string authorization, token, keys;
  };
  const Provider& provider(const std::string& id) const;
  Known known(const Provider& provider);
  nlohmann::json statement(const Provider& provider, const std::string& code, const std::string& verifier,
                           const std::string& nonce);
  Session let_in(const Provider& provider, const nlohmann::json& claims);
  std::string back(const Provider& provider) const { return address_ + "/api/v1/sign-in/" + provider.id + "/back"; }

  const store::Store& store_;
  store::Cards cards_;
  Door door_;
  const std::vector<Provider> providers_;
  const std::string address_;
  std::mutex mutex_;
  std::map<std::string, Known> known_;
};

}  // namespace handlingsrom::access
