#include "choice/structure/land.hpp"

#include <gtest/gtest.h>

namespace handlingsrom::structure {
namespace {

/// Two squares of land, a tenth of a degree across, with a sound of as much between them, and a lake in the first.
facts::Boundaries two_islands() {
  facts::Boundaries all;
  const auto square = [](double west, double south, double side) {
    return std::vector<facts::Boundaries::Point>{
        {west, south}, {west + side, south}, {west + side, south + side}, {west, south + side}, {west, south}};
  };
  all.arcs = {square(10, 60, 0.1), square(10.2, 60, 0.1), square(10.03, 60.03, 0.04)};
  all.municipalities = {{{{0}, {2}}}, {{{1}}}};
  return all;
}

TEST(Land, ALineOverASoundSaysHowFar) {
  const Land land(two_islands(), {{60, 10}, {60.1, 10.3}});
  EXPECT_TRUE(land.has({60.01, 10.05}));
  EXPECT_FALSE(land.has({60.05, 10.05})) << "a lake";
  EXPECT_FALSE(land.has({60.01, 10.15}));
  // 0.1 degree of longitude at 60° N is 5.56 km.
  EXPECT_NEAR(land.longest_over_sea({60.01, 10.05}, {60.01, 10.25}), 5.56, 0.25);
  EXPECT_EQ(land.longest_over_sea({60.01, 10.02}, {60.01, 10.08}), 0);
  EXPECT_EQ(land.longest_over_sea({60.01, 10.05}, {60.01, 10.05}), 0);
}

}  // namespace
}  // namespace handlingsrom::structure
