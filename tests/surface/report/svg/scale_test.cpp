#include "surface/report/svg/scale.hpp"

#include <cmath>
#include <numeric>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "surface/report/svg/drawing.hpp"
#include "surface/report/svg/measure.hpp"
#include "surface/report/svg/strip.hpp"

namespace handlingsrom::svg {
namespace {

TEST(Scale, MapsEndsAndMiddle) {
  const Scale scale(10, 20, 300, 100);
  EXPECT_DOUBLE_EQ(scale(10), 300);
  EXPECT_DOUBLE_EQ(scale(20), 100);
  EXPECT_DOUBLE_EQ(scale(15), 200);
}

TEST(Scale, SurvivesAnEmptyDomain) { EXPECT_TRUE(std::isfinite(Scale(5, 5, 0, 100)(5))); }

TEST(RoundTicks, AreRoundAndEnclose) {
  const Ticks ticks = round_ticks(-13, 87, 4);
  EXPECT_DOUBLE_EQ(ticks.step, 50);
  EXPECT_DOUBLE_EQ(ticks.values.front(), -50);
  EXPECT_DOUBLE_EQ(ticks.values.back(), 100);
}

TEST(RoundTicks, KeepsWholeThingsWhole) {
  const Ticks ticks = round_ticks(0, 2, 4, 1);
  EXPECT_DOUBLE_EQ(ticks.step, 1);
  EXPECT_EQ(ticks.values.size(), 3U);
}

RC_GTEST_PROP(RoundTicks, EncloseAnything, (int a, int b)) {
  const double low = std::min(a, b) / 7.0;
  const double high = std::max(a, b) / 7.0;
  const Ticks ticks = round_ticks(low, high, 4);
  RC_ASSERT(ticks.values.size() >= 2U && ticks.values.size() <= 8U);
  RC_ASSERT(ticks.values.front() <= low + 1e-6 * (1 + std::abs(low)));
  RC_ASSERT(ticks.values.back() >= high - 1e-6 * (1 + std::abs(high)));
}

RC_GTEST_PROP(Spread, LabelsNeverOverlapAndKeepTheirOrder, (const std::vector<unsigned char>& raw)) {
  const std::vector<unsigned char> few(raw.begin(),
                                       raw.begin() + static_cast<std::ptrdiff_t>(std::min<std::size_t>(raw.size(), 8)));
  std::vector<double> wished(few.begin(), few.end());
  std::vector<double> heights;
  for (const unsigned char value : few) heights.push_back(value % 2 == 0 ? 16 : 32);
  const std::vector<double> centres = spread(wished, heights, 0, 300);
  for (std::size_t i = 0; i < few.size(); ++i) {
    RC_ASSERT(centres[i] - heights[i] / 2 >= -1e-9);
    RC_ASSERT(centres[i] + heights[i] / 2 <= 300 + 1e-9);
    for (std::size_t j = i + 1; j < few.size(); ++j) {
      RC_ASSERT(std::abs(centres[i] - centres[j]) >= (heights[i] + heights[j]) / 2 - 1e-9);
      if (wished[i] < wished[j]) RC_ASSERT(centres[i] < centres[j]);
    }
  }
}

TEST(Spread, LeavesFreeLabelsAlone) {
  const std::vector<double> wished{20, 95};
  const std::vector<double> heights{14, 14};
  EXPECT_EQ(spread(wished, heights, 0, 200), wished);
}

RC_GTEST_PROP(Swarm, DotsDoNotOverlapWhereThereIsRoom, (const std::vector<unsigned char>& raw)) {
  std::vector<double> xs;
  for (const unsigned char value : raw) xs.push_back(value * 0.5);
  const std::vector<double> offsets = swarm(xs, 2, 1e6);
  for (std::size_t i = 0; i < xs.size(); ++i) {
    for (std::size_t j = i + 1; j < xs.size(); ++j)
      RC_ASSERT(std::hypot(xs[i] - xs[j], offsets[i] - offsets[j]) >= 4 - 1e-6);
  }
}

TEST(Coordinate, HasNoMinusZeroAndNoNan) {
  EXPECT_EQ(coordinate(-0.01), "0");
  EXPECT_EQ(coordinate(-0.0), "0");
  EXPECT_EQ(coordinate(NAN), "0");
  EXPECT_EQ(coordinate(-12.34), "-12.3");
  EXPECT_EQ(coordinate(5), "5");
}

TEST(Measure, NorwegianLettersAndThinSpaces) {
  EXPECT_NEAR(text_width("nnn", 10), 3 * 5.56 * 1.04, 1e-9);
  EXPECT_LT(text_width("8\u202f574", 10), text_width("8 574 ", 10));
  EXPECT_GT(text_width("Å", 10, true), text_width("Å", 10));
}

TEST(Measure, WrapsAtSpaces) {
  const auto lines = wrap("Omsorgsbustad med heildøgns bemanning", 14, 130);
  ASSERT_EQ(lines.size(), 3U);
  EXPECT_EQ(lines[0], "Omsorgsbustad");
}

TEST(Escape, MarkupIsText) { EXPECT_EQ(escape("<b a=\"1\">&\x01"), "&lt;b a=&quot;1&quot;&gt;&amp;"); }

}  // namespace
}  // namespace handlingsrom::svg
