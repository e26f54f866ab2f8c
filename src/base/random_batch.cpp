// Compiled for several processors at once and without fused multiply–add, so that wide registers change the time and not a bit.
#include "base/random_batch.hpp"

// Function versions need a resolver at load time, which the sanitizers do not stand.
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__) && !defined(__SANITIZE_ADDRESS__) && \
    !defined(__SANITIZE_THREAD__)
#define HANDLINGSROM_WIDE __attribute__((target_clones("default", "avx2", "arch=x86-64-v4")))
#else
#define HANDLINGSROM_WIDE
#endif

namespace handlingsrom {
namespace {

constexpr std::size_t lanes = 16;  // whole groups are computed

/// One round of Philox and the step of its key.
[[gnu::always_inline]] inline void round(std::uint32_t& a, std::uint32_t& b, std::uint32_t& c, std::uint32_t& d,
                                         std::uint32_t& key, std::uint32_t& other) {
  const std::uint64_t left = std::uint64_t{0xD2511F53U} * a;
  const std::uint64_t right = std::uint64_t{0xCD9E8D57U} * c;
  a = static_cast<std::uint32_t>(right >> 32U) ^ b ^ key;
  b = static_cast<std::uint32_t>(right);
  c = static_cast<std::uint32_t>(left >> 32U) ^ d ^ other;
  d = static_cast<std::uint32_t>(left);
  key += 0x9E3779B9U;
  other += 0xBB67AE85U;
}

constexpr std::size_t whole(std::size_t count) { return (count + lanes - 1) / lanes * lanes; }

}  // namespace

HANDLINGSROM_WIDE void fill(RandomBatch& batch, std::uint64_t seed, std::uint32_t run, std::size_t count,
                            std::uint32_t year) {
  const std::size_t end = whole(count);
  for (std::size_t i = 0; i < end; ++i) {
    std::uint32_t a = run;
    std::uint32_t b = batch.entity[i];
    std::uint32_t c = year;
    std::uint32_t d = batch.event[i];
    auto key = static_cast<std::uint32_t>(seed);
    auto other = static_cast<std::uint32_t>(seed >> 32U);
    // Written out: a loop in here would keep the compiler from taking several lanes at a time.
    round(a, b, c, d, key, other);
    round(a, b, c, d, key, other);
    round(a, b, c, d, key, other);
    round(a, b, c, d, key, other);
    round(a, b, c, d, key, other);
    round(a, b, c, d, key, other);
    round(a, b, c, d, key, other);
    round(a, b, c, d, key, other);
    round(a, b, c, d, key, other);
    round(a, b, c, d, key, other);
    batch.words[0][i] = a;
    batch.words[1][i] = b;
    batch.words[2][i] = c;
    batch.words[3][i] = d;
  }
}

HANDLINGSROM_WIDE void unit_exponentials(const std::array<std::uint32_t, RandomBatch::size>& words,
                                         std::array<double, RandomBatch::size>& waits, std::size_t count) {
  const std::size_t end = whole(count);
  for (std::size_t i = 0; i < end; ++i) waits[i] = unit_exponential(words[i]);
}

}  // namespace handlingsrom
