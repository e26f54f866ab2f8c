// What the house uses of libsodium, for a processor that Debian builds no libsodium for: BLAKE2b (RFC 7693), hexadecimal text and base64. Nothing secret is
// hashed on a published page; the digests there only name bytes.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

inline constexpr std::size_t crypto_generichash_BYTES = 32;
inline constexpr std::size_t crypto_generichash_BYTES_MIN = 16;
inline constexpr int sodium_base64_VARIANT_ORIGINAL = 1;

struct crypto_generichash_state {
  std::array<std::uint64_t, 8> state;
  std::array<unsigned char, 128> block;
  std::size_t filled;
  std::uint64_t length;
  std::size_t size;
};

int crypto_generichash_init(crypto_generichash_state* state, const unsigned char* key, std::size_t key_length, std::size_t size);
int crypto_generichash_update(crypto_generichash_state* state, const unsigned char* bytes, unsigned long long length);
int crypto_generichash_final(crypto_generichash_state* state, unsigned char* out, std::size_t size);
int crypto_generichash(unsigned char* out, std::size_t size, const unsigned char* bytes, unsigned long long length, const unsigned char* key,
                       std::size_t key_length);
char* sodium_bin2hex(char* hex, std::size_t room, const unsigned char* bytes, std::size_t length);
int sodium_base642bin(unsigned char* out, std::size_t room, const char* text, std::size_t length, const char* ignored, std::size_t* written,
                      const char** end, int variant);
