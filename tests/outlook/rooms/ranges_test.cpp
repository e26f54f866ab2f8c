#include <cmath>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "base/quantile.hpp"
#include "outlook/rooms/chain_fixture.hpp"
#include "outlook/rooms/draws.hpp"
#include "outlook/rooms/ranges.hpp"
#include "standing/facts/source.hpp"

namespace handlingsrom::rooms {
namespace {

TEST(Assumptions, NameASourceOfTheBundleOrJudgement) {
  const Assumptions assumptions = bundled_chain().default_assumptions();
  for (const ParameterSpec* spec : assumptions.specs()) {
    if (spec->source_id == "judgement") continue;
    EXPECT_NO_THROW(bundled_chain().facts().source(spec->source_id)) << spec->id << ": " << spec->source_id;
  }
}

TEST(Assumptions, LowDefaultAndHighAreInOrder) {
  const Assumptions assumptions = bundled_chain().default_assumptions();
  for (const ParameterSpec* spec : assumptions.specs()) {
    EXPECT_LE(spec->minimum, spec->low) << spec->id;
    EXPECT_LE(spec->low, spec->value) << spec->id;
    EXPECT_LE(spec->value, spec->high) << spec->id;
    EXPECT_LE(spec->high, spec->maximum) << spec->id;
  }
}

TEST(Quantile, InterpolatesBetweenOrderStatistics) {
  const std::vector<double> values{1, 2, 3, 4, 5};
  EXPECT_DOUBLE_EQ(quantile(values, 0.5), 3);
  EXPECT_DOUBLE_EQ(quantile(values, 0.1), 1.4);
  EXPECT_DOUBLE_EQ(quantile(values, 1.0), 5);
  EXPECT_DOUBLE_EQ(quantile(std::vector<double>{7}, 0.9), 7);
}

constexpr ParameterSpec spec{"test.x", Unit::share, 0.5, 0.4, 0.8, "judgement", 0, 1};

RC_GTEST_PROP(Draws, StayWithinLowAndHighAndRiseWithU, ()) {
  const double a = *rc::gen::inRange(1, 999) / 1000.0;
  const double b = *rc::gen::inRange(1, 999) / 1000.0;
  const double x = deviation(spec, std::min(a, b));
  const double y = deviation(spec, std::max(a, b));
  RC_ASSERT(x >= spec.low - spec.value && y <= spec.high - spec.value);
  RC_ASSERT(x <= y);
}

TEST(Draws, MedianIsTheDefault) { EXPECT_NEAR(deviation(spec, 0.5), 0, 1e-12); }

TEST(Draws, DependOnSeedPathAndNameOnly) {
  const Assumptions middle = bundled_chain().default_assumptions();
  Assumptions a = middle;
  Assumptions b = middle;
  draw(middle, 7, 3, a);
  draw(middle, 7, 2, b);
  EXPECT_NE(a.first("services.sfo_participation_4"), b.first("services.sfo_participation_4"));
  draw(middle, 7, 3, b);  // again, over another path's values
  for (const ParameterSpec* each : middle.specs()) {
    const auto left = a.series(each->id);
    const auto right = b.series(each->id);
    EXPECT_TRUE(std::equal(left.begin(), left.end(), right.begin())) << each->id;
  }
}

TEST(Draws, ThoseAboutTheFutureLeaveTodayAlone) {
  const Assumptions middle = bundled_chain().default_assumptions();
  Assumptions drawn = middle;
  draw(middle, 1, 0, drawn);
  EXPECT_EQ(drawn.first("economy.income_growth"), middle.first("economy.income_growth"));
  EXPECT_NE(drawn.series("economy.income_growth").back(), middle.series("economy.income_growth").back());
  EXPECT_NE(drawn.first("services.sfo_participation_4"), middle.first("services.sfo_participation_4"));
  EXPECT_EQ(drawn.first("economy.rule_net_result_share"), middle.first("economy.rule_net_result_share"));
}

TEST(Ranges, AreInOrderAndTheSameForTheSameSeed) {
  const Request request{municipality("høylandet"), nullptr, nullptr, 40, 5};
  const Figures once = bundled_chain().run(request);
  const Figures again = bundled_chain().run(request);
  for (std::size_t i = 0; i < once.all().size(); ++i) {
    const Figure& figure = once.all()[i];
    if (!figure.has_range()) continue;
    for (std::size_t t = 0; t + 1 < figure.middle.size(); ++t) {
      EXPECT_EQ(figure.p10[t], again.all()[i].p10[t]) << figure.id;
      EXPECT_LE(figure.p10[t], figure.p25[t]) << figure.id;
      EXPECT_LE(figure.p25[t], figure.p75[t]) << figure.id;
      EXPECT_LE(figure.p75[t], figure.p90[t]) << figure.id;
    }
  }
}

// Utsira can have courses without a pupil left: kr per pupil has no value there, and what is left is in order all the same.
TEST(Ranges, OfAQuotientAreOfTheCoursesThatHaveIt) {
  const Figures figures = bundled_chain().run({municipality("utsira"), nullptr, nullptr, 200, 20260101});
  const Figure& each = figures.at("economy.spending_per_pupil");
  ASSERT_TRUE(each.has_range());
  for (std::size_t t = 1; t < each.middle.size(); ++t) {
    EXPECT_LE(each.p10[t], each.p25[t]) << t;
    EXPECT_LE(each.p25[t], each.middle[t]) << t;
    EXPECT_LE(each.middle[t], each.p75[t]) << t;
    EXPECT_LE(each.p75[t], each.p90[t]) << t;
  }
}

TEST(Ranges, TodaysKnownFiguresHaveNone) {
  const Figures figures = bundled_chain().run({municipality("sunnfjord"), nullptr, nullptr, 40, 1});
  for (const char* id : {"population.total", "economy.need_index", "economy.spending.care"}) {
    EXPECT_NEAR(figures.at(id).p90.front(), figures.at(id).p10.front(), 1e-9) << id;
  }
  // An ordinary year's FTE lies somewhere between two counts. Vacancies of today are the country's: they are not known here.
  EXPECT_LT(figures.at("care.fte").p10.front(), figures.at("care.fte").p90.front());
  EXPECT_LT(figures.at("rooms.people").p90.front(), 0);
  EXPECT_LT(figures.at("rooms.people").p10.front(), figures.at("rooms.people").p90.front());
  EXPECT_LT(figures.at("rooms.money").p10.back(), figures.at("rooms.money").p90.back());
}

}  // namespace
}  // namespace handlingsrom::rooms
