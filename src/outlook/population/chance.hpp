// Draws for the innermost loop: cheap, bounded, and a function of their key alone.
#pragma once

#include <array>
#include <cmath>
#include <cstdint>
#include <span>

#include "base/random.hpp"
#include "base/units.hpp"

namespace handlingsrom::population {

/// A run of random numbers with mean 0 and variance 1, eight from each block of Philox bits: uniform on 65,536 values. Sums over
/// ages and years are normal for all purposes; that a single cell is bounded keeps every count at or above zero.
class ChanceStream {
 public:
  static constexpr double largest = 1.7320508075688772;  // √3: no draw is larger in size

  ChanceStream(std::uint64_t seed, std::uint32_t run, std::uint32_t entity, std::uint32_t year, std::uint32_t event)
      : seed_(seed), run_(run), entity_(entity), year_(year), event_(event) {}

  void fill(std::array<double, age_count>& numbers) {
    for (std::size_t i = 0; i < numbers.size(); i += 8) {
      const auto bits = random_bits({seed_, run_, entity_, year_, event_++});
      for (std::size_t j = 0; j < 8 && i + j < numbers.size(); ++j) {
        const auto part = static_cast<std::int32_t>((bits[j / 2] >> (16U * (j % 2))) & 0xFFFFU);
        numbers[i + j] = static_cast<double>(2 * part - 65535) * (largest / 65536.0);
      }
    }
  }

 private:
  std::uint64_t seed_;
  std::uint32_t run_, entity_, year_, event_;
};

/// Quantile of the standard normal distribution at u in (0, 1): Acklam's rational approximation, relative error below 1.2e-9.
double normal_quantile(double u);

/// Poisson count with the given mean at the uniform number u: inversion below a mean of 30, above it the rounded normal quantile.
std::int64_t poisson(double mean, double u);

/// Binomial count, inversion below 30 trials, above it the rounded normal quantile, within 0 … trials.
std::int64_t binomial(std::int64_t trials, double share, double u);

}  // namespace handlingsrom::population
