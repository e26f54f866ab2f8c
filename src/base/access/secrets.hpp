// Passwords, tokens and one-time codes: what they are made of and held against.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace handlingsrom::access {

/// Argon2id (RFC 9106) with libsodium's limits for signing in: 64 MiB, two passes. Some 0.1 s of processor time.
std::string password_hash(const std::string& password);
/// The same time whether `hash` is anybody's or empty (nobody of that name): what is compared with then fits no password.
bool password_fits(const std::string& hash, const std::string& password);

/// 256 random bits for an address or a cookie, and the name under which the store keeps it: who reads the store cannot use it.
std::string new_token();
std::string token_name(std::string_view token);
/// Short, random, in lower case; tells nothing.
std::string new_number();

/// RFC 4648, section 5, without padding. nullopt where it is none.
std::string base64url(std::string_view bytes);
std::optional<std::string> from_base64url(std::string_view text);
std::string sha256(std::string_view bytes);

enum class Hash { sha1, sha256, sha512 };
/// RFC 4226, section 5.3, over RFC 6238's hashes: the last `digits` digits.
std::string one_time_code(const std::string& key, std::uint64_t counter, int digits = 6, Hash hash = Hash::sha1);

/// A key for an app that makes codes (RFC 6238: SHA-1, six digits, 30 seconds), in base 32 (RFC 4648, section 6).
std::string new_code_key();
std::optional<std::string> from_base32(std::string_view text);
std::string to_base32(std::string_view bytes);
/// The step of time that `code` belongs to, if that is later than `last` and now, the one before or the one after; nullopt: the code does not hold, or was used.
std::optional<std::uint64_t> code_step(const std::string& base32_key, std::string_view code, std::uint64_t unix_seconds,
                                       std::uint64_t last);
/// What a telephone reads: "otpauth://totp/…".
std::string code_address(const std::string& base32_key, const std::string& name);

bool same(std::string_view a, std::string_view b) noexcept;  // in a time that does not depend on where they differ

}  // namespace handlingsrom::access
