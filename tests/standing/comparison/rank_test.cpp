#include "standing/comparison/rank.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "base/random.hpp"

namespace handlingsrom::comparison {
namespace {

const double none = std::nan("");

/// What the interval is: draws of everyone, and the rank counted in each.
std::pair<int, int> by_simulation(const std::vector<double>& values, const std::vector<double>& deviations,
                                  std::size_t own, double level) {
  constexpr std::uint32_t draws = 6000;
  std::vector<int> ranks;
  for (std::uint32_t d = 0; d < draws; ++d) {
    std::vector<double> drawn;
    for (std::uint32_t j = 0; j < values.size(); ++j)
      drawn.push_back(values[j] + deviations[j] * standard_normals({7, d, j, 0, 0})[0]);
    ranks.push_back(1 + static_cast<int>(std::count_if(drawn.begin(), drawn.end(),
                                                       [&](double value) { return value > drawn[own]; })));
  }
  std::sort(ranks.begin(), ranks.end());
  const auto at = [&](double p) { return ranks[static_cast<std::size_t>(p * (draws - 1))]; };
  return {at((1 - level) / 2), at((1 + level) / 2)};
}

TEST(Rank, IntervalIsThatOfASimulation) {
  for (const std::size_t size : {12U, 40U, 357U}) {
    std::vector<double> values, deviations;
    for (std::uint32_t j = 0; j < size; ++j) {
      values.push_back(100 + 10 * standard_normals({1, 0, j, 0, 0})[0]);
      deviations.push_back(1 + 4 * uniform({2, 0, j, 0, 0}));
    }
    for (const std::size_t own : {std::size_t{0}, size / 2, size - 1}) {
      const RankInterval found = rank_interval(values, deviations, own, 0.8);
      const auto [best, worst] = by_simulation(values, deviations, own, 0.8);
      const double slack = std::max(1.0, 0.02 * static_cast<double>(size));
      EXPECT_NEAR(found.best, best, slack) << size << " " << own;
      EXPECT_NEAR(found.worst, worst, slack) << size << " " << own;
    }
  }
}

TEST(Rank, WithoutVariationTheRankIsSure) {
  const std::vector<double> values{3, 1, 2, none}, sure{0, 0, 0, 0}, unknown{none, 0, 0, 0};
  const RankInterval third = rank_interval(values, sure, 1, 0.8);
  EXPECT_EQ(third.rank, 3);
  EXPECT_EQ(third.of, 3) << "a figure that is missing is not ranked";
  EXPECT_EQ(third.best, 3);
  EXPECT_EQ(third.worst, 3);
  EXPECT_EQ(rank_interval(values, unknown, 1, 0.8).best, 0);
  EXPECT_EQ(rank_interval(values, sure, 3, 0.8).of, 0);
}

TEST(Rank, MoreSureWhereYearsDifferLess) {
  std::vector<double> values;
  for (int j = 0; j < 40; ++j) values.push_back(j);
  const RankInterval little = rank_interval(values, std::vector<double>(40, 1.0), 20, 0.8);
  const RankInterval much = rank_interval(values, std::vector<double>(40, 8.0), 20, 0.8);
  EXPECT_LT(little.worst - little.best, much.worst - much.best);
  EXPECT_GE(much.best, 1);
  EXPECT_LE(much.worst, 40);
}

TEST(Rank, YearsDifferByHalfTheSquaredStep) {
  // Without a prior: steps of ±2 have half a mean square of 2, a steady trend of 0.2 one of 0.02.
  const std::vector<std::vector<double>> years{
      {0, 2, 0, 2, 0, 2}, {0, 0.2, 0.4, 0.6, 0.8, 1.0}, {1, none, 1, 4, none, 2}};
  const std::vector<double> size{3, 2, 1};
  const std::vector<double> found = year_deviations(years, size, 0);
  EXPECT_NEAR(found[0], std::sqrt(2.0), 1e-12);
  EXPECT_NEAR(found[1], std::sqrt(0.02), 1e-12);
  EXPECT_NEAR(found[2], std::sqrt(4.5), 1e-12) << "one step is known";
  EXPECT_TRUE(std::isnan(year_deviations({{1}, {2}}, std::vector<double>{1, 2}, 5)[0]));
}

TEST(Rank, FewYearsLeanOnThoseOfLikeSize) {
  // Seven classes of two: in the class of the first two the median is the larger variance.
  std::vector<std::vector<double>> years;
  std::vector<double> size;
  for (int m = 0; m < 14; ++m) {
    years.push_back(m == 0 ? std::vector<double>{0, 0, 0} : std::vector<double>{0, 2, 0});
    size.push_back(m);
  }
  const double alone = year_deviations(years, size, 0)[0], drawn = year_deviations(years, size, 5)[0];
  EXPECT_EQ(alone, 0);
  EXPECT_NEAR(drawn * drawn, (2 * 0.0 + 5 * 2 / 0.87) / 7, 1e-12);
}

}  // namespace
}  // namespace handlingsrom::comparison
