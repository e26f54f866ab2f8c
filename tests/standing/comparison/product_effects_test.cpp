#include "standing/comparison/product_effects.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

#include "base/error.hpp"

namespace handlingsrom::comparison {
namespace {

double product(const std::vector<double>& factors) {
  return std::accumulate(factors.begin(), factors.end(), 1.0, std::multiplies<>());
}

/// The definition, slowly: every order in which the factors can be exchanged, one after another.
std::vector<double> by_every_order(const std::vector<double>& base, const std::vector<double>& own) {
  std::vector<std::size_t> order(base.size());
  std::iota(order.begin(), order.end(), 0U);
  std::vector<double> sums(base.size(), 0.0);
  double orders = 0;
  do {
    std::vector<double> now = base;
    for (const std::size_t j : order) {
      const double before = product(now);
      now[j] = own[j];
      sums[j] += product(now) - before;
    }
    orders += 1;
  } while (std::next_permutation(order.begin(), order.end()));
  for (double& sum : sums) sum /= orders;
  return sums;
}

std::vector<double> effects_of(const std::vector<double>& base, const std::vector<double>& own) {
  std::vector<double> effects(base.size());
  product_effects(base, own, effects);
  return effects;
}

TEST(ProductEffects, TwoFactorsAreKitagawas) {
  // 2 × 3 = 6 becomes 5 × 7 = 35: Δa·(3+7)/2 = 15 and Δb·(2+5)/2 = 14.
  EXPECT_EQ(effects_of({2, 3}, {5, 7}), (std::vector<double>{15, 14}));
}

TEST(ProductEffects, ThreeFactorsAreDasGuptas) {
  // Δa·[(bc + BC)/3 + (bC + Bc)/6] with a, b, c = 1, 2, 3 → 2, 3, 5: 1·[(6 + 15)/3 + (10 + 9)/6].
  const std::vector<double> effects = effects_of({1, 2, 3}, {2, 3, 5});
  EXPECT_NEAR(effects[0], 21.0 / 3 + 19.0 / 6, 1e-12);
  EXPECT_NEAR(effects[0] + effects[1] + effects[2], 30 - 6, 1e-12);
}

TEST(ProductEffects, AFactorThatIsTheSameDoesNothing) {
  const std::vector<double> effects = effects_of({2, 3, 4}, {5, 3, 4});
  EXPECT_EQ(effects[1], 0);
  EXPECT_EQ(effects[2], 0);
  EXPECT_NEAR(effects[0], 3 * 12, 1e-12);
}

RC_GTEST_PROP(ProductEffects, EqualTheMeanOverEveryOrderAndAddUp, ()) {
  const auto count = static_cast<std::size_t>(*rc::gen::inRange(1, 7));
  const auto factors = rc::gen::container<std::vector<double>>(
      count, rc::gen::map(rc::gen::inRange(-3000, 3000), [](int n) { return n / 1000.0; }));
  const std::vector<double> base = *factors, own = *factors;
  const std::vector<double> effects = effects_of(base, own), slow = by_every_order(base, own);
  double size = 1, sum = 0;
  for (std::size_t j = 0; j < count; ++j) size *= std::max({1.0, std::abs(base[j]), std::abs(own[j])});
  for (std::size_t j = 0; j < count; ++j) {
    RC_ASSERT(std::abs(effects[j] - slow[j]) <= 1e-12 * size);
    sum += effects[j];
  }
  RC_ASSERT(std::abs(sum - (product(own) - product(base))) <= 1e-12 * size);
}

TEST(ProductEffects, RefuseSpansThatDoNotFit) {
  std::vector<double> two(2), three(3), many(most_factors + 1);
  EXPECT_THROW(product_effects(two, three, two), Error);
  EXPECT_THROW(product_effects(two, two, three), Error);
  EXPECT_THROW(product_effects(many, many, many), Error);
  EXPECT_THROW(product_effects({}, {}, {}), Error);
}

}  // namespace
}  // namespace handlingsrom::comparison
