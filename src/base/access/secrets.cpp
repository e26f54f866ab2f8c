#include "base/access/secrets.hpp"

#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <sodium.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <stdexcept>

#include "base/ascii.hpp"
#include "base/digest.hpp"

namespace handlingsrom::access {
namespace {

constexpr std::string_view letters32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

std::string random_bytes(std::size_t count) {
  std::string bytes(count, '\0');
  randombytes_buf(bytes.data(), bytes.size());
  return bytes;
}

const EVP_MD* method_of(Hash hash) {
  switch (hash) {
    case Hash::sha256: return EVP_sha256();
    case Hash::sha512: return EVP_sha512();
    case Hash::sha1: break;
  }
  return EVP_sha1();
}

}  // namespace

std::string password_hash(const std::string& password) {
  std::array<char, crypto_pwhash_STRBYTES> text{};
  if (crypto_pwhash_str_alg(text.data(), password.data(), password.size(), crypto_pwhash_OPSLIMIT_INTERACTIVE,
                            crypto_pwhash_MEMLIMIT_INTERACTIVE, crypto_pwhash_ALG_ARGON2ID13) != 0)
    throw std::runtime_error("no memory for a password");
  return text.data();
}

bool password_fits(const std::string& hash, const std::string& password) {
  static const std::string nobody = password_hash(random_bytes(32));
  const std::string& known = hash.empty() ? nobody : hash;
  return crypto_pwhash_str_verify(known.c_str(), password.data(), password.size()) == 0 && !hash.empty();
}

std::string new_token() { return base64url(random_bytes(32)); }

std::string token_name(std::string_view token) { return digest({"token", token}); }

std::string new_number() { return ascii_lower(to_base32(random_bytes(10))); }

std::string base64url(std::string_view bytes) {
  constexpr int form = sodium_base64_VARIANT_URLSAFE_NO_PADDING;
  std::string text(sodium_base64_encoded_len(bytes.size(), form), '\0');
  sodium_bin2base64(text.data(), text.size(), reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(), form);
  text.pop_back();  // its end
  return text;
}

std::optional<std::string> from_base64url(std::string_view text) {
  std::string bytes(text.size(), '\0');
  std::size_t length = 0;
  const char* end = nullptr;
  const int failure = sodium_base642bin(reinterpret_cast<unsigned char*>(bytes.data()), bytes.size(), text.data(),
                                        text.size(), nullptr, &length, &end, sodium_base64_VARIANT_URLSAFE_NO_PADDING);
  if (failure != 0 || end != text.data() + text.size()) return std::nullopt;
  bytes.resize(length);
  return bytes;
}

std::string sha256(std::string_view bytes) {
  std::string hash(crypto_hash_sha256_BYTES, '\0');
  crypto_hash_sha256(reinterpret_cast<unsigned char*>(hash.data()),
                     reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
  return hash;
}

std::string one_time_code(const std::string& key, std::uint64_t counter, int digits, Hash hash) {
  std::array<unsigned char, 8> message{};
  for (std::size_t i = message.size(); i-- > 0; counter >>= 8U)
    message[i] = static_cast<unsigned char>(counter & 0xFFU);
  std::array<unsigned char, EVP_MAX_MD_SIZE> mac{};
  unsigned length = 0;
  if (HMAC(method_of(hash), key.data(), static_cast<int>(key.size()), message.data(), message.size(), mac.data(),
           &length) == nullptr)
    throw std::runtime_error("HMAC");
  const std::size_t offset = mac[length - 1] & 0x0FU;
  std::uint32_t number = mac[offset] & 0x7FU;
  for (std::size_t i = 1; i < 4; ++i) number = number << 8U | mac[offset + i];
  std::string code(static_cast<std::size_t>(digits), '0');
  for (std::size_t i = code.size(); i-- > 0; number /= 10U) code[i] = static_cast<char>('0' + number % 10U);
  return code;
}

std::string new_code_key() { return to_base32(random_bytes(20)); }

std::string to_base32(std::string_view bytes) {
  std::string text;
  unsigned held = 0, bits = 0;
  for (const char byte : bytes) {
    held = (held << 8U | static_cast<unsigned char>(byte)) & 0xFFFFU;
    for (bits += 8; bits >= 5; bits -= 5) text += letters32[held >> (bits - 5) & 31U];
  }
  if (bits > 0) text += letters32[held << (5 - bits) & 31U];
  return text;
}

std::optional<std::string> from_base32(std::string_view text) {
  std::string bytes;
  unsigned held = 0, bits = 0;
  for (const char letter : text) {
    const std::size_t at = letters32.find(letter);
    if (at == std::string_view::npos) return std::nullopt;
    held = (held << 5U | static_cast<unsigned>(at)) & 0xFFFFU;
    bits += 5;
    if (bits < 8) continue;
    bits -= 8;
    bytes += static_cast<char>(held >> bits & 0xFFU);
  }
  return bytes;
}

std::optional<std::uint64_t> code_step(const std::string& base32_key, std::string_view code, std::uint64_t unix_seconds,
                                       std::uint64_t last) {
  constexpr std::uint64_t seconds = 30;
  const std::optional<std::string> key = from_base32(base32_key);
  if (!key || key->empty()) return std::nullopt;
  const std::uint64_t now = unix_seconds / seconds;
  std::optional<std::uint64_t> found;
  for (const std::uint64_t step : {now - 1, now, now + 1})  // all of them, whichever it is
    if (same(one_time_code(*key, step), code) && step > last) found = step;
  return found;
}

std::string code_address(const std::string& base32_key, const std::string& name) {
  std::string label;
  constexpr std::string_view hex = "0123456789ABCDEF";
  for (const char c : name) {
    const auto byte = static_cast<unsigned char>(c);
    if (std::isalnum(byte) != 0) {
      label += c;
    } else {
      label += '%';
      label += hex[byte >> 4U];
      label += hex[byte & 15U];
    }
  }
  return "otpauth://totp/Handlingsrom:" + label + "?secret=" + base32_key + "&issuer=Handlingsrom";
}

bool same(std::string_view a, std::string_view b) noexcept {
  return a.size() == b.size() && sodium_memcmp(a.data(), b.data(), a.size()) == 0;
}

}  // namespace handlingsrom::access
