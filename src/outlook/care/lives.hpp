// How lives are played: one event at a time by the same rule, for one person or for many side by side.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>

#include "base/random_batch.hpp"
#include "outlook/care/people.hpp"

namespace handlingsrom::care {

/// Plays on from `time` in `state` to the next event, and moves `time` there. Returns the state that follows, ends_in_death,
/// ends_in_moving_out or ends_with_the_run. `ways` are those of the person's cohort, `wait` the unit exponential that the stay
/// uses up along its intensity, `choice` the 32 bits that say what follows.
[[gnu::always_inline]] inline std::uint8_t next_event(const Rates& rates, const Way* ways, const Person& person,
                                                      std::size_t state, double& time, double wait,
                                                      std::uint32_t choice) {
  const int years = rates.years;
  int t = static_cast<int>(time);
  if (t >= years) return ends_with_the_run;
  const Way* way = ways + state * static_cast<std::size_t>(years) + t;
  double used = static_cast<double>(way->leave) * ((t + 1) - time);
  while (wait > used) {
    wait -= used;
    time = ++t;
    if (t >= years) return ends_with_the_run;
    ++way;
    used = static_cast<double>(way->leave);
  }
  // Kept below the year's end so that rounding cannot move the event into the next year.
  time = std::min(time + wait * static_cast<double>(way->stay), t + 1 - 1e-9);
  const double place = (static_cast<double>(choice) + 0.5) * 0x1.0p-32;
  if (place < static_cast<double>(way->dying)) return ends_in_death;
  if (place < static_cast<double>(way->ended)) return ends_in_moving_out;
  const auto share = static_cast<float>(place - static_cast<double>(way->ended));
  const float among = 1 - way->ended;
  const float* cumulative = rates.cumulative_row(t, person.sex, person.age_at(t), state);
  // Four sums side by side, so that a compiler compares four shares at once (rows are whole fours).
  std::array<std::uint32_t, Rates::compared_at_once> passed{};
  for (std::size_t i = 0; i < rates.width; i += passed.size()) {
    for (std::size_t j = 0; j < passed.size(); ++j) passed[j] += share >= cumulative[i + j] * among ? 1U : 0U;
  }
  const std::uint32_t k = std::min(passed[0] + passed[1] + passed[2] + passed[3], rates.target_count[state] - 1U);
  return rates.targets[state * Rates::most_targets + k];
}

/// Block of random words that holds a person's event, and which of its two pairs: a wait and a choice.
constexpr std::uint32_t block_of(std::uint32_t event) { return event >> 1U; }
constexpr std::size_t wait_word(std::uint32_t event) { return 2U * (event & 1U); }
constexpr std::size_t choice_word(std::uint32_t event) { return wait_word(event) + 1U; }

/// Plays the lives of many people side by side: the random words of all lanes are made at once, whoever is through gives the
/// lane to the next. Lives do not know of each other, so their order changes nothing that a recorder counts.
/// `Recorder` has a `Track` (what it remembers of one life), begin(track, person), event(track, person, time, to) and
/// end(track, person, events, time, open).
template <class Recorder>
class Lanes {
 public:
  Lanes(const Rates& rates, const RunKey& key, Recorder& recorder) : rates_(rates), key_(key), recorder_(recorder) {}

  void add(const Person& person) {
    Lane& lane = lanes_[count_];
    lane.person = person;
    lane.ways = rates_.cohort_ways(person.enters, person.sex, person.age);
    lane.time = person.enters;
    lane.event = 0;
    lane.state = person.state;
    recorder_.begin(lane.track, person);
    ++count_;
    while (count_ == RandomBatch::size) play();
  }

  void finish() {
    while (count_ > 0) play();
  }

 private:
  struct Lane {
    Person person;
    const Way* ways = nullptr;
    double time = 0;
    std::uint32_t event = 0;
    std::uint8_t state = 0;
    typename Recorder::Track track;
  };

  /// One event; whether life goes on.
  [[gnu::always_inline]] bool advance(Lane& lane, double wait, std::uint32_t choice) {
    const std::uint8_t to = next_event(rates_, lane.ways, lane.person, lane.state, lane.time, wait, choice);
    if (to == ends_with_the_run) {
      recorder_.end(lane.track, lane.person, lane.event, rates_.years, true);
      return false;
    }
    ++lane.event;
    recorder_.event(lane.track, lane.person, lane.time, to);
    if (to == ends_in_death || to == ends_in_moving_out) {
      recorder_.end(lane.track, lane.person, lane.event, lane.time, false);
      return false;
    }
    lane.state = to;
    return true;
  }

  /// Two events in each lane, then the lanes that are through are closed up.
  void play() {
    for (std::size_t i = 0; i < count_; ++i) {
      batch_.entity[i] = lanes_[i].person.number;
      batch_.event[i] = block_of(lanes_[i].event);
    }
    fill(batch_, key_.seed, key_.run, count_);
    for (std::size_t i = 0; i < count_; ++i) {
      const Lane& lane = lanes_[i];
      if (lane.event == 0 && lane.person.drawn) batch_.words[0][i] = first_bits(lane.person.first_draw);
    }
    unit_exponentials(batch_.words[0], first_, count_);
    unit_exponentials(batch_.words[2], second_, count_);
    std::size_t kept = 0;
    for (std::size_t i = 0; i < count_; ++i) {
      Lane& lane = lanes_[i];
      if (!advance(lane, first_[i], batch_.words[1][i]) || !advance(lane, second_[i], batch_.words[3][i])) continue;
      if (kept != i) lanes_[kept] = lane;
      ++kept;
    }
    count_ = kept;
  }

  const Rates& rates_;
  RunKey key_;
  Recorder& recorder_;
  std::size_t count_ = 0;
  std::array<Lane, RandomBatch::size> lanes_{};
  RandomBatch batch_;
  std::array<double, RandomBatch::size> first_{};
  std::array<double, RandomBatch::size> second_{};
};

}  // namespace handlingsrom::care
