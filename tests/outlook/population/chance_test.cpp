#include "outlook/population/chance.hpp"

#include <cmath>

#include <gtest/gtest.h>

#include "outlook/population/paths.hpp"

namespace handlingsrom::population {
namespace {

TEST(Chance, StreamHasMeanZeroVarianceOneAndABound) {
  ChanceStream stream(1, 2, 3, 2030, 16);
  double sum = 0;
  double squares = 0;
  constexpr int rounds = 2000;
  for (int round = 0; round < rounds; ++round) {
    std::array<double, age_count> numbers{};
    stream.fill(numbers);
    for (const double number : numbers) {
      EXPECT_LE(std::abs(number), ChanceStream::largest);
      sum += number;
      squares += number * number;
    }
  }
  const double n = rounds * age_count;
  EXPECT_NEAR(sum / n, 0.0, 4.0 / std::sqrt(n));
  EXPECT_NEAR(squares / n, 1.0, 0.01);
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
