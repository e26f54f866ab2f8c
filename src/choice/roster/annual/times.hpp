// What every shift is on every day of the period: instants, minutes, night and Sunday time, holidays touched.
#pragma once

#include <cstdint>
#include <vector>

#include "choice/roster/annual/unit.hpp"

namespace handlingsrom::annual {

/// Work or leave of one person on one day. A shift from 0 on.
using Duty = std::int8_t;
inline constexpr Duty off = -1;
inline constexpr Duty on_holiday = -2;
inline constexpr Duty away = -3;

/// By person, by day.
using Rota = std::vector<std::vector<Duty>>;

struct ShiftDay {
  std::int64_t from = 0, to = 0;  // by the clock that never changes
  int minutes = 0;                // worked
  int before_midnight = 0, after_midnight = 0;
  int night = 0, sunday = 0;                         // minutes, as the checker counts them
  bool weekend = false;                              // some of it is on Saturday or Sunday
  bool touches_today = false, touches_next = false;  // the red day's time
  bool holiday = false;                              // on a public holiday that is no Sunday
};

class Times {
 public:
  explicit Times(const Unit& unit);

  const ShiftDay& at(int day, int shift) const {
    return table_[static_cast<std::size_t>(day) * shifts_ + static_cast<std::size_t>(shift)];
  }
  std::int64_t midnight(int day) const { return midnight_[static_cast<std::size_t>(day)]; }  // days() included
  int weekday(int day) const { return day % 7; }                                             // the first is a Monday
  bool red(int day) const { return red_[static_cast<std::size_t>(day)] != 0; }               // Sunday or holiday
  int days() const { return static_cast<int>(midnight_.size()) - 1; }
  int shifts() const { return static_cast<int>(shifts_); }

 private:
  std::size_t shifts_;
  std::vector<ShiftDay> table_;
  std::vector<std::int64_t> midnight_;
  std::vector<char> red_;
};

}  // namespace handlingsrom::annual
