// A signed statement of who somebody is (JSON Web Token, RFC 7519), and whether it is the one asked for.
#pragma once

#include <cstdint>
#include <string>

#include <nlohmann/json.hpp>

namespace handlingsrom::access {

/// What must be true of the statement (OpenID Connect Core 1.0, section 3.1.3.7).
struct Expected {
  std::string issuer;
  std::string audience;  // our client id
  std::string nonce;
  std::int64_t now = 0;  // seconds
};

/// The claims of a token that one of `keys` (a JSON Web Key Set, RFC 7517) has signed with RS256, PS256 or ES256, and that is for us, now, for this
/// question. Throws Refused(not_signed_in, "provider_statement") with the reason otherwise; "alg": "none" and keys for other purposes are refused like any other.
nlohmann::json claims_of(const std::string& token, const nlohmann::json& keys, const Expected& expected);

/// How many of a place's published keys (RFC 7517) fit a method that we check.
std::size_t count_of_keys(const nlohmann::json& keys);

}  // namespace handlingsrom::access
