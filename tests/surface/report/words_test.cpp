#include "surface/report/words.hpp"

#include <cmath>
#include <limits>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "surface/report/bundle_fixture.hpp"

namespace handlingsrom::report {
namespace {

using messages::Language;

TEST(Words, ThousandsDecimalsAndSigns) {
  const Words nn = words(Language::nynorsk);
  EXPECT_EQ(nn.number(8574), "8\u202f574");
  EXPECT_EQ(nn.number(-12.34, 1), "−12,3");
  EXPECT_EQ(nn.number(-0.04, 1), "0,0");
  EXPECT_EQ(nn.signed_number(3), "+3");
  EXPECT_EQ(nn.signed_number(0.2), "0");
  EXPECT_EQ(words(Language::english).number(8574.5, 1), "8,574.5");
}

TEST(Words, KronerBySize) {
  const Words nn = words(Language::nynorsk);
  EXPECT_EQ(nn.amount(24.31e6, Unit::kroner, 1e6), "24 mill. kr");
  EXPECT_EQ(nn.amount(1.27e9, Unit::kroner, 1e7), "1,27 mrd. kr");
  EXPECT_EQ(nn.amount(853'400, Unit::kroner, 1000), "853\u202f000 kr");
  EXPECT_EQ(words(Language::english).amount(24.31e6, Unit::kroner, 1e6), "NOK 24 million");
}

TEST(Words, OnePlaceIsNotManyPlaces) {
  EXPECT_EQ(words(Language::nynorsk).amount(1, Unit::places, 1), "1 plass");
  EXPECT_EQ(words(Language::nynorsk).amount(2, Unit::places, 1), "2 plassar");
  EXPECT_EQ(words(Language::english).amount(1, Unit::places, 1), "1 place");
}

TEST(Words, RangesShareTheirStepAndUnit) {
  const Words nb = words(Language::bokmaal);
  EXPECT_EQ(nb.between(10.4e6, 39.2e6, Unit::kroner), "mellom 10 og 40 mill. kr");
  EXPECT_EQ(nb.between(8.1, 8.3, Unit::places), "om lag 8 plasser");
  EXPECT_EQ(words(Language::nynorsk).between(9012, 9790, Unit::persons), "mellom 9\u202f000 og 9\u202f800");
}

TEST(Words, RoomRangesSayWhichSide) {
  const Words nn = words(Language::nynorsk);
  EXPECT_EQ(nn.between_in_room(-42, -26, Unit::places), "mellom 26 og 42 plassar");
  EXPECT_EQ(nn.between_in_room(-60, 20, Unit::full_time_equivalents),
            "mellom 60 årsverk for lite og 20 årsverk til overs");
}

TEST(Words, RoundsToWhatIsKnown) {
  EXPECT_DOUBLE_EQ(known_step(9312, std::pair{8500.0, 10100.0}, 1), 100);
  EXPECT_DOUBLE_EQ(known_step(10.1e6, std::nullopt, 1000), 1e6);
  EXPECT_DOUBLE_EQ(known_step(24610, std::nullopt, 1, 3), 100);
  EXPECT_DOUBLE_EQ(known_step(0, std::nullopt, 1), 1);
  EXPECT_DOUBLE_EQ(known_step(3, std::pair{3.0, 3.0}, 1), 1);
}

TEST(Words, CapitalsOfNorwegianLetters) {
  EXPECT_EQ(Words::capital("økonomi"), "Økonomi");
  EXPECT_EQ(Words::capital("årsverk"), "Årsverk");
  EXPECT_EQ(Words::capital("8 elevar"), "8 elevar");
  EXPECT_EQ(Words::capital(""), "");
}

RC_GTEST_PROP(Words, NeverMinusZeroOrNan, (double value)) {
  for (const Language language : messages::languages) {
    const std::string text = words(language).amount(std::fmod(value, 1e12), Unit::kroner, 1000);
    RC_ASSERT(text.find("nan") == std::string::npos);
    RC_ASSERT(text.find("−0 ") == std::string::npos);
  }
}

RC_GTEST_PROP(RoundTo, IsWithinHalfAStep, (int value)) {
  const double step = known_step(value, std::nullopt, 1);
  RC_ASSERT(std::abs(round_to(value, step) - value) <= step / 2 + 1e-9);
}

}  // namespace
}  // namespace handlingsrom::report
