// What is assumed in a year, and what is refused.
#include "base/assumptions.hpp"

#include <array>

#include <gtest/gtest.h>

#include "base/error.hpp"

namespace handlingsrom {
namespace {

constexpr std::array<ParameterSpec, 2> specs{{
    {"test.share", Unit::share, 0.5, 0.4, 0.6, "judgement", 0, 1},
    {"test.level", Unit::none, 2, 1, 3, "judgement", -10, 10},
}};

Assumptions assumptions() {
  const std::array<std::span<const ParameterSpec>, 1> tables{specs};
  return Assumptions(Year{2026}, 5, tables);
}

std::vector<double> series(const Assumptions& values, std::string_view id) {
  const auto row = values.series(id);
  return {row.begin(), row.end()};
}

TEST(Assumptions, StandAtTheirDefaultsUntilChanged) {
  Assumptions values = assumptions();
  EXPECT_EQ(series(values, "test.share"), std::vector<double>(5, 0.5));
  EXPECT_FALSE(values.changed("test.share"));
  values.set("test.share", 0.7, "a survey");
  EXPECT_EQ(series(values, "test.share"), std::vector<double>(5, 0.7));
  EXPECT_EQ(series(values, "test.level"), std::vector<double>(5, 2));
  EXPECT_TRUE(values.changed("test.share"));
  EXPECT_EQ(values.reason("test.share"), "a survey");
  EXPECT_FALSE(values.changed("test.level"));
}

TEST(Assumptions, ARampIsAStraightLineAndHolds) {
  Assumptions values = assumptions();
  values.ramp("test.level", 4, Year{2027}, Year{2029});
  EXPECT_EQ(series(values, "test.level"), (std::vector<double>{2, 2, 3, 4, 4}));
}

TEST(Assumptions, ARampThatBeganBeforeTheFirstYearIsOnItsWay) {
  Assumptions values = assumptions();
  values.ramp("test.level", 4, Year{2024}, Year{2028});
  EXPECT_EQ(series(values, "test.level"), (std::vector<double>{3, 3.5, 4, 4, 4}));
}

TEST(Assumptions, RefuseWhatCannotBeWithNameAndLimits) {
  Assumptions values = assumptions();
  try {
    values.set("test.share", 1.5);
    FAIL() << "taken";
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::bad_input);
    EXPECT_STREQ(error.what(), "assumption_out_of_range: name=test.share, found=1.5, minimum=0, maximum=1");
  }
  EXPECT_THROW(values.set("test.share", std::numeric_limits<double>::quiet_NaN()), Error);
  EXPECT_THROW((void)values.series("test.none"), Error);
  EXPECT_FALSE(values.changed("test.share"));
}

TEST(Assumptions, ADrawnSeriesIsBroughtWithinWhatIsPossible) {
  Assumptions values = assumptions();
  const std::vector<double> drawn{-1, 0.2, 0.4, 0.9, 3};
  values.set_series("test.share", drawn);
  EXPECT_EQ(series(values, "test.share"), (std::vector<double>{0, 0.2, 0.4, 0.9, 1}));
}

}  // namespace
}  // namespace handlingsrom
