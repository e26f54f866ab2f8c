// Many keyed random blocks and exponential waits at once, for loops that draw by the million.
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>

namespace handlingsrom {

/// Keys of up to `size` draws of one seed, run and year, and the words that fill() makes of them.
struct RandomBatch {
  static constexpr std::size_t size = 64;
  alignas(64) std::array<std::uint32_t, size> entity{};
  alignas(64) std::array<std::uint32_t, size> event{};
  alignas(64) std::array<std::array<std::uint32_t, size>, 4> words{};
};

/// words[w][i] = random_bits({seed, run, entity[i], year, event[i]})[w] for i < count, the same Philox 4x32-10, several lanes at
/// a time. What lies behind `count` is left undefined.
void fill(RandomBatch& batch, std::uint64_t seed, std::uint32_t run, std::size_t count, std::uint32_t year = 0);

/// A unit exponential from 32 random bits by inversion: −log((bits + ½) / 2³²), between 1.2e-10 and 22.9.
///
/// log m of the mantissa m ∈ [√½, √2) is 2 artanh((m − 1)/(m + 1)), nine terms of its series: within 1e-14. Additions,
/// multiplications and one division only, so that every processor and every vector width gives the same bits.
inline double unit_exponential(std::uint32_t bits) {
  constexpr double ln2 = 0.6931471805599453094;
  constexpr std::uint64_t exponent_of_whole = 0x4330000000000000U;  // 2⁵²: a whole number in the mantissa's place
  constexpr std::uint64_t root_half = 0x3FE6A09E667F3BCDU;
  constexpr std::uint64_t two = std::uint64_t{2} << 52U;
  const double x = (std::bit_cast<double>(exponent_of_whole | bits) - 0x1p52) + 0.5;
  const auto raw = std::bit_cast<std::uint64_t>(x);
  const std::uint64_t shifted = (raw - root_half) + two;  // exponent + 2, above the mantissa
  const double exponent = std::bit_cast<double>(exponent_of_whole | (shifted >> 52U)) - (0x1p52 + 2);
  const auto mantissa = std::bit_cast<double>(raw - ((shifted & 0xFFF0000000000000U) - two));
  const double s = (mantissa - 1) / (mantissa + 1);
  const double z = s * s;
  double sum = 2.0 / 17;
  sum = sum * z + 2.0 / 15;
  sum = sum * z + 2.0 / 13;
  sum = sum * z + 2.0 / 11;
  sum = sum * z + 2.0 / 9;
  sum = sum * z + 2.0 / 7;
  sum = sum * z + 2.0 / 5;
  sum = sum * z + 2.0 / 3;
  sum = sum * z + 2.0;
  return (32 - exponent) * ln2 - s * sum;
}

/// waits[i] = unit_exponential(words[i]) for i < count.
void unit_exponentials(const std::array<std::uint32_t, RandomBatch::size>& words,
                       std::array<double, RandomBatch::size>& waits, std::size_t count);

}  // namespace handlingsrom
