// Part-timers in empty shifts, and people by length of shift.
#include "choice/roster/annual/grow.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>

#include "choice/roster/annual/explain.hpp"
#include "choice/roster/annual/measure.hpp"
#include "choice/roster/annual/plan.hpp"
#include "choice/roster/annual/units.hpp"

namespace handlingsrom::annual {
namespace {

/// Four weeks, one by day every day; so many on half a position, of whom the first `growing` want more.
Unit half_timers(int people, int growing) {
  std::string text =
      unit_text_of(4, 0, "[[demand]]\nshift = \"D\"\ndays = \"all\"\npeople = 1\n", "place_holidays = false\n");
  std::string staff;
  for (int k = 0; k < people; ++k) {
    staff += "[[person]]\nid = \"P" + std::to_string(k) + "\"\ncontract = \"rota\"\nposition = 50\nweekend_every = 2\n";
    if (k < growing) staff += "grows = true\n";
  }
  text.insert(text.find("[[demand]]"), staff);
  return read_unit(text, "unit.toml");
}

Rota nobody_works(const Problem& problem) { return problem.leave; }

TEST(Grow, EmptyShiftsAreTakenAndEveryRuleIsKeptAtTheLargerPosition) {
  const Problem problem(half_timers(3, 3));
  const Growth growth = grow(problem, nobody_works(problem));
  EXPECT_TRUE(growth.asked);
  EXPECT_EQ(growth.empty_before, 28);
  EXPECT_LT(growth.empty_after, 10);
  int shifts = 0;
  for (const Growth::Grown& each : growth.people) {
    shifts += each.shifts;
    EXPECT_GE(each.becomes, each.position);
    EXPECT_LE(each.becomes, 1);
    EXPECT_NEAR(each.hours, 7.5 * each.shifts, 1e-9);
  }
  EXPECT_EQ(growth.empty_before - growth.empty_after, shifts);
  Unit large = problem.unit;
  for (Person& person : large.people) person.position = 1;
  EXPECT_EQ(check_rota(large, work_plan(large, growth.rota)).count(roster::Outcome::failed), 0);
}

TEST(Grow, OnlyThoseWhoWantToAndNobodyAtFullTime) {
  const Problem one(half_timers(3, 1));
  const Growth growth = grow(one, nobody_works(one));
  ASSERT_EQ(growth.people.size(), 1U);
  EXPECT_EQ(growth.people.front().person, 0U);
  const Problem none(half_timers(2, 0));
  EXPECT_FALSE(grow(none, nobody_works(none)).asked);
  EXPECT_EQ(grow(none, nobody_works(none)).people.size(), 2U);
  const Problem full(read_unit(
      unit_text_of(4, 2, "[[demand]]\nshift = \"D\"\ndays = \"all\"\npeople = 1\n", "place_holidays = false\n"),
      "unit.toml"));
  const Growth nobody = grow(full, nobody_works(full));
  EXPECT_TRUE(nobody.people.empty());
  EXPECT_EQ(nobody.empty_after, nobody.empty_before);
}

// Two on each Saturday and Sunday for twelve weeks: 360 hours. Who works every second weekend has six. 360 / (2 · 7.5) / 6 = 4 people; with ten hours
// 3. Maundy Thursday and Good Friday have a Sunday's demand: with their 30 hours it takes 390 / (12 · 35.5) = 0.915 of a person for the hours.
TEST(ShiftLength, ByHand) {
  const Problem problem(read_unit(
      unit_text_of(12, 4, "[[demand]]\nshift = \"D\"\ndays = \"sat sun\"\npeople = 2\n", "place_holidays = false\n"),
      "unit.toml"));
  const auto rows = people_by_shift_length(problem, std::array{7.5, 10.0});
  ASSERT_EQ(rows.size(), 2U);
  EXPECT_NEAR(rows[0].by_weekends, 4, 1e-9);
  EXPECT_NEAR(rows[1].by_weekends, 3, 1e-9);
  EXPECT_NEAR(rows[0].by_hours, 390 / (12 * 35.5), 1e-9);
  EXPECT_NEAR(rows[0].needed(), 4, 1e-9);
}

}  // namespace
}  // namespace handlingsrom::annual
