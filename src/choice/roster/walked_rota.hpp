// A rota that is walked (line_walk.hpp): what a change of some days of a person would cost, found by walking these days only.
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "choice/roster/line_walk.hpp"

namespace handlingsrom::roster {

class WalkedRota {
 public:
  /// A person's line as a move would make it.
  struct Trial {
    int person = 0;
    int first = 0;  // day
    int last = 0;   // up to here `duty` says what is wanted
    int end = 0;    // from here on nothing changes
    double own = 0;
    int amount = 0;
    int weekends = 0;
    int beyond = 0;
    std::vector<Duty> duty;            // by day
    std::vector<std::int16_t> state;   // by day, before it
    std::vector<std::int16_t> counts;  // by duty
  };

  WalkedRota(const LineModel& model, const std::vector<Line>& lines);
  WalkedRota(const WalkedRota&) = delete;
  WalkedRota& operator=(const WalkedRota&) = delete;
  ~WalkedRota();

  /// Every line can be walked in one way only. Nothing else may be asked where it cannot.
  bool possible() const;

  Duty duty(int person, int day) const { return duty_[at(person, day)]; }
  /// All duties, person by person; lines_of() makes lines of them.
  const std::vector<Duty>& duties() const noexcept { return duty_; }
  std::vector<Line> lines_of(const std::vector<Duty>& duties) const;
  /// Duties that the person can be given, free first.
  const std::vector<Duty>& may(int person) const { return may_[static_cast<std::size_t>(person)]; }
  /// By how much totals are beyond their limits; 0: the rota breaks no rule.
  int beyond() const noexcept { return beyond_; }

  Trial trial() const;
  /// The trial's days from `first` to `last` as they are now, to be changed.
  void copy(Trial& trial, int person, int first, int last) const;
  /// Walks the trial's days from its first until the old line's state is met again. False: a rule bars it.
  bool weigh(Trial& trial) const;
  /// What the trial's changes cost in cover.
  double cover_delta(const Trial& trial) const;
  void settle(const Trial& trial);

 private:
  struct Kind;

  void place(const std::vector<Line>& lines);
  void weigh_counts(Trial& trial) const;
  std::size_t at(int person, int day) const {
    return static_cast<std::size_t>(person) * static_cast<std::size_t>(days_) + static_cast<std::size_t>(day);
  }
  std::size_t state_at(int person, int day) const {
    return static_cast<std::size_t>(person) * static_cast<std::size_t>(days_ + 1) + static_cast<std::size_t>(day);
  }
  const PersonModel& person(int i) const { return model_.persons[static_cast<std::size_t>(i)]; }
  double cover(std::size_t cell, int present) const {
    return cover_[cell * width_ + static_cast<std::size_t>(present)];
  }

  const LineModel& model_;
  int days_;
  int duties_;
  float penalty_ = 1;                               // of each unit beyond a limit
  std::vector<std::shared_ptr<const Kind>> kinds_;  // by person
  std::vector<char> limited_;
  std::vector<std::vector<Duty>> may_;
  std::size_t width_ = 0;
  std::vector<double> cover_;  // cell × number present
  std::vector<Duty> duty_;     // person × day
  std::vector<std::int16_t> state_;
  std::vector<std::int16_t> counts_;
  std::vector<int> amount_;
  std::vector<int> weekends_;
  std::vector<int> present_;
  int beyond_ = 0;
};

}  // namespace handlingsrom::roster
