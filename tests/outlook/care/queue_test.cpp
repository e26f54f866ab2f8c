#include "outlook/care/queue.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cmath>

#include "base/error.hpp"
#include "outlook/care/needs.hpp"
#include "standing/facts/care_facts.hpp"

namespace handlingsrom::care {
namespace {

constexpr std::uint8_t home = 8;
Stay stay(double start, double end, std::uint32_t person, std::uint8_t from = 4) {
  return {start, end, person, home, from, 85};
}

// Time runs right; each line is a stay in need of the one place.
//   A ──────────            0 … 1.0
//   B    ·······─────       0.3 … 1.5   waits 0.7
//   C      ·················0.5 … 1.2   dies waiting
TEST(CareQueue, FirstComeFirstServedAndNeedEndsWaiting) {
  const auto years = queue({stay(0, 1.0, 1), stay(0.3, 1.5, 2), stay(0.5, 1.2, 3)}, home, 1, 3, {8});
  EXPECT_EQ(years[0].applicants, 3);
  EXPECT_EQ(years[0].waited, 2);
  EXPECT_EQ(years[0].died_waiting, 1);
  EXPECT_NEAR(years[0].wait_years, 0.7 + 0.7, 1e-12);
  EXPECT_NEAR(years[0].waiting, 0.7 + 0.5, 1e-12);
  EXPECT_NEAR(years[1].waiting, 0.2, 1e-12);
}

TEST(CareQueue, ShortTermStayGoesBeforeHome) {
  const std::uint8_t short_stay = 7;  // step 6 on the ladder, as "from" it counts from one
  const auto years = queue({stay(0, 1.0, 1), stay(0.2, 3, 2), stay(0.6, 3, 3, short_stay)}, home, 1, 3, {6, 8});
  EXPECT_NEAR(years[0].waiting_blocked, 0.4, 1e-12);
  EXPECT_NEAR(years[0].waiting + years[1].waiting + years[2].waiting, 0.4 + 2.8, 1e-12);
}

TEST(CareQueue, EnoughPlacesMeansNobodyWaitsAndNoneMeansAllDo) {
  const std::vector<Stay> three{stay(0, 1, 1), stay(0.1, 1, 2), stay(0.2, 1, 3)};
  EXPECT_EQ(queue(three, home, 3, 1, {8})[0].waited, 0);
  EXPECT_EQ(queue(three, home, 0, 1, {8})[0].waited, 3);
  EXPECT_THROW((void)queue(three, home, -1, 1, {8}), Error);
}

RC_GTEST_PROP(CareQueue, MorePlacesNeverMeanMoreWaiting, ()) {
  std::vector<Stay> stays;
  const int count = *rc::gen::inRange(1, 40);
  for (int i = 0; i < count; ++i) {
    const double start = *rc::gen::inRange(0, 400) / 100.0;
    stays.push_back(stay(start, start + *rc::gen::inRange(1, 300) / 100.0, static_cast<std::uint32_t>(i)));
  }
  double before = 1e9;
  for (int places = 0; places < 6; ++places) {
    double waiting = 0;
    for (const QueueYear& year : queue(stays, home, places, 5, {8})) waiting += year.waiting;
    RC_ASSERT(waiting <= before + 1e-9);
    before = waiting;
  }
}

MonthlyNeed two_runs() {
  MonthlyNeed need;
  need.runs = 10;
  need.years = 1;
  for (int run = 0; run < 10; ++run) {
    for (int month = 0; month < 12; ++month) need.persons.push_back(month == 6 ? 5 + run : 5);
  }
  return need;
}

TEST(CarePlaces, NeededIsTheFewestWithinTheRisk) {
  // Peaks are 5, 6, …, 14: one of ten may lie above.
  EXPECT_EQ(places(two_runs(), 13, 0.1)[0].needed, 13);
  EXPECT_NEAR(places(two_runs(), 13, 0.1)[0].shortage_risk, 0.1, 1e-12);
  EXPECT_EQ(places(two_runs(), 13, 0.0)[0].needed, 14);
  EXPECT_NEAR(places(two_runs(), 5, 0.1)[0].shortage_risk, 0.9, 1e-12);
}

TEST(CarePlaces, PoolIsTheSumRunByRun) {
  const MonthlyNeed one = two_runs();
  const MonthlyNeed both = pooled({&one, &one});
  EXPECT_EQ(both.at(3, 6), 16);
  EXPECT_EQ(places(both, 0, 0.0)[0].needed, 28);
}

}  // namespace
}  // namespace handlingsrom::care
