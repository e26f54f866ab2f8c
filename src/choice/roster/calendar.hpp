// The Norwegian calendar and clock: public holidays, and how long it is between two times on the wall.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace handlingsrom::roster {

using Day = std::chrono::sys_days;

/// Easter Sunday of the Gregorian calendar, 1583–9999. Method: Meeus, Jones and Butcher ("anonymous", Nature 1876).
Day easter_sunday(int year);

enum class Holiday {
  new_year,
  maundy_thursday,
  good_friday,
  easter_sunday,
  easter_monday,
  labour_day,        // 1 May
  constitution_day,  // 17 May
  ascension_day,
  whit_sunday,
  whit_monday,
  christmas_day,
  boxing_day
};

/// The name under `roster.holiday.` in the catalogues.
std::string key_of(Holiday holiday);

struct PublicHoliday {
  Day day;
  Holiday holiday;
};

/// The public holidays of a year, by day; two may fall on the same day. Act of 24 February 1995 no. 12 section 2; 1 and 17 May by the act
/// of 26 April 1947 no. 1. Sundays are not listed.
std::vector<PublicHoliday> public_holidays(int year);

bool is_sunday_or_holiday(Day day);
/// Christmas Eve, Easter Eve and Whit Eve, when the Sunday begins at 15:00 (Working Environment Act section 10-10 (1)).
bool is_early_eve(Day day);

/// "2026-03-29"; none when it is not such a date.
std::optional<Day> day_from(std::string_view text);
std::string text_of(Day day);

/// "07:30" or "7:30", to "24:00", as minutes; none when it is not such a time.
std::optional<int> clock_from(std::string_view text);

/// Minutes since 1970 by the clock that never changes. `clock` is minutes after local midnight and may pass the day's end.
/// Europe/Oslo since 1996: summer time from the last Sunday in March 02:00 to the last in October 03:00. In the hour that comes twice
/// the first is meant; the hour that does not exist is read as the one after it.
std::int64_t instant(Day day, int clock);

/// How many minutes the local day has: 1440, 1380 or 1500.
int minutes_of(Day day);

}  // namespace handlingsrom::roster
