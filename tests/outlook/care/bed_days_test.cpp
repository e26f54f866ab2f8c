// Who lies in the beds, by the bed-days that are published (table 12292, worked out by hand).
#include "outlook/care/bed_days.hpp"

#include <gtest/gtest.h>

#include "world.hpp"

namespace handlingsrom::care {
namespace {

double in_bed(const char* name) { return usual_short_stay_in_bed(test::figures(), test::find(name)); }

TEST(CareBedDays, ShortStaysInABedFollowTheMunicipalitysOwnBedDays) {
  EXPECT_NEAR(in_bed("grimstad"), (84621 / 365.0 - (102 + 108) / 2.0) / ((149 + 164) / 2.0), 1e-12);   // 0.81
  EXPECT_NEAR(in_bed("bergen"), (883551 / 365.0 - (2068 + 2089) / 2.0) / ((381 + 415) / 2.0), 1e-12);  // 0.86
  // Nine more on long stay at the end of the year than at its start: the bed-days are of those in between.
  EXPECT_NEAR(in_bed("skaun"), (17274 / 365.0 - (33 + 42) / 2.0) / 14, 1e-12);  // 0.70
}

TEST(CareBedDays, NoFurtherThanTheOrdinaryRange) {
  EXPECT_NEAR(in_bed("lillestrøm"), 0.40, 1e-12);  // (158374 / 365 − 368) / 217.5 = 0.30
  EXPECT_NEAR(in_bed("heim"), 1.00, 1e-12);        // 1.62
}

TEST(CareBedDays, TheCountrysWhereSomethingIsNotPublished) { EXPECT_EQ(in_bed("utsira"), 0.59); }

TEST(CareBedDays, WhatIsAssumedMovesWithTheMunicipalityButNeverAboveAll) {
  Assumptions assumptions = test::assumptions();
  const MunicipalityIndex bergen = test::find("bergen");
  EXPECT_NEAR(short_stay_in_bed(test::model(), bergen, assumptions), in_bed("bergen"), 1e-12);
  assumptions.set("care.short_stay_in_bed", 0.5);
  EXPECT_NEAR(short_stay_in_bed(test::model(), bergen, assumptions), in_bed("bergen") * 0.5 / 0.59, 1e-12);
  assumptions.set("care.short_stay_in_bed", 0.8);
  EXPECT_EQ(short_stay_in_bed(test::model(), bergen, assumptions), 1);
}

TEST(CareBedDays, ResidentsThatAreNotPublishedFillTheBedDays) {
  // Sula 2025: 6,379 bed-days, 21 short stays, long stay not published. The country's rates would have given fifty.
  const facts::CareServices sula{.short_stay = 21, .institution_days = 6379};
  EXPECT_NEAR(long_stay_from_bed_days(sula, Year{2025}), 6379 / 365.0 - 0.59 * 21, 1e-12);
  const Level& level =
      test::model().levels.municipalities[static_cast<std::size_t>(test::find("sula").value)].figure[index_of(
          Figure::long_stay)];
  EXPECT_NEAR(level.total(), 5.09, 0.005);
  EXPECT_EQ(level.provenance[0], Provenance::interval);
  // A leap year's days, and a number too small to be told.
  EXPECT_NEAR(long_stay_from_bed_days({.short_stay = 0, .institution_days = 3660}, Year{2024}), 10, 1e-12);
  EXPECT_TRUE(facts::is_missing(long_stay_from_bed_days({.short_stay = 10, .institution_days = 3000}, Year{2025})));
  EXPECT_TRUE(facts::is_missing(long_stay_from_bed_days({.short_stay = 10}, Year{2025})));
}

}  // namespace
}  // namespace handlingsrom::care
