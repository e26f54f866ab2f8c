// The model schedule: recovers what it is made of, leaves out what the noise explains.
#include "outlook/population/migration_schedule.hpp"

#include <cmath>

#include <gtest/gtest.h>

namespace handlingsrom::population {
namespace {

/// Places whose deviation is a level and a children's curve of different size.
std::vector<MeasuredDeviation> places(double noise) {
  std::vector<MeasuredDeviation> result;
  for (int i = 0; i < 40; ++i) {
    MeasuredDeviation one;
    one.rate.resize(migration_groups);
    one.noise = Eigen::VectorXd::Constant(migration_groups, noise);
    for (int g = 0; g < migration_groups; ++g) {
      const double middle = 0.5 * (migration_group_edges[static_cast<std::size_t>(g)] +
                                   migration_group_edges[static_cast<std::size_t>(g) + 1] - 1);
      one.rate[g] = 0.001 * (i - 20) + 0.0005 * (i % 5 - 2) * std::exp(-0.1 * middle);
    }
    one.weight = 1.0;
    result.push_back(one);
  }
  return result;
}

TEST(MigrationSchedule, RecoversCurvesWithoutNoise) {
  const auto fitted = scheduled_deviations(places(1e-12), 1.0);
  for (std::size_t i = 0; i < fitted.size(); ++i) {
    ASSERT_TRUE(fitted[i]);
    const double level = 0.001 * (static_cast<double>(i) - 20);
    const double child = 0.0005 * (static_cast<double>(i % 5) - 2);
    EXPECT_NEAR((*fitted[i])[50], level + child * std::exp(-5.0), 2e-5) << i;
    EXPECT_NEAR((*fitted[i])[9], level + child * std::exp(-0.9), 2e-5) << i;
  }
}

TEST(MigrationSchedule, NoiseDrawsToNoughtAndMissingPlacesStayMissing) {
  auto measured = places(1e-12);
  measured.push_back({});
  const auto exact = scheduled_deviations(measured, 1.0);
  const auto drawn = scheduled_deviations(places(1e-3), 1.0);
  EXPECT_FALSE(exact.back());
  EXPECT_LT(std::abs((*drawn[39])[40]), std::abs((*exact[39])[40]));
}

}  // namespace
}  // namespace handlingsrom::population
