#include <sodium.h>

#include <algorithm>
#include <bit>
#include <cstring>

namespace {

constexpr std::array<std::uint64_t, 8> beginning = {0x6a09e667f3bcc908, 0xbb67ae8584caa73b, 0x3c6ef372fe94f82b, 0xa54ff53a5f1d36f1,
                                                    0x510e527fade682d1, 0x9b05688c2b3e6c1f, 0x1f83d9abfb41bd6b, 0x5be0cd19137e2179};

constexpr unsigned char order[10][16] = {
    {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15}, {14, 10, 4, 8, 9, 15, 13, 6, 1, 12, 0, 2, 11, 7, 5, 3},
    {11, 8, 12, 0, 5, 2, 15, 13, 10, 14, 3, 6, 7, 1, 9, 4}, {7, 9, 3, 1, 13, 12, 11, 14, 2, 6, 5, 10, 4, 0, 15, 8},
    {9, 0, 5, 7, 2, 4, 10, 15, 14, 1, 11, 12, 6, 8, 3, 13}, {2, 12, 6, 10, 0, 11, 8, 3, 4, 13, 7, 5, 15, 14, 1, 9},
    {12, 5, 1, 15, 14, 13, 4, 10, 0, 7, 6, 3, 9, 2, 8, 11}, {13, 11, 7, 14, 12, 1, 3, 9, 5, 0, 15, 4, 8, 6, 2, 10},
    {6, 15, 14, 9, 11, 3, 0, 8, 12, 2, 13, 7, 1, 4, 10, 5}, {10, 2, 8, 4, 7, 6, 1, 5, 15, 11, 9, 14, 3, 12, 13, 0}};

void mix(std::array<std::uint64_t, 16>& v, int a, int b, int c, int d, std::uint64_t x, std::uint64_t y) {
  v[a] += v[b] + x;
  v[d] = std::rotr(v[d] ^ v[a], 32);
  v[c] += v[d];
  v[b] = std::rotr(v[b] ^ v[c], 24);
  v[a] += v[b] + y;
  v[d] = std::rotr(v[d] ^ v[a], 16);
  v[c] += v[d];
  v[b] = std::rotr(v[b] ^ v[c], 63);
}

void compress(crypto_generichash_state& hash, bool last) {
  std::array<std::uint64_t, 16> words{};
  std::memcpy(words.data(), hash.block.data(), hash.block.size());  // WebAssembly is little-endian, as RFC 7693 reads
  std::array<std::uint64_t, 16> v{};
  std::copy(hash.state.begin(), hash.state.end(), v.begin());
  std::copy(beginning.begin(), beginning.end(), v.begin() + 8);
  v[12] ^= hash.length;
  if (last) v[14] = ~v[14];
  for (int round = 0; round < 12; ++round) {
    const auto& s = order[round % 10];
    for (int i = 0; i < 4; ++i) mix(v, i, 4 + i, 8 + i, 12 + i, words[s[2 * i]], words[s[2 * i + 1]]);
    for (int i = 0; i < 4; ++i) mix(v, i, 4 + (i + 1) % 4, 8 + (i + 2) % 4, 12 + (i + 3) % 4, words[s[8 + 2 * i]], words[s[9 + 2 * i]]);
  }
  for (std::size_t i = 0; i < 8; ++i) hash.state[i] ^= v[i] ^ v[i + 8];
}

int value_of(char letter) {
  if (letter >= 'A' && letter <= 'Z') return letter - 'A';
  if (letter >= 'a' && letter <= 'z') return letter - 'a' + 26;
  if (letter >= '0' && letter <= '9') return letter - '0' + 52;
  return letter == '+' ? 62 : letter == '/' ? 63 : -1;
}

}  // namespace

int crypto_generichash_init(crypto_generichash_state* hash, const unsigned char*, std::size_t, std::size_t size) {
  *hash = {beginning, {}, 0, 0, size};
  hash->state[0] ^= 0x01010000U ^ size;
  return 0;
}

int crypto_generichash_update(crypto_generichash_state* hash, const unsigned char* bytes, unsigned long long length) {
  while (length > 0) {
    if (hash->filled == hash->block.size()) {
      hash->length += hash->filled;
      compress(*hash, false);
      hash->filled = 0;
    }
    const auto take = static_cast<std::size_t>(std::min<unsigned long long>(length, hash->block.size() - hash->filled));
    std::memcpy(hash->block.data() + hash->filled, bytes, take);
    hash->filled += take;
    bytes += take;
    length -= take;
  }
  return 0;
}

int crypto_generichash_final(crypto_generichash_state* hash, unsigned char* out, std::size_t size) {
  hash->length += hash->filled;
  std::fill(hash->block.begin() + static_cast<std::ptrdiff_t>(hash->filled), hash->block.end(), static_cast<unsigned char>(0));
  compress(*hash, true);
  std::memcpy(out, hash->state.data(), size);
  return 0;
}

int crypto_generichash(unsigned char* out, std::size_t size, const unsigned char* bytes, unsigned long long length, const unsigned char*, std::size_t) {
  crypto_generichash_state hash;
  crypto_generichash_init(&hash, nullptr, 0, size);
  crypto_generichash_update(&hash, bytes, length);
  return crypto_generichash_final(&hash, out, size);
}

char* sodium_bin2hex(char* hex, std::size_t, const unsigned char* bytes, std::size_t length) {
  for (std::size_t i = 0; i < length; ++i) {
    hex[2 * i] = "0123456789abcdef"[bytes[i] >> 4U];
    hex[2 * i + 1] = "0123456789abcdef"[bytes[i] & 15U];
  }
  hex[2 * length] = '\0';
  return hex;
}

int sodium_base642bin(unsigned char* out, std::size_t room, const char* text, std::size_t length, const char*, std::size_t* written, const char**, int) {
  *written = 0;
  std::uint32_t bits = 0;
  int held = 0;
  std::size_t at = 0;
  for (; at < length && text[at] != '='; ++at) {
    const int value = value_of(text[at]);
    if (value < 0) return -1;
    bits = (bits << 6U) | static_cast<std::uint32_t>(value);
    held += 6;
    if (held < 8) continue;
    held -= 8;
    if (*written == room) return -1;
    out[(*written)++] = static_cast<unsigned char>(bits >> static_cast<unsigned>(held));
  }
  for (std::size_t i = at; i < length; ++i) {
    if (text[i] != '=') return -1;
  }
  return length % 4 == 0 ? 0 : -1;
}
