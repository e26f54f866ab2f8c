// Counter-based random numbers: a draw is a function of its key, not of the order in which draws are made.
#pragma once

#include <array>
#include <cmath>
#include <cstdint>

#include <Random123/philox.h>

namespace handlingsrom {

/// What a draw is for. Two scenarios that ask for the same key get the same number, whatever else they do; results do not
/// depend on the number of threads or processes.
struct DrawKey {
  std::uint64_t seed = 0;
  std::uint32_t run = 0;     // path or replication
  std::uint32_t entity = 0;  // person, municipality, cell
  std::uint32_t year = 0;
  std::uint32_t event = 0;  // which of the entity's draws in the year
};

/// Philox 4x32-10 (Salmon, Moraes, Dror and Shaw 2011, "Parallel random numbers: as easy as 1, 2, 3", SC'11):
/// 128 random bits for a key.
inline std::array<std::uint32_t, 4> random_bits(const DrawKey& key) {
  const r123::Philox4x32::ctr_type counter{{key.run, key.entity, key.year, key.event}};
  const r123::Philox4x32::key_type seed{
      {static_cast<std::uint32_t>(key.seed), static_cast<std::uint32_t>(key.seed >> 32U)}};
  const auto bits = r123::Philox4x32{}(counter, seed);
  return {bits[0], bits[1], bits[2], bits[3]};
}

/// Uniform in the open interval (0, 1), 52 bits.
inline double uniform_from(std::uint32_t high, std::uint32_t low) {
  const std::uint64_t bits = (static_cast<std::uint64_t>(high) << 32U) | low;
  return (static_cast<double>(bits >> 12U) + 0.5) * 0x1.0p-52;
}

inline double uniform(const DrawKey& key) {
  const auto bits = random_bits(key);
  return uniform_from(bits[0], bits[1]);
}

/// Two independent standard normals by the Box–Muller transform (Box and Muller 1958).
inline std::array<double, 2> standard_normals(const DrawKey& key) {
  const auto bits = random_bits(key);
  const double radius = std::sqrt(-2.0 * std::log(uniform_from(bits[0], bits[1])));
  const double angle = 6.283185307179586 * uniform_from(bits[2], bits[3]);
  return {radius * std::cos(angle), radius * std::sin(angle)};
}

}  // namespace handlingsrom
