// Single days of persons settled step by step, and opened again.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "choice/roster/generation.hpp"

namespace handlingsrom::roster {

/// What a person does on a day.
struct DayChoice {
  double share = 0;  // in the master
  std::size_t person = 0;
  int day = 0;
  Duty duty = free_day;
};

/// A depth-first search: each step settles some days, or bars one. The master's columns and the pricers follow.
class FixedDays {
 public:
  /// `allowed` by person, each empty or with the shape of PersonModel::day_cost.
  FixedDays(Master& master, const std::vector<std::vector<char>>& allowed);
  /// Every column is allowed again.
  ~FixedDays();
  FixedDays(const FixedDays&) = delete;
  FixedDays& operator=(const FixedDays&) = delete;

  const Pricers& pricers() const noexcept { return pricers_; }

  /// The days still open of each person's likeliest line, surest first; so each person keeps a line. To each share is added up to `noise`, which
  /// `seed` and `draw` decide: a little tells equals apart.
  std::vector<DayChoice> open_days(double noise, std::uint64_t seed, std::uint32_t draw) const;
  void fix(std::span<const DayChoice> days);
  /// The last step led nowhere: its surest quarter alone is settled instead, or its only day barred; where that led nowhere too, the step
  /// before it is taken back the same way. False: nothing is left to be tried.
  bool turn_back();

 private:
  struct Step {
    std::vector<DayChoice> days;
    bool barred = false;                    // the day instead of settled
    std::vector<std::vector<char>> before;  // by person in `persons`, what was allowed
    std::vector<std::size_t> persons;       // touched
  };

  void take(std::vector<DayChoice> days, bool barred);
  void follow(std::size_t person);

  Master& master_;
  const LineModel& model_;
  std::vector<std::vector<char>> allowed_;
  Pricers pricers_;
  std::vector<Step> steps_;
};

}  // namespace handlingsrom::roster
