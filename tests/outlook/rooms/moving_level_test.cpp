// The best forecast where the level moves: known answers.
#include "outlook/rooms/moving_level.hpp"

#include <cmath>
#include <limits>
#include <vector>

#include <gtest/gtest.h>

#include "base/error.hpp"

namespace handlingsrom::rooms {
namespace {

TEST(MovingLevel, IsFoundAgainInTheErrorsThatItGives) {
  std::vector<double> errors;
  for (int h = 1; h <= 5; ++h) errors.push_back(std::sqrt(h * 2.0 + 2 * 3.0));
  errors[2] = std::numeric_limits<double>::quiet_NaN();
  const MovingLevel level = moving_level(errors, std::vector<int>{5, 4, 3, 2, 1});
  EXPECT_NEAR(level.step, 2, 1e-9);
  EXPECT_NEAR(level.chance, 3, 1e-9);
}

TEST(MovingLevel, AWalkWithoutChanceIsForetoldByItsLatestYear) {
  EXPECT_NEAR((MovingLevel{4, 0}.best_error(9)), 6, 1e-12);
}

TEST(MovingLevel, ALevelThatStandsIsKnownInTheEnd) { EXPECT_NEAR((MovingLevel{0, 9}.best_error(3)), 3, 1e-12); }

// Muth (1960): the share of a year's surprise that is taken into the level solves a² = (step / chance)(1 − a).
TEST(MovingLevel, KnowsTheLevelAsExponentialSmoothingDoes) {
  const double step = 2, chance = 3, ratio = step / chance;
  const double a = (-ratio + std::sqrt(ratio * ratio + 4 * ratio)) / 2;
  EXPECT_NEAR((MovingLevel{step, chance}.best_error(1)), std::sqrt(chance / (1 - a)), 1e-12);
}

TEST(MovingLevel, NeverHasLessThanNothing) {
  const MovingLevel falling = moving_level(std::vector<double>{3, 2}, std::vector<int>{1, 1});
  EXPECT_EQ(falling.step, 0);
  const MovingLevel rising = moving_level(std::vector<double>{1, 3}, std::vector<int>{1, 1});
  EXPECT_EQ(rising.chance, 0);
  EXPECT_THROW(moving_level(std::vector<double>{1}, std::vector<int>{1}), Error);
}

}  // namespace
}  // namespace handlingsrom::rooms
