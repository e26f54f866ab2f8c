// One person's line: what the rules remember from day to day, what a step costs, and whether a whole line keeps the rules that look far back.
#pragma once

#include <cstdint>
#include <vector>

#include "choice/roster/annual/times.hpp"

namespace handlingsrom::annual {

/// What a day needs to know of the days before it.
struct LineState {
  std::int8_t last = -1;  // the shift before, while at most `far` days back
  std::uint8_t gap = 0;   // whole days off since, at most `far`
  std::uint8_t run = 0;   // days at work in a row
  std::uint8_t rest =
      0;  // of the week: 0 wanting, 1 had, 2 last week's is still owed, 3 wanting, and the rest at hand is used up
  std::uint8_t free_weekends = 7;  // in a row until now, at most 7
  std::uint8_t marks = 0;          // weekend, saturday, red_next, red_before
  std::int16_t week_minutes = 0;

  static constexpr std::uint8_t far = 3;
  static constexpr std::uint8_t weekend = 1, saturday = 2, red_next = 4, red_before = 8;

  std::uint64_t key() const {
    return static_cast<std::uint64_t>(static_cast<std::uint8_t>(last)) | (std::uint64_t{gap} << 8U) |
           (std::uint64_t{run} << 12U) | (std::uint64_t{rest} << 20U) | (std::uint64_t{free_weekends} << 24U) |
           (std::uint64_t{marks} << 28U) |
           (static_cast<std::uint64_t>(static_cast<std::uint16_t>(week_minutes)) << 36U);
  }
  bool operator==(const LineState& other) const { return key() == other.key(); }
};

/// Which rules hold: all for a rota; fewer to find out which of them collide.
struct RuleSet {
  bool hours = true, daily_rest = true, weekly_rest = true, sundays = true, weekends = true, days_running = true,
       longest_week = true, leave = true, competence = true, shifts = true;
};

/// What a line adds up to.
struct LineSum {
  double hours = 0, night = 0, sunday = 0;  // hours
  int weekends = 0, holidays = 0, nights = 0, shifts = 0;
};

class LineRules {
 public:
  LineRules(const Unit& unit, const Times& times, int person, const std::vector<Duty>& leave);

  bool may(int day, int shift) const { return may_[at(day, shift)] != 0; }
  int minutes(int day, int shift) const { return times_.at(day, shift).minutes; }
  /// The state before the first day.
  LineState start() const { return {}; }
  /// Goes on by a day; false where a rule is broken. `cost` grows by what is disliked (split weekends, lone days). Leave counts as off.
  bool step(LineState& state, int day, Duty duty, float& cost) const;
  /// After the last day.
  bool finish(const LineState& state) const;

  /// Rules that look over weeks: average week, night average, Sundays on average. Throws nothing.
  bool keeps_averages(const std::vector<Duty>& line) const;

  LineSum sum(const std::vector<Duty>& line) const;
  /// Hours of the contract over the period for a line with these sums, and the most and least that are in order.
  struct Hours {
    double target = 0, least = 0, most = 0;
  };
  Hours hours(const LineSum& sum) const;
  /// Cost of hours, and of what is evened out; impossible above the most.
  double cost(const LineSum& sum) const;
  double wish_cost(int day, Duty duty) const {
    return wish_[static_cast<std::size_t>(day) * stride_ + static_cast<std::size_t>(duty < 0 ? 0 : duty + 1)];
  }
  double weeks_at_work() const { return weeks_; }

 private:
  std::size_t at(int day, int shift) const {
    return static_cast<std::size_t>(day) * (stride_ - 1) + static_cast<std::size_t>(shift);
  }
  bool week_begins(LineState& state, int day) const;
  bool week_had_rest(LineState& state, int day, std::int64_t from, std::int64_t rest_from) const;
  std::int64_t rest_from(const LineState& state, int day) const;

  const Unit& unit_;
  const Times& times_;
  const Person& person_;
  std::size_t stride_;
  std::vector<char> may_;
  std::vector<float> wish_;
  double weeks_ = 0;
  int daily_rest_, weekly_rest_, longest_week_, longest_day_;  // minutes
  int sunday_weeks_;
  int weekend_gap_;  // weekends off between two at work
};

inline constexpr float forbidden = 1e30F;

}  // namespace handlingsrom::annual
