#include "choice/structure/staffing/staffing.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cmath>

namespace handlingsrom::staffing {
namespace {

Counted school(int lowest, int highest, double pupils, double teaching = 1) {
  Counted one;
  one.lowest = lowest;
  one.highest = highest;
  one.pupils = pupils;
  one.teaching = teaching;
  return one;
}

// By hand: 28 in each of 8–10 is 84 pupils; 84 / 20 = 4.2 teachers at a time, more than 3 classes; 4.2 · 874 / 656 = 5.596 FTE, and 1.56 of it with other teaching.
TEST(Staffing, ALowerSecondarySchoolByHand) {
  const Staff staff = staff_of(spread(school(8, 10, 84)), {}, false);
  EXPECT_EQ(staff.classes, 3);
  EXPECT_NEAR(staff.ordinary, 5.5957, 1e-4);
  EXPECT_NEAR(staff.teaching, 5.5957 * 1.56, 1e-3);
  EXPECT_FALSE(staff.by_classes);
  EXPECT_NEAR(staff.leaders, 1.02 + 0.004 * 84, 1e-9);
}

// Seven pupils, one in each of 1–7: one class; 0.35 of the lessons of the other six grades apart: 3.1 classes of 5,272 / 7 / 741 FTE.
TEST(Staffing, AOneRoomSchoolByHand) {
  const Staff staff = staff_of(spread(school(1, 7, 7)), {}, false);
  EXPECT_EQ(staff.classes, 1);
  EXPECT_TRUE(staff.by_classes);
  EXPECT_NEAR(staff.ordinary, (1 + 0.35 * 6) * (5272.0 / 7 / 741), 1e-3);
}

TEST(Staffing, ASchoolOfTenGradesIsNeverRunByLessThanTheLeast) {
  const Staff staff = staff_of(spread(school(1, 10, 0.5)), {}, false);
  EXPECT_GE(staff.teaching, 3.5);
  EXPECT_EQ(staff_of(ByGrade{}, {}, true).all(), 0) << "no pupils, nobody";
}

RC_GTEST_PROP(Staffing, NeverBelowWhatTheBoundStandsOn, ()) {
  const auto whole = *rc::gen::container<std::vector<int>>(2 * grades, rc::gen::inRange(0, 80));
  const Rules rules;
  ByGrade first{}, second{}, both{};
  for (std::size_t g = 0; g < both.size(); ++g) {
    first[g] = whole[g];
    second[g] = whole[g + both.size()];
    both[g] = first[g] + second[g];
  }
  const Staff together = staff_of(both, rules, false);
  if (together.pupils <= 0) return;
  RC_ASSERT(together.all() >= least_of(first, rules) + least_of(second, rules) + rules.leader_fixed - 1e-9);
}

// Slow and obvious: every pair of parameters near the answer is no better.
TEST(Staffing, CalibrationIsABestFit) {
  std::vector<Counted> schools;
  Rules truth;
  truth.divided = 0.42;
  truth.other = {0.3, 0.5};
  truth.least = {0, 0};
  for (const int pupils : {30, 55, 90, 140, 260, 400})
    schools.push_back(school(1, 7, pupils, staff_of(spread(school(1, 7, pupils)), truth, true).teaching));
  for (const int pupils : {40, 120, 300})
    schools.push_back(school(8, 10, pupils, staff_of(spread(school(8, 10, pupils)), truth, true).teaching));
  Rules start;
  start.least = {0, 0};
  const Rules found = calibrate(schools, start);
  EXPECT_NEAR(found.divided, 0.42, 1e-9);
  EXPECT_NEAR(found.other[0], 0.3, 1e-6);
  EXPECT_NEAR(found.other[1], 0.5, 1e-6);
  EXPECT_EQ(found.leader_fixed, start.leader_fixed) << "no leaders were counted";
  for (const Counted& one : schools) EXPECT_NEAR(error_of(one, found).relative, 0, 1e-6);
}

TEST(AfterSchool, TheLocalNorm) {
  EXPECT_EQ(adults_of(0), 0);
  EXPECT_EQ(adults_of(1), 1);
  EXPECT_EQ(adults_of(15), 1);
  EXPECT_EQ(adults_of(16), 2);
  EXPECT_EQ(adults_of(40), 2);
  EXPECT_EQ(adults_of(41), 3);
  EXPECT_EQ(adults_of(60), 3);
  EXPECT_EQ(adults_of(61), 4);
  EXPECT_EQ(adults_of(75), 4);
  EXPECT_EQ(adults_of(76), 5);
  EXPECT_EQ(present_of(147, 183), 147 + 91.5);
}

}  // namespace
}  // namespace handlingsrom::staffing
