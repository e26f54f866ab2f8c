#include "outlook/population/life_table.hpp"

#include <cmath>

#include <gtest/gtest.h>

namespace handlingsrom::population {
namespace {

TEST(LifeTable, InfantSeparationFollowsThePublishedPieces) {
  EXPECT_NEAR(infant_separation_factor(Sex::male, 0.002), 0.14929 - 1.99545 * 0.002, 1e-15);
  EXPECT_NEAR(infant_separation_factor(Sex::male, 0.05), 0.02832 + 3.26021 * 0.05, 1e-15);
  EXPECT_NEAR(infant_separation_factor(Sex::male, 0.2), 0.29915, 1e-15);
  EXPECT_NEAR(infant_separation_factor(Sex::female, 0.002), 0.14903 - 2.05527 * 0.002, 1e-15);
  EXPECT_NEAR(infant_separation_factor(Sex::female, 0.05), 0.04667 + 3.88089 * 0.05, 1e-15);
  EXPECT_NEAR(infant_separation_factor(Sex::female, 0.2), 0.31411, 1e-15);
}

TEST(LifeTable, ConstantRateGivesTheReciprocalAsLifeExpectancy) {
  ByAge mx{};
  mx.fill(0.02);
  // a = 1/2 is not exact for a constant hazard; the error of the formula is m²/12 a year.
  EXPECT_NEAR(life_expectancy(Sex::female, mx), 50.0, 0.2);
  const ByAge survival = survivorship(Sex::female, mx);
  for (std::size_t age = 2; age < oldest_age; ++age) EXPECT_NEAR(survival[age], std::exp(-0.02), 1e-5);
}

TEST(LifeTable, HigherRatesMeanFewerSurvivors) {
  ByAge low{};
  ByAge high{};
  for (std::size_t age = 0; age < age_count; ++age) {
    low[age] = 5e-5 * std::exp(0.095 * static_cast<double>(age)) + 1e-4;
    high[age] = 1.3 * low[age];
  }
  const ByAge a = survivorship(Sex::male, low);
  const ByAge b = survivorship(Sex::male, high);
  for (std::size_t age = 0; age < age_count; ++age) {
    EXPECT_GT(a[age], b[age]) << age;
    EXPECT_LE(a[age], 1.0);
    EXPECT_GT(b[age], 0.0);
  }
}

}  // namespace
}  // namespace handlingsrom::population
