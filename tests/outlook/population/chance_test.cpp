#include "outlook/population/chance.hpp"

#include <cmath>

#include <gtest/gtest.h>

#include "outlook/population/paths.hpp"

namespace handlingsrom::population {
namespace {

TEST(Chance, HasMeanZeroVarianceOneAndABound) {
  double sum = 0;
  double squares = 0;
  constexpr std::uint32_t rounds = 1000;
  for (std::uint32_t round = 0; round < rounds; ++round) {
    std::array<std::array<double, age_count>, 2> rows{};
    chances({1, 2, 3, 2030, 16 + 28 * round}, rows);
    for (const auto& row : rows) {
      for (const double number : row) {
        EXPECT_LE(std::abs(number), largest_chance);
        sum += number;
        squares += number * number;
      }
    }
  }
  const double n = 2.0 * rounds * age_count;
  EXPECT_NEAR(sum / n, 0.0, 4.0 / std::sqrt(n));
  EXPECT_NEAR(squares / n, 1.0, 0.01);
}

/// The same numbers as one block after another gives, half a word at a time.
TEST(Chance, IsHalvesOfTheKeysBlocks) {
  std::array<std::array<double, age_count>, 2> rows{};
  chances({77, 5, 301, 2041, 16}, rows);
  std::uint32_t event = 16;
  for (const auto& row : rows) {
    std::array<std::uint32_t, 4> bits{};
    for (std::size_t age = 0; age < row.size(); ++age) {
      if (age % 8 == 0) bits = random_bits({77, 5, 301, 2041, event++});
      const std::uint32_t half = (bits[age % 8 / 2] >> (16U * (age % 2))) & 0xFFFFU;
      EXPECT_DOUBLE_EQ(row[age], (2.0 * half - 65535.0) / 65536.0 * std::sqrt(3.0)) << age;
    }
  }
}

TEST(Chance, NormalQuantileMeetsKnownValues) {
  EXPECT_NEAR(normal_quantile(0.5), 0.0, 1e-12);
  EXPECT_NEAR(normal_quantile(0.975), 1.959963984540054, 1e-8);
  EXPECT_NEAR(normal_quantile(0.001), -3.090232306167813, 1e-8);
}

TEST(Chance, PoissonAndBinomialInvertTheirDistributions) {
  // P(X = 0) = e^-2 = 0.1353…, P(X ≤ 1) = 0.4060…, P(X ≤ 2) = 0.6767…
  EXPECT_EQ(poisson(2.0, 0.135), 0);
  EXPECT_EQ(poisson(2.0, 0.136), 1);
  EXPECT_EQ(poisson(2.0, 0.406), 1);
  EXPECT_EQ(poisson(2.0, 0.407), 2);
  EXPECT_EQ(poisson(0.0, 0.9), 0);
  // Binomial(3, 1/2): 1/8, 4/8, 7/8.
  EXPECT_EQ(binomial(3, 0.5, 0.12), 0);
  EXPECT_EQ(binomial(3, 0.5, 0.49), 1);
  EXPECT_EQ(binomial(3, 0.5, 0.51), 2);
  EXPECT_EQ(binomial(3, 0.5, 0.99), 3);
  double mean = 0;
  double square = 0;
  for (int i = 0; i < 10000; ++i) {
    const auto count = static_cast<double>(poisson(80.0, (i + 0.5) / 10000.0));
    mean += count / 10000.0;
    square += count * count / 10000.0;
  }
  EXPECT_NEAR(mean, 80.0, 0.05);
  EXPECT_NEAR(square - mean * mean, 80.0, 0.6);
}

}  // namespace
}  // namespace handlingsrom::population
