#include "choice/roster/calendar.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>

namespace handlingsrom::roster {
namespace {

using std::chrono::days;

Day on(int year, unsigned month, unsigned day) {
  return std::chrono::year{year} / std::chrono::month{month} / std::chrono::day{day};
}

TEST(Calendar, EasterOf2024To2045) {
  // The dates as almanacs print them.
  struct Easter {
    int year;
    unsigned month;
    unsigned day;
  };
  constexpr std::array table{Easter{2024, 3, 31}, Easter{2025, 4, 20}, Easter{2026, 4, 5},  Easter{2027, 3, 28},
                             Easter{2028, 4, 16}, Easter{2029, 4, 1},  Easter{2030, 4, 21}, Easter{2031, 4, 13},
                             Easter{2032, 3, 28}, Easter{2033, 4, 17}, Easter{2034, 4, 9},  Easter{2035, 3, 25},
                             Easter{2036, 4, 13}, Easter{2037, 4, 5},  Easter{2038, 4, 25}, Easter{2039, 4, 10},
                             Easter{2040, 4, 1},  Easter{2041, 4, 21}, Easter{2042, 4, 6},  Easter{2043, 3, 29},
                             Easter{2044, 4, 17}, Easter{2045, 4, 9}};
  for (const Easter& each : table)
    EXPECT_EQ(easter_sunday(each.year), on(each.year, each.month, each.day)) << each.year;
}

TEST(Calendar, HolidaysOf2026) {
  std::vector<std::string> dates;
  for (const PublicHoliday& each : public_holidays(2026)) dates.push_back(text_of(each.day));
  const std::vector<std::string> expected{"2026-01-01", "2026-04-02", "2026-04-03", "2026-04-05",
                                          "2026-04-06", "2026-05-01", "2026-05-14", "2026-05-17",
                                          "2026-05-24", "2026-05-25", "2026-12-25", "2026-12-26"};
  EXPECT_EQ(dates, expected);
}

TEST(Calendar, RedDaysAreSundaysAndTheListed) {
  for (int year = 2024; year <= 2045; ++year) {
    std::vector<Day> listed;
    for (const PublicHoliday& each : public_holidays(year)) listed.push_back(each.day);
    for (Day day = on(year, 1, 1); day <= on(year, 12, 31); day += days{1}) {
      const bool red = std::chrono::weekday{day} == std::chrono::Sunday ||
                       std::find(listed.begin(), listed.end(), day) != listed.end();
      ASSERT_EQ(is_sunday_or_holiday(day), red) << text_of(day);
    }
  }
}

TEST(Calendar, EarlyEves) {
  EXPECT_TRUE(is_early_eve(on(2026, 12, 24)));
  EXPECT_TRUE(is_early_eve(on(2026, 4, 4)));
  EXPECT_TRUE(is_early_eve(on(2026, 5, 23)));
  EXPECT_FALSE(is_early_eve(on(2026, 12, 31)));
}

TEST(Calendar, TheTwoNightsWhenTheClockChanges) {
  // 28 March 2026 22:00 to 07:00 is eight hours, 24 October 2026 ten, any other nine.
  const auto night = [](Day day) { return instant(day, 31 * 60) - instant(day, 22 * 60); };
  EXPECT_EQ(night(on(2026, 3, 28)), 8 * 60);
  EXPECT_EQ(night(on(2026, 10, 24)), 10 * 60);
  EXPECT_EQ(night(on(2026, 6, 1)), 9 * 60);
  EXPECT_EQ(minutes_of(on(2026, 3, 29)), 23 * 60);
  EXPECT_EQ(minutes_of(on(2026, 10, 25)), 25 * 60);
  // Changes of 2027: 28 March and 31 October.
  EXPECT_EQ(night(on(2027, 3, 27)), 8 * 60);
  EXPECT_EQ(night(on(2027, 10, 30)), 10 * 60);
}

TEST(Calendar, MidnightInOsloByTheClockThatNeverChanges) {
  EXPECT_EQ(instant(on(1970, 1, 1) + days{20454}, 0), 20454 * 1440 - 60);  // 1 January 2026
  EXPECT_EQ(instant(on(2026, 7, 1), 0), (on(2026, 7, 1).time_since_epoch().count()) * 1440 - 120);
}

TEST(Calendar, DatesAndTimesAreReadStrictly) {
  EXPECT_EQ(day_from("2028-02-29"), on(2028, 2, 29));
  for (const char* text : {"2026-02-29", "2026-13-01", "26-01-01", "2026-1-01", "2026/01/01", "", "2026-01-01 "})
    EXPECT_FALSE(day_from(text)) << text;
  EXPECT_EQ(clock_from("07:30"), 450);
  EXPECT_EQ(clock_from("7:30"), 450);
  EXPECT_EQ(clock_from("24:00"), 1440);
  for (const char* text : {"", "730", "07:3", "07:60", "24:01", "25:00", "7.30", "-1:00", ":30"})
    EXPECT_FALSE(clock_from(text)) << text;
}

}  // namespace
}  // namespace handlingsrom::roster
