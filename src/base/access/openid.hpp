// Signing in where one has an account already (OpenID Connect Core 1.0: authorization code with PKCE, RFC 7636): Entra ID, Ansattporten, a municipality's own.
#pragma once

#include <map>
#include <mutex>
#include <string>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "base/access/door.hpp"
#include "base/access/providers.hpp"

namespace handlingsrom::access {

/// The roles that a statement brings; whoever gets none is not let in.
std::vector<Grant> grants_of(const Provider& provider, const nlohmann::json& claims);

/// A path on this server, or "/" for everything else: what a browser could take for another place's address, backslashes and controls included.
std::string own_path(const std::string& wanted);

/// What a place answers when it is asked without anybody who signs in.
struct Tried {
  enum class Client { accepted, refused, unsaid };
  std::string back;      // the address that it must know of us
  std::size_t keys = 0;  // for signatures that we check
  bool proof = true;     // false: it says that it knows no PKCE by S256
  Client client = Client::unsaid;
  std::vector<std::string> scopes_unknown;  // of ours, those that it does not list
};

/// Safe from many threads. What has begun is kept in the store for ten minutes, so that another server may finish it.
class OpenId {
 public:
  /// `providers`: those of the file, which nobody changes while the server runs. `address` is how browsers reach us: "https://handlingsrom.example.no"; empty: each place
  /// that is kept says so itself.
  OpenId(const store::Store& store, const Seal& seal, std::vector<Provider> providers, std::string address);

  /// Those of the file, and those of the store, by their names on the buttons: without secrets.
  std::vector<Provider> providers() const;
  const std::vector<Provider>& of_file() const noexcept { return providers_; }
  const Providers& kept() const noexcept { return kept_; }
  /// How browsers reach us, for this place.
  std::string address_for(const Provider& provider) const;

  /// Asks the place for its description and its keys, and with a code that is none whether it knows the client. Throws Refused(unknown, "provider_unknown"),
  /// Error(source_unreachable, "provider_silent") with the address and what is wrong with it.
  Tried try_out(const std::string& provider) const;

  struct Begun {
    std::string location;  // where the browser is to go
    std::string cookie;    // binds the answer to the browser that asked
  };
  struct Wish {
    std::string next;    // a path of ours, to come back to
    std::string client;  // where from, so that nobody fills the store
    bool again = false;  // the place is to ask anew who it is, whoever is signed in there
  };
  /// Throws Refused(unknown, "provider_unknown"), Refused(too_often, "sign_in_too_often") for one who begins ever more, Error(source_unreachable, "provider_silent").
  Begun begin(const std::string& provider, const Wish& wish);

  struct Answer {
    std::string state, code, issuer, error;  // as they stand in the address
    std::string cookie;
    std::string device = {};  // Credentials::device
  };
  struct Finished {
    Session session;
    std::string next;
  };
  /// Roles are those that the place tells, each time anew. Throws Refused(not_signed_in, "provider_state") for an answer to nothing that this browser has
  /// asked, or a second one; "provider_refused" with what the place said; "provider_statement"; "provider_not_again" where it was to ask anew and does not say that it did; Refused(not_allowed, "provider_no_role");
  /// Error(source_unreachable, "provider_silent").
  Finished finish(const std::string& provider, const Answer& answer);

 private:
  struct Known {
    std::string authorization, token, keys;
  };
  Provider provider(const std::string& id) const;
  Known known(const Provider& provider);
  nlohmann::json statement(const Provider& provider, const std::string& code, const std::string& verifier,
                           const std::string& nonce);
  Session let_in(const Provider& provider, const nlohmann::json& claims, const std::string& device, bool shown);
  std::string back(const Provider& provider) const { return back_address(address_for(provider), provider.id); }

  store::Cards cards_;
  Door door_;
  const Providers kept_;
  const std::vector<Provider> providers_;
  const std::string address_;
  std::mutex mutex_;
  std::map<std::string, Known> known_;  // by issuer
};

/// Whether the statement says that a second factor was shown: `amr` (RFC 8176) has one of the place's words, or `acr` is one.
bool is_strong(const Provider& provider, const nlohmann::json& claims);

/// Whether it says that the person was asked who they are no earlier than `since` (`auth_time`; OpenID Connect Core 1.0, section 2), a minute's difference of clocks forgiven.
bool is_asked_since(const nlohmann::json& claims, std::int64_t since);

}  // namespace handlingsrom::access
