#include "followup/programme/plan.hpp"

#include <algorithm>
#include <functional>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "example.hpp"

namespace handlingsrom::programme {
namespace {

TEST(Plan, KnownNetwork) {
  // Monday 2 November 2026 on; a 3 → b 5 → d 2, a 3 → c 1 → d: c can wait four days.
  const Programme programme = read(task("a", 3) + task("b", 5, "\"a\"") + task("c", 1, "\"a\"") +
                                   task("d", 2, "\"b\", \"c\"") + task("end", 0, "\"d\"", "deadline = 2026-11-12"));
  const Plan plan = plan_of(programme);
  EXPECT_EQ(plan.tasks[0].from, day(2026, 11, 2));
  EXPECT_EQ(plan.tasks[0].to, day(2026, 11, 4));
  EXPECT_EQ(plan.tasks[1].to, day(2026, 11, 11));
  EXPECT_EQ(plan.tasks[3].to, day(2026, 11, 13));
  EXPECT_EQ(plan.tasks[4].to, day(2026, 11, 13));
  EXPECT_EQ(plan.tasks[2].slack, 4);
  EXPECT_EQ(plan.tasks[2].latest_from, day(2026, 11, 11));
  EXPECT_EQ(plan.critical, (std::vector<std::size_t>{0, 1, 3, 4}));
  EXPECT_TRUE(plan.tasks[4].late);
  EXPECT_EQ(plan.ends, day(2026, 11, 13));
}

TEST(Plan, LeavesOutWeekendsAndPublicHolidays) {
  // Wednesday 24 March 2027: four days are 24, then Maundy Thursday 25, Good Friday 26 and Easter Monday 29 are free: 24, 30, 31 March, 1 April.
  const Plan plan = plan_of(read(task("a", 4, "", "earliest = 2027-03-24")));
  EXPECT_EQ(plan.tasks[0].from, day(2027, 3, 24));
  EXPECT_EQ(plan.tasks[0].to, day(2027, 4, 1));
}

/// A file that was last changed in December: what is done in November has happened.
Programme read_later(const std::string& text) {
  std::string later = head;
  later.replace(later.find("2026-11-02"), 10, "2026-12-01");
  return read_programme(later + text, "p.toml");
}

TEST(Plan, WhatIsDoneIsNotCriticalAndMovesTheRest) {
  const Plan plan =
      plan_of(read_later(task("a", 5, "", "earliest = 2026-11-02\ndone = 2026-11-03") + task("b", 1, "\"a\"")),
              day(2026, 11, 3));
  EXPECT_FALSE(plan.tasks[0].critical);
  EXPECT_EQ(plan.tasks[1].from, day(2026, 11, 4));
}

TEST(Plan, WhatIsNotDoneMovesWithTheDay) {
  const auto network = [](const std::string& first) {
    return read(task("a", 3, "", first) + task("b", 5, "\"a\"") + task("end", 0, "\"b\""));
  };
  // Seen from Tuesday 1 December, nothing is done: the first ends that day at the earliest, the next takes its five days from there.
  const Plan nothing = plan_of(network(""), day(2026, 12, 1));
  EXPECT_EQ(nothing.tasks[0].to, day(2026, 12, 1));
  EXPECT_EQ(nothing.tasks[1].from, day(2026, 12, 2));
  EXPECT_EQ(nothing.tasks[1].to, day(2026, 12, 8));
  EXPECT_EQ(nothing.ends, day(2026, 12, 8));
  const Plan begun = plan_of(read_later(task("a", 3, "", "earliest = 2026-11-02\ndone = 2026-11-04") +
                                        task("b", 5, "\"a\"") + task("end", 0, "\"b\"")),
                             day(2026, 12, 1));
  EXPECT_EQ(begun.tasks[0].to, day(2026, 11, 4));
  EXPECT_EQ(begun.tasks[1].from, day(2026, 11, 5)) << "begun as planned";
  EXPECT_EQ(begun.tasks[1].to, day(2026, 12, 1));
  EXPECT_EQ(begun.tasks[1].due, day(2026, 11, 11)) << "when it should have been done is not forgotten";
  EXPECT_EQ(begun.tasks[0].due, std::nullopt);
  EXPECT_EQ(begun.tasks[2].to, day(2026, 12, 1));
  EXPECT_EQ(plan_of(network(""), day(2026, 11, 2)).ends, plan_of(network("")).ends);
}

TEST(Plan, HoldsPeopleAgainstTasks) {
  const std::string role = "role = \"leader\"\neffort = 5";
  const std::string capacity = "[[capacity]]\nrole = \"leader\"\ndays_per_week = 1.5\n";
  // Ten days' time for five days of work are 2.5 days a week; 1.5 are set aside.
  const Plan plan = plan_of(read(task("a", 10, "", role) + capacity));
  ASSERT_EQ(plan.overloads.size(), 2U);
  EXPECT_EQ(plan.overloads[0].monday, day(2026, 11, 2));
  EXPECT_DOUBLE_EQ(plan.overloads[0].needed, 2.5);
  EXPECT_TRUE(plan_of(read(task("a", 20, "", role) + capacity)).overloads.empty());
}

// Longest way by trying every chain, in working days.
RC_GTEST_PROP(Plan, EndsWithTheLongestChain, ()) {
  const int count = *rc::gen::inRange(1, 8);
  std::string text;
  std::vector<int> days;
  std::vector<std::vector<int>> after;
  for (int i = 0; i < count; ++i) {
    days.push_back(*rc::gen::inRange(1, 6));
    after.emplace_back();
    std::string names;
    for (int k = 0; k < i; ++k) {
      if (!*rc::gen::arbitrary<bool>()) continue;
      after.back().push_back(k);
      names += (names.empty() ? "\"t" : ", \"t") + std::to_string(k) + "\"";
    }
    text += task("t" + std::to_string(i), days.back(), names);
  }
  const std::function<int(int)> longest = [&](int i) {
    int before = 0;
    for (const int k : after[static_cast<std::size_t>(i)]) before = std::max(before, longest(k));
    return before + days[static_cast<std::size_t>(i)];
  };
  int all = 0;
  for (int i = 0; i < count; ++i) all = std::max(all, longest(i));
  const Plan plan = plan_of(read(text));
  // As one task of that length would.
  RC_ASSERT(plan.ends == plan_of(read(task("all", all))).ends);
  // Moving a task by its slack moves nothing; by one day more, the end.
  for (std::size_t i = 0; i < plan.tasks.size(); ++i) {
    Programme longer = read(text);
    longer.tasks[i].days += plan.tasks[i].slack;
    RC_ASSERT(plan_of(longer).ends == plan.ends);
    longer.tasks[i].days += 1;
    RC_ASSERT(plan_of(longer).ends > plan.ends);
  }
}

}  // namespace
}  // namespace handlingsrom::programme
