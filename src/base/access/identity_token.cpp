#include "base/access/identity_token.hpp"

#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/ecdsa.h>
#include <openssl/evp.h>
#include <openssl/param_build.h>
#include <openssl/rsa.h>

#include <algorithm>
#include <memory>
#include <optional>
#include <vector>

#include "base/access/refused.hpp"
#include "base/access/secrets.hpp"
#include "base/access/times.hpp"

namespace handlingsrom::access {
namespace {

using Json = nlohmann::json;
using PublicKey = std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)>;
using Number = std::unique_ptr<BIGNUM, decltype(&BN_free)>;

constexpr std::int64_t leeway = 2 * minute;  // between two clocks
constexpr int fewest_rsa_bits = 2 * 1024;

[[noreturn]] void refuse(const std::string& reason) {
  throw Refused(Refused::not_signed_in, "provider_statement", {{"reason", reason}});
}

std::string text_in(const Json& object, const char* name) {
  const auto found = object.find(name);
  return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

PublicKey made_of(const char* kind, OSSL_PARAM_BLD* build) {
  const std::unique_ptr<OSSL_PARAM, decltype(&OSSL_PARAM_free)> parameters(OSSL_PARAM_BLD_to_param(build),
                                                                           &OSSL_PARAM_free);
  const std::unique_ptr<EVP_PKEY_CTX, decltype(&EVP_PKEY_CTX_free)> context(
      EVP_PKEY_CTX_new_from_name(nullptr, kind, nullptr), &EVP_PKEY_CTX_free);
  EVP_PKEY* key = nullptr;
  if (!parameters || !context || EVP_PKEY_fromdata_init(context.get()) <= 0 ||
      EVP_PKEY_fromdata(context.get(), &key, EVP_PKEY_PUBLIC_KEY, parameters.get()) <= 0)
    key = nullptr;
  return {key, &EVP_PKEY_free};
}

Number number_of(const std::string& bytes) {
  return {BN_bin2bn(reinterpret_cast<const unsigned char*>(bytes.data()), static_cast<int>(bytes.size()), nullptr),
          &BN_free};
}

PublicKey rsa_key(const Json& one) {
  const auto n = from_base64url(text_in(one, "n")), e = from_base64url(text_in(one, "e"));
  if (!n || !e || n->empty() || e->empty()) return {nullptr, &EVP_PKEY_free};
  const Number modulus = number_of(*n), exponent = number_of(*e);
  if (BN_num_bits(modulus.get()) < fewest_rsa_bits) return {nullptr, &EVP_PKEY_free};
  const std::unique_ptr<OSSL_PARAM_BLD, decltype(&OSSL_PARAM_BLD_free)> build(OSSL_PARAM_BLD_new(),
                                                                              &OSSL_PARAM_BLD_free);
  OSSL_PARAM_BLD_push_BN(build.get(), OSSL_PKEY_PARAM_RSA_N, modulus.get());
  OSSL_PARAM_BLD_push_BN(build.get(), OSSL_PKEY_PARAM_RSA_E, exponent.get());
  return made_of("RSA", build.get());
}

PublicKey curve_key(const Json& one) {
  constexpr std::size_t length = 32;
  const auto x = from_base64url(text_in(one, "x")), y = from_base64url(text_in(one, "y"));
  if (!x || !y || x->size() != length || y->size() != length || text_in(one, "crv") != "P-256")
    return {nullptr, &EVP_PKEY_free};
  const std::string point = '\x04' + *x + *y;
  const std::unique_ptr<OSSL_PARAM_BLD, decltype(&OSSL_PARAM_BLD_free)> build(OSSL_PARAM_BLD_new(),
                                                                              &OSSL_PARAM_BLD_free);
  OSSL_PARAM_BLD_push_utf8_string(build.get(), OSSL_PKEY_PARAM_GROUP_NAME, "P-256", 0);
  OSSL_PARAM_BLD_push_octet_string(build.get(), OSSL_PKEY_PARAM_PUB_KEY, point.data(), point.size());
  return made_of("EC", build.get());
}

/// A token has the two numbers of an ECDSA signature one behind the other (RFC 7518, section 3.4); OpenSSL wants them in DER.
std::optional<std::string> der_of(const std::string& signature) {
  constexpr std::size_t half = 32;
  if (signature.size() != 2 * half) return std::nullopt;
  const std::unique_ptr<ECDSA_SIG, decltype(&ECDSA_SIG_free)> pair(ECDSA_SIG_new(), &ECDSA_SIG_free);
  ECDSA_SIG_set0(pair.get(), number_of(signature.substr(0, half)).release(),
                 number_of(signature.substr(half)).release());
  unsigned char* bytes = nullptr;
  const int length = i2d_ECDSA_SIG(pair.get(), &bytes);
  if (length <= 0) return std::nullopt;
  std::string der(reinterpret_cast<char*>(bytes), static_cast<std::size_t>(length));
  OPENSSL_free(bytes);
  return der;
}

bool fits(const PublicKey& key, const std::string& method, const std::string& text, std::string signature) {
  if (!key) return false;
  if (method == "ES256") {
    const auto der = der_of(signature);
    if (!der) return false;
    signature = *der;
  }
  const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context(EVP_MD_CTX_new(), &EVP_MD_CTX_free);
  EVP_PKEY_CTX* more = nullptr;
  if (EVP_DigestVerifyInit(context.get(), &more, EVP_sha256(), nullptr, key.get()) <= 0) return false;
  if (method == "PS256" && (EVP_PKEY_CTX_set_rsa_padding(more, RSA_PKCS1_PSS_PADDING) <= 0 ||
                            EVP_PKEY_CTX_set_rsa_pss_saltlen(more, RSA_PSS_SALTLEN_DIGEST) <= 0))
    return false;
  return EVP_DigestVerify(context.get(), reinterpret_cast<const unsigned char*>(signature.data()), signature.size(),
                          reinterpret_cast<const unsigned char*>(text.data()), text.size()) == 1;
}

bool is_signed(const Json& head, const Json& keys, const std::string& text, const std::string& signature) {
  const std::string method = text_in(head, "alg"), id = text_in(head, "kid");
  const std::string kind = method == "RS256" || method == "PS256" ? "RSA" : method == "ES256" ? "EC" : "";
  const auto list = keys.find("keys");
  if (kind.empty() || list == keys.end() || !list->is_array()) return false;
  for (const Json& one : *list) {
    if (!one.is_object() || text_in(one, "kty") != kind) continue;
    if (!id.empty() && text_in(one, "kid") != id) continue;
    if (const std::string use = text_in(one, "use"); !use.empty() && use != "sig") continue;
    if (const std::string only = text_in(one, "alg"); !only.empty() && only != method) continue;
    if (fits(kind == "RSA" ? rsa_key(one) : curve_key(one), method, text, signature)) return true;
  }
  return false;
}

std::int64_t time_in(const Json& claims, const char* name) {
  const auto found = claims.find(name);
  if (found == claims.end() || !found->is_number()) refuse(name);
  return static_cast<std::int64_t>(found->get<double>());
}

void check(const Json& claims, const Expected& expected) {
  if (text_in(claims, "iss") != expected.issuer) refuse("iss");
  const auto audience = claims.find("aud");
  const bool alone = audience != claims.end() && audience->is_string();
  bool ours = alone && *audience == expected.audience;
  if (audience != claims.end() && audience->is_array())
    for (const Json& one : *audience) ours = ours || one == expected.audience;
  if (!ours) refuse("aud");
  const std::string party = text_in(claims, "azp");
  if ((!party.empty() || (!alone && audience->size() > 1)) && party != expected.audience) refuse("azp");
  if (time_in(claims, "exp") + leeway <= expected.now) refuse("exp");
  if (time_in(claims, "iat") - leeway > expected.now) refuse("iat");
  if (expected.nonce.empty() || !same(text_in(claims, "nonce"), expected.nonce)) refuse("nonce");
  if (text_in(claims, "sub").empty()) refuse("sub");
}

}  // namespace

std::size_t count_of_keys(const Json& keys) {
  const auto list = keys.find("keys");
  if (list == keys.end() || !list->is_array()) return 0;
  return static_cast<std::size_t>(std::count_if(list->begin(), list->end(), [](const Json& one) {
    if (!one.is_object()) return false;
    const std::string use = text_in(one, "use"), kind = text_in(one, "kty");
    if (!use.empty() && use != "sig") return false;
    return kind == "RSA" ? rsa_key(one) != nullptr : kind == "EC" && curve_key(one) != nullptr;
  }));
}

Json claims_of(const std::string& token, const Json& keys, const Expected& expected) {
  const std::size_t first = token.find('.');
  const std::size_t second = first == std::string::npos ? first : token.find('.', first + 1);
  if (second == std::string::npos || token.find('.', second + 1) != std::string::npos) refuse("JWT");
  const auto head_text = from_base64url(std::string_view(token).substr(0, first));
  const auto body_text = from_base64url(std::string_view(token).substr(first + 1, second - first - 1));
  const auto signature = from_base64url(std::string_view(token).substr(second + 1));
  if (!head_text || !body_text || !signature) refuse("base64url");
  const Json head = Json::parse(*head_text, nullptr, false), claims = Json::parse(*body_text, nullptr, false);
  if (!head.is_object() || !claims.is_object() || head.contains("crit")) refuse("JSON");
  if (!is_signed(head, keys, token.substr(0, second), *signature)) refuse("signature");
  check(claims, expected);
  return claims;
}

}  // namespace handlingsrom::access
