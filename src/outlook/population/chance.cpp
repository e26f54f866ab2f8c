#include "outlook/population/chance.hpp"

#include <algorithm>

#include "base/random_batch.hpp"
#include "base/wide.hpp"

namespace handlingsrom::population {

namespace {

constexpr double inversion_limit = 30.0;
constexpr std::size_t per_block = 8;  // numbers of 16 bits
constexpr std::size_t blocks_of_row = (age_count + per_block - 1) / per_block;

/// The numbers of one row from its blocks' words, which stand one after another.
HANDLINGSROM_WIDE void to_chances(const std::array<std::uint32_t, 4 * blocks_of_row>& words,
                                  std::array<double, age_count>& numbers) {
  std::array<std::int32_t, per_block * blocks_of_row> parts;
  for (std::size_t k = 0; k < words.size(); ++k) {
    parts[2 * k] = static_cast<std::int32_t>(words[k] & 0xFFFFU);
    parts[2 * k + 1] = static_cast<std::int32_t>(words[k] >> 16U);
  }
  double* const number = numbers.data();
  for (std::size_t i = 0; i < numbers.size(); ++i)
    number[i] = static_cast<double>(parts[i] + parts[i] - 65535) * (largest_chance / 65536.0);
}

/// Cornish–Fisher's first correction for skewness keeps the normal quantile close down to the limit.
double skewed_quantile(double mean, double variance, double third_moment, double u) {
  const double z = normal_quantile(u);
  return mean + std::sqrt(variance) * z + third_moment / (6.0 * variance) * (z * z - 1.0);
}

}  // namespace

void chances(const DrawKey& first, std::array<std::array<double, age_count>, sex_count>& rows) {
  RandomBatch batch;
  constexpr std::size_t blocks = sex_count * blocks_of_row;
  static_assert(blocks <= RandomBatch::size);
  for (std::size_t i = 0; i < blocks; ++i) {
    batch.entity[i] = first.entity;
    batch.event[i] = first.event + static_cast<std::uint32_t>(i);
  }
  fill(batch, first.seed, first.run, blocks, first.year);
  for (std::size_t row = 0; row < rows.size(); ++row) {
    std::array<std::uint32_t, 4 * blocks_of_row> words;
    for (std::size_t block = 0; block < blocks_of_row; ++block) {
      for (std::size_t w = 0; w < 4; ++w) words[4 * block + w] = batch.words[w][row * blocks_of_row + block];
    }
    to_chances(words, rows[row]);
  }
}

double normal_quantile(double u) {
  // Peter J. Acklam's coefficients ("An algorithm for computing the inverse normal cumulative distribution function").
  constexpr std::array<double, 6> a{-3.969683028665376e+01, 2.209460984245205e+02,  -2.759285104469687e+02,
                                    1.383577518672690e+02,  -3.066479806614716e+01, 2.506628277459239e+00};
  constexpr std::array<double, 5> b{-5.447609879822406e+01, 1.615858368580409e+02, -1.556989798598866e+02,
                                    6.680131188771972e+01, -1.328068155288572e+01};
  constexpr std::array<double, 6> c{-7.784894002430293e-03, -3.223964580411365e-01, -2.400758277161838e+00,
                                    -2.549732539343734e+00, 4.374664141464968e+00,  2.938163982698783e+00};
  constexpr std::array<double, 4> d{7.784695709041462e-03, 3.224671290700398e-01, 2.445134137142996e+00,
                                    3.754408661907416e+00};
  constexpr double low = 0.02425;
  if (u < low || u > 1.0 - low) {
    const double tail = std::sqrt(-2.0 * std::log(u < low ? u : 1.0 - u));
    const double value = (((((c[0] * tail + c[1]) * tail + c[2]) * tail + c[3]) * tail + c[4]) * tail + c[5]) /
                         ((((d[0] * tail + d[1]) * tail + d[2]) * tail + d[3]) * tail + 1.0);
    return u < low ? value : -value;
  }
  const double q = u - 0.5;
  const double r = q * q;
  return (((((a[0] * r + a[1]) * r + a[2]) * r + a[3]) * r + a[4]) * r + a[5]) * q /
         (((((b[0] * r + b[1]) * r + b[2]) * r + b[3]) * r + b[4]) * r + 1.0);
}

std::int64_t poisson(double mean, double u) {
  if (!(mean > 0)) return 0;
  if (mean >= inversion_limit) return std::max<std::int64_t>(0, std::llround(skewed_quantile(mean, mean, mean, u)));
  double term = std::exp(-mean);
  double sum = term;
  std::int64_t count = 0;
  while (sum < u && count < 200) {
    ++count;
    term *= mean / static_cast<double>(count);
    sum += term;
  }
  return count;
}

std::int64_t binomial(std::int64_t trials, double share, double u) {
  if (trials <= 0 || share <= 0) return 0;
  if (share >= 1) return trials;
  const auto n = static_cast<double>(trials);
  if (n >= inversion_limit) {
    const double variance = n * share * (1.0 - share);
    const double value = skewed_quantile(n * share, variance, variance * (1.0 - 2.0 * share), u);
    return std::clamp<std::int64_t>(std::llround(value), 0, trials);
  }
  double term = std::pow(1.0 - share, n);
  double sum = term;
  std::int64_t count = 0;
  while (sum < u && count < trials) {
    term *= (n - static_cast<double>(count)) / static_cast<double>(count + 1) * share / (1.0 - share);
    ++count;
    sum += term;
  }
  return count;
}

}  // namespace handlingsrom::population
