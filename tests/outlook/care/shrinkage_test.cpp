#include "outlook/care/shrinkage.hpp"

#include <gtest/gtest.h>

#include "outlook/care/cohort.hpp"
#include "outlook/care/simulate.hpp"
#include "world.hpp"

namespace handlingsrom::care {
namespace {

TEST(CareShrinkage, SpreadBeyondChanceIsFound) {
  // Ratios 0.5 and 1.5 in numbers so large that chance is nothing: relative variance one quarter.
  std::vector<Deviation> apart;
  for (int i = 0; i < 100; ++i) apart.push_back({i % 2 == 0 ? 50000.0 : 150000.0, 100000, 1});
  EXPECT_NEAR(relative_spread(apart), 0.25, 1e-3);
  // Ratios no further apart than Poisson numbers are.
  std::vector<Deviation> chance;
  for (int i = 0; i < 100; ++i) chance.push_back({i % 2 == 0 ? 9.0 : 11.0, 10, 1});
  EXPECT_EQ(relative_spread(chance), 0);
}

TEST(CareShrinkage, LargeNumbersStandAndSmallOnesMove) {
  EXPECT_NEAR(shrunk(2000, 1000, 1, 0.25).ratio, 2, 0.01);
  const ShrunkLevel small = shrunk(4, 2, 1, 0.25);
  EXPECT_NEAR(small.ratio, 8.0 / 6, 1e-12);
  EXPECT_NEAR(small.weight, 2.0 / 6, 1e-12);
}

TEST(CareShrinkage, TheTotalThatIsPublishedIsOneNumber) {
  // Høylandet's 29 residents of staffed homes are one figure, not three of an age group each.
  const auto m = static_cast<std::size_t>(test::find("høylandet").value);
  EXPECT_GT(test::model().long_run[m][index_of(Figure::staffed_homes)][0].weight, 0.7);
}

TEST(CareShrinkage, OwnFiguresHoldAtTheStartAndDoNotFallAway) {
  Assumptions held = test::assumptions();
  held.set("care.level_shrinkage", 0.0);
  const std::size_t step = test::model().ladder.index_of("staffed_home");
  for (const auto& [values, least] : {std::pair{test::assumptions(), 24.0}, std::pair{held, 27.0}}) {
    const Rates rates = test::rates("høylandet", values);
    const Expected exact = expected(rates);
    EXPECT_NEAR(exact.stock[exact.at(0, step + 1)], 29, 0.5);
    for (int t = 1; t <= 10; ++t) EXPECT_GT(exact.stock[exact.at(t, step + 1)], least) << t;
    for (std::uint32_t run = 0; run < 10; ++run) {
      const RunTables tables = simulate(rates, {1, run, 268});
      EXPECT_EQ(tables.stock[tables.at(0, step + 1)], 29);
    }
  }
}

}  // namespace
}  // namespace handlingsrom::care
