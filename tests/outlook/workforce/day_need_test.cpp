// When staff is needed: a week worked out by hand, and hours that add up whatever the shape.
#include "outlook/workforce/day_need.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cmath>

namespace handlingsrom::workforce {
namespace {

double hours_of(const DayNeed& need, double Education::*group) {
  double hours = 0;
  for (const DayNeed::Part& part : need.parts) hours += part.week_hours * part.education.*group;
  return hours;
}

TEST(DayNeed, AWeekByHand) {
  // 10 FTE of 40 hours, nobody away: 400 hours. One at night takes 63. Half as many in the evening, none fewer at the weekend: 337 hours over 7 days of a
  // day of 7.75 and half an evening of 8.
  const UnitNeed unit{10, {0.25, 0.5, 0.25}};
  const DayNeed need = day_need(unit, {.evening = 0.5, .weekend = 1, .night = 0.01, .full_week = 40, .weeks_away = 0});
  ASSERT_EQ(need.parts.size(), 5U);
  EXPECT_DOUBLE_EQ(need.week_hours, 400);
  EXPECT_DOUBLE_EQ(need.parts[4].people, 1);
  EXPECT_NEAR(need.parts[0].people, 337.0 / 7 / 11.75, 1e-12);
  EXPECT_NEAR(need.parts[1].people, need.parts[0].people / 2, 1e-12);
  EXPECT_NEAR(need.parts[3].people, need.parts[1].people, 1e-12);
  // By night all are skilled, as nurses and health workers divide the skilled work: one in three a nurse.
  EXPECT_NEAR(need.parts[4].education.nurse, 1.0 / 3, 1e-12);
  EXPECT_NEAR(need.parts[4].education.other, 0, 1e-12);
}

RC_GTEST_PROP(DayNeed, HoursByEducationAreTheLadders, ()) {
  const double nurse = *rc::gen::inRange(0, 50) / 100.0, health_worker = *rc::gen::inRange(1, 50) / 100.0;
  const UnitNeed unit{*rc::gen::inRange(20, 2000) / 10.0, {nurse, health_worker, 1 - nurse - health_worker}};
  const DayShape shape{.evening = *rc::gen::inRange(0, 100) / 100.0,
                       .weekend = *rc::gen::inRange(5, 100) / 100.0,
                       .night = *rc::gen::inRange(0, 10) / 100.0};
  const DayNeed need = day_need(unit, shape);
  double hours = 0;
  for (const DayNeed::Part& part : need.parts) {
    hours += part.week_hours;
    RC_ASSERT(part.people >= 0);
    RC_ASSERT(std::abs(part.education.nurse + part.education.health_worker + part.education.other - 1) < 1e-9);
    RC_ASSERT(part.education.other > -1e-9 && part.education.nurse > -1e-9);
  }
  RC_ASSERT(std::abs(hours - need.week_hours) < 1e-6 * need.week_hours);
  RC_ASSERT(std::abs(hours_of(need, &Education::nurse) - nurse * need.week_hours) < 1e-6 * need.week_hours);
  RC_ASSERT(std::abs(hours_of(need, &Education::other) - unit.education.other * need.week_hours) <
            1e-6 * need.week_hours);
}

TEST(DayNeed, NoStaffIsNeededWhereThereIsNone) { EXPECT_TRUE(day_need({}, {}).parts.empty()); }

TEST(DayNeed, AUnitsPartOfCare) {
  care::Ladder ladder;
  for (const auto& [id, fte] : {std::pair{"home_nursing", 0.5}, {"nursing_home", 2.0}}) {
    care::Step step;
    step.id = id;
    step.fte_per_user = fte;
    step.education.nurse = 0.3;
    step.education.health_worker = 0.5;
    ladder.steps.push_back(step);
  }
  // 20 users of half and 5 of two FTE: half of the work each.
  const UnitNeed home = unit_need(ladder, *care_unit("home_care"), {20, 5}, 30);
  EXPECT_DOUBLE_EQ(home.fte, 15);
  EXPECT_DOUBLE_EQ(home.education.other, 0.2);
  EXPECT_EQ(unit_need(ladder, *care_unit("staffed_homes"), {20, 5}, 30).fte, 0);
  EXPECT_EQ(care_unit("hospital"), nullptr);
}

}  // namespace
}  // namespace handlingsrom::workforce
