// Who lives in a municipality, and how a life is drawn: the inner loops of the simulation, used by runs and by replays.
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <utility>

#include "base/random.hpp"
#include "outlook/care/simulate.hpp"

namespace handlingsrom::care {

struct Person {
  std::uint32_t number = 0;
  std::uint8_t sex = 0;
  std::uint8_t state = 0;
  std::int16_t age = 0;  // on the 1 January on which the person is first here
  int enters = 0;        // that 1 January, years from the start
  /// Unit exponential until the first event where a shared draw has given it already; negative otherwise.
  double first_wait = -1;

  /// On 1 January t; counts on past 105.
  int age_at(int t) const { return age + (t - enters); }
};

// Numbers of draws beside those for a person's events 0, 1, ….
inline constexpr std::uint32_t draw_shared_first = 0xFFFFFFFFU;  // one block for four people without care
inline constexpr std::uint32_t draw_rounding = 0xFFFFFFFEU;      // systematic rounding of the start
inline constexpr std::uint32_t draw_arrivals = 0xFFFFFFFDU;      // of arrivals
inline constexpr std::uint32_t draw_arrival_state = 0xFFFFFFFCU;

inline DrawKey draw_key(const RunKey& key, std::uint32_t entity, std::uint32_t event) {
  return {key.seed, key.run, entity, 0, event};
}

/// Whole numbers whose running sum follows that of expected numbers: floor of the sum plus one uniform (systematic sampling;
/// Madow 1949). Each is its expectation rounded up or down, and so is the total.
class SystematicRounding {
 public:
  explicit SystematicRounding(double uniform) : sum_(uniform) {}
  int next(double expected) {
    const double before = std::floor(sum_);
    sum_ += expected + std::exchange(deferred_, 0);
    return static_cast<int>(std::floor(sum_) - before);
  }
  /// So many of the last number found no room: they are asked for again with the next.
  void defer(int persons) { deferred_ += persons; }

 private:
  double sum_;
  int deferred_ = 0;
};

/// Intensity of leaving "no care" from each 1 January on, summed to the last year; whom nothing happens to.
inline double total_hazard(const Rates& rates, const Person& person) {
  double sum = 0;
  for (int t = person.enters; t < rates.years; ++t)
    sum += static_cast<double>(rates.leave_row(t, person.sex, person.age_at(t))[0]);
  return sum;
}

/// Plays a life from `person.enters` to death, moving out or the last year. `recorder` has event(person, time, to) and
/// end(person, time, open); LifeEvents can be had through event_detail if it has `details`.
template <class Recorder>
void live(const Rates& rates, const RunKey& key, const Person& person, Recorder& recorder) {
  double time = person.enters;
  std::size_t state = person.state;
  auto bits = random_bits(draw_key(key, person.number, 0));
  double wait = person.first_wait >= 0 ? person.first_wait : -std::log(uniform_from(bits[0], bits[1]));
  for (std::uint32_t event = 0;;) {
    int t = static_cast<int>(time);
    if (t >= rates.years) return recorder.end(person, rates.years, true);
    const float* leave = rates.leave_row(t, person.sex, person.age_at(t)) + state;
    auto rate = static_cast<double>(*leave);
    double used = rate * ((t + 1) - time);
    while (wait > used) {
      wait -= used;
      time = ++t;
      if (t >= rates.years) return recorder.end(person, rates.years, true);
      leave += rates.stride;
      used = rate = static_cast<double>(*leave);
    }
    // Kept below the year's end so that rounding cannot move the event into the next year.
    time = std::min(time + wait / rate, t + 1 - 1e-9);
    const double uniform = (static_cast<double>(bits[2]) + 0.5) * 0x1.0p-32;
    double place = uniform * rate;
    const int age = person.age_at(t);
    const auto dying = static_cast<double>(rates.death_row(t, person.sex, age)[state]);
    if (place < dying) {
      recorder.event(person, time, ends_in_death);
      return recorder.end(person, time, false);
    }
    place -= dying;
    const auto moving = static_cast<double>(rates.moving[rates.row(t, person.sex, age)]);
    if (place < moving || rates.target_count[state] == 0) {
      recorder.event(person, time, ends_in_moving_out);
      return recorder.end(person, time, false);
    }
    const auto share = static_cast<float>((place - moving) / (rate - dying - moving));
    const float* cumulative = rates.cumulative_row(t, person.sex, age, state);
    std::size_t k = 0;
    while (k + 1U < rates.target_count[state] && share >= cumulative[k]) ++k;
    state = rates.targets[state * Rates::most_targets + k];
    recorder.event(person, time, static_cast<std::uint8_t>(state));
    bits = random_bits(draw_key(key, person.number, ++event));
    wait = -std::log(uniform_from(bits[0], bits[1]));
  }
}

/// People of one sex, age and 1 January without care: calls `lives` for those to whom something happens and returns how many
/// there are to whom nothing does.
template <class Lives>
std::uint32_t without_care(const Rates& rates, const RunKey& key, Person person, std::uint32_t count, Lives&& lives) {
  const double hazard = total_hazard(rates, person);
  const double chance = -std::expm1(-hazard);
  // Draws below this many of 2³² have an event before the end.
  const auto limit = static_cast<std::uint64_t>(std::ceil(chance * 0x1.0p32));
  std::uint32_t quiet = 0;
  std::array<std::uint32_t, 4> bits{};
  const std::uint32_t first = person.number;
  for (std::uint32_t number = first; number < first + count; ++number) {
    if ((number & 3U) == 0 || number == first) bits = random_bits(draw_key(key, number >> 2U, draw_shared_first));
    const std::uint32_t draw = bits[number & 3U];
    if (draw >= limit) {
      ++quiet;
      continue;
    }
    person.number = number;
    person.first_wait = -std::log1p(-(static_cast<double>(draw) + 0.5) * 0x1.0p-32);
    lives(static_cast<const Person&>(person));
  }
  return quiet;
}

using Roundings = std::array<SystematicRounding, largest_state_count>;

inline Roundings roundings(const RunKey& key, std::uint32_t entity, std::uint32_t event) {
  return [&]<std::size_t... I>(std::index_sequence<I...>) {
    return Roundings{SystematicRounding(uniform(draw_key(key, entity + static_cast<std::uint32_t>(I), event)))...};
  }
  (std::make_index_sequence<largest_state_count>{});
}

/// `count` people of one sex, age and 1 January, numbered from person.number: those on the ladder first.
template <class Lives, class Quiet>
void cell(const Rates& rates, const RunKey& key, Person person, int count,
          const std::array<double, largest_state_count>& share, double expected, Roundings& rounding, Lives&& lives,
          Quiet&& quiet) {
  int placed = 0;
  // From the heaviest: where few are very old, the roundings of several steps may ask for more people than there are.
  for (std::size_t state = rates.states; --state > 0;) {
    const int wanted = rounding[state].next(expected * share[state]);
    const int here = std::min(count - placed, wanted);
    rounding[state].defer(wanted - here);
    person.state = static_cast<std::uint8_t>(state);
    for (int i = 0; i < here; ++i, ++placed, ++person.number) lives(static_cast<const Person&>(person));
  }
  person.state = 0;
  const auto rest = static_cast<std::uint32_t>(count - placed);
  if (rest == 0) return;
  const std::uint32_t unmoved = without_care(rates, key, person, rest, lives);
  quiet(static_cast<const Person&>(person), rest, unmoved);
}

/// Calls `lives(person)` for everybody who is on the ladder or to whom something happens, in the order of their numbers
/// within each sex and age; then, for each sex, age and 1 January, `quiet(first, count, unmoved)`: `count` people without
/// care are numbered from `first`, and to `unmoved` of them nothing happens.
template <class Lives, class Quiet>
void for_each_person(const Rates& rates, const RunKey& key, Lives&& lives, Quiet&& quiet) {
  std::uint32_t number = key.municipality * persons_per_municipality;
  Roundings start = roundings(key, number, draw_rounding);
  for (std::uint8_t sex = 0; sex < sex_count; ++sex) {
    // From the oldest, so that whoever finds no room on a step among them is placed among the somewhat younger.
    for (int age = age_count; age-- > 0;) {
      const auto a = static_cast<std::size_t>(age);
      const int count = rates.start[sex][a];
      cell(rates, key, {number, sex, 0, static_cast<std::int16_t>(age), 0, -1}, count, rates.start_share[sex][a], count,
           start, lives, quiet);
      number += static_cast<std::uint32_t>(count);
    }
  }
  for (int t = 0; t < rates.years; ++t) {
    for (std::uint8_t sex = 0; sex < sex_count; ++sex) {
      SystematicRounding arrivals(uniform(draw_key(key, number, draw_arrivals)));
      Roundings states = roundings(key, number, draw_arrival_state);
      for (int age = 0; age < age_count; ++age) {
        const auto a = static_cast<std::size_t>(age);
        const double expected = rates.arriving[static_cast<std::size_t>(t)][sex][a];
        if (expected <= 0) continue;
        const int count = arrivals.next(expected);
        cell(rates, key, {number, sex, 0, static_cast<std::int16_t>(age), t + 1, -1}, count,
             rates.arriving_share[sex][a], expected, states, lives, quiet);
        // Numbers do not depend on the run: room for the rounding up.
        number += static_cast<std::uint32_t>(expected) + 1U;
      }
    }
  }
}

}  // namespace handlingsrom::care
