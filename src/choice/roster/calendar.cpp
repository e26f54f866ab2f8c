#include "choice/roster/calendar.hpp"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>

namespace handlingsrom::roster {

namespace chrono = std::chrono;
using chrono::days;

Day easter_sunday(int year) {
  const int a = year % 19;
  const int b = year / 100;
  const int c = year % 100;
  const int d = b / 4;
  const int e = b % 4;
  const int f = (b + 8) / 25;
  const int g = (b - f + 1) / 3;
  const int h = (19 * a + b - d - g + 15) % 30;
  const int i = c / 4;
  const int k = c % 4;
  const int l = (32 + 2 * e + 2 * i - h - k) % 7;
  const int m = (a + 11 * h + 22 * l) / 451;
  const int n = h + l - 7 * m + 114;
  return chrono::year{year} / chrono::month{static_cast<unsigned>(n / 31)} /
         chrono::day{static_cast<unsigned>(n % 31 + 1)};
}

std::string key_of(Holiday holiday) {
  switch (holiday) {
    case Holiday::new_year: return "new_year";
    case Holiday::maundy_thursday: return "maundy_thursday";
    case Holiday::good_friday: return "good_friday";
    case Holiday::easter_sunday: return "easter_sunday";
    case Holiday::easter_monday: return "easter_monday";
    case Holiday::labour_day: return "labour_day";
    case Holiday::constitution_day: return "constitution_day";
    case Holiday::ascension_day: return "ascension_day";
    case Holiday::whit_sunday: return "whit_sunday";
    case Holiday::whit_monday: return "whit_monday";
    case Holiday::christmas_day: return "christmas_day";
    case Holiday::boxing_day: break;
  }
  return "boxing_day";
}

std::vector<PublicHoliday> public_holidays(int year) {
  const chrono::year y{year};
  const Day easter = easter_sunday(year);
  std::vector<PublicHoliday> list{{y / 1 / 1, Holiday::new_year},
                                  {easter - days{3}, Holiday::maundy_thursday},
                                  {easter - days{2}, Holiday::good_friday},
                                  {easter, Holiday::easter_sunday},
                                  {easter + days{1}, Holiday::easter_monday},
                                  {y / 5 / 1, Holiday::labour_day},
                                  {y / 5 / 17, Holiday::constitution_day},
                                  {easter + days{39}, Holiday::ascension_day},
                                  {easter + days{49}, Holiday::whit_sunday},
                                  {easter + days{50}, Holiday::whit_monday},
                                  {y / 12 / 25, Holiday::christmas_day},
                                  {y / 12 / 26, Holiday::boxing_day}};
  std::stable_sort(list.begin(), list.end(),
                   [](const PublicHoliday& a, const PublicHoliday& b) { return a.day < b.day; });
  return list;
}

namespace {

int year_of(Day day) { return static_cast<int>(chrono::year_month_day{day}.year()); }

/// The last Sunday of a month.
Day last_sunday(int year, unsigned month) {
  return chrono::sys_days{chrono::year{year} / chrono::month{month} / chrono::Sunday[chrono::last]};
}

constexpr int winter_offset = 60;
constexpr int summer_offset = 120;

}  // namespace

bool is_sunday_or_holiday(Day day) {
  if (chrono::weekday{day} == chrono::Sunday) return true;
  const chrono::year_month_day date{day};
  const auto month = static_cast<unsigned>(date.month());
  const auto number = static_cast<unsigned>(date.day());
  if ((month == 1 && number == 1) || (month == 5 && (number == 1 || number == 17)) ||
      (month == 12 && (number == 25 || number == 26)))
    return true;
  const auto after_easter = (day - easter_sunday(year_of(day))).count();
  return after_easter == -3 || after_easter == -2 || after_easter == 1 || after_easter == 39 || after_easter == 50;
}

bool is_early_eve(Day day) {
  const chrono::year_month_day date{day};
  if (date.month() == chrono::December && static_cast<unsigned>(date.day()) == 24) return true;
  const auto after_easter = (day - easter_sunday(year_of(day))).count();
  return after_easter == -1 || after_easter == 48;
}

std::optional<Day> day_from(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const auto number = [&](std::size_t begin, std::size_t count) -> std::optional<int> {
    int value = 0;
    const char* end = text.data() + begin + count;
    const auto [stop, fault] = std::from_chars(text.data() + begin, end, value);
    return fault == std::errc{} && stop == end && value >= 0 ? std::optional(value) : std::nullopt;
  };
  const auto year = number(0, 4);
  const auto month = number(5, 2);
  const auto day = number(8, 2);
  if (!year || !month || !day || *year < 1996) return std::nullopt;
  const chrono::year_month_day date{chrono::year{*year}, chrono::month{static_cast<unsigned>(*month)},
                                    chrono::day{static_cast<unsigned>(*day)}};
  return date.ok() ? std::optional(Day{date}) : std::nullopt;
}

std::string text_of(Day day) {
  const chrono::year_month_day date{day};
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                     static_cast<unsigned>(date.day()));
}

std::optional<int> clock_from(std::string_view text) {
  const std::size_t colon = text.find(':');
  if (colon == std::string_view::npos || colon == 0 || colon > 2 || text.size() != colon + 3) return std::nullopt;
  int hour = 0;
  int minute = 0;
  const char* middle = text.data() + colon;
  const char* end = text.data() + text.size();
  const auto [stop_hour, fault_hour] = std::from_chars(text.data(), middle, hour);
  const auto [stop_minute, fault_minute] = std::from_chars(middle + 1, end, minute);
  if (fault_hour != std::errc{} || stop_hour != middle || fault_minute != std::errc{} || stop_minute != end)
    return std::nullopt;
  if (hour < 0 || minute < 0 || minute > 59 || hour * 60 + minute > 1440) return std::nullopt;
  return hour * 60 + minute;
}

std::int64_t instant(Day day, int clock) {
  constexpr int day_minutes = 1440;
  const std::int64_t local = static_cast<std::int64_t>(day.time_since_epoch().count()) * day_minutes + clock;
  const Day date{days{local / day_minutes}};
  const auto local_of = [](Day change, int hour) {
    return static_cast<std::int64_t>(change.time_since_epoch().count()) * day_minutes + hour * 60;
  };
  // The missing hour is read by the winter clock, which lands it in the hour after; of the doubled hour the first is summer's.
  const bool summer =
      local >= local_of(last_sunday(year_of(date), 3), 3) && local < local_of(last_sunday(year_of(date), 10), 3);
  return local - (summer ? summer_offset : winter_offset);
}

int minutes_of(Day day) { return static_cast<int>(instant(day + days{1}, 0) - instant(day, 0)); }

}  // namespace handlingsrom::roster
