// Who lives in a municipality, and who of them anything happens to: used by runs and by replays.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>

#include "base/random.hpp"
#include "base/random_batch.hpp"
#include "outlook/care/simulate.hpp"

namespace handlingsrom::care {

struct Person {
  std::uint32_t number = 0;
  std::uint8_t sex = 0;
  std::uint8_t state = 0;
  std::int16_t age = 0;          // on the 1 January on which the person is first here
  int enters = 0;                // that 1 January, years from the start
  bool drawn = false;            // whether a shared draw has given the first wait already …
  std::uint32_t first_draw = 0;  // … as 32 bits; see first_bits

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

/// The bits whose unit exponential is the wait that a shared draw has given: the smaller the draw, the sooner.
inline std::uint32_t first_bits(std::uint32_t draw) { return ~draw; }

/// Whole numbers whose running sum follows that of expected numbers: floor of the sum plus one uniform (systematic sampling;
/// Madow 1949). Each is its expectation rounded up or down, and so is the total.
class SystematicRounding {
 public:
  explicit SystematicRounding(double uniform) : sum_(uniform) {}
  int next(double expected) {
    sum_ += expected;
    if (sum_ < 1) return 0;
    const auto whole = static_cast<int>(sum_);
    sum_ -= whole;
    return whole;
  }
  /// So many of the last number found no room: they are asked for again with the next.
  void defer(int persons) { sum_ += persons; }

 private:
  double sum_;
};

using Roundings = std::array<SystematicRounding, largest_state_count>;

inline Roundings roundings(const RunKey& key, std::uint32_t entity, std::uint32_t event) {
  return [&]<std::size_t... I>(std::index_sequence<I...>) {
    return Roundings{SystematicRounding(uniform(draw_key(key, entity + static_cast<std::uint32_t>(I), event)))...};
  }
  (std::make_index_sequence<largest_state_count>{});
}

/// People of one sex, age and 1 January without care: calls `lives` for those to whom something happens and returns how many
/// there are to whom nothing does. One comparison a person: the draw is under the cohort's limit or it is not.
template <class Lives>
std::uint32_t without_care(const Rates& rates, const RunKey& key, Person person, std::uint32_t count, Lives&& lives) {
  const std::size_t cohort = rates.cohort(person.enters, person.sex, person.age);
  const std::uint32_t limit =
      person.enters < rates.years
          ? rates.eventful[cohort * static_cast<std::size_t>(rates.years) + static_cast<std::size_t>(person.enters)]
          : 0;
  if (limit == 0) return count;
  std::uint32_t quiet = 0;
  const auto meet = [&](std::uint32_t number, std::uint32_t draw) {
    if (draw >= limit) {
      ++quiet;
      return;
    }
    person.number = number;
    person.drawn = true;
    person.first_draw = draw;
    lives(static_cast<const Person&>(person));
  };
  constexpr std::uint32_t few = 6;  // blocks under which one at a time is quicker
  const std::uint32_t first = person.number;
  const std::uint32_t end = first + count;
  std::uint32_t block = first >> 2U;
  const std::uint32_t blocks = ((end + 3U) >> 2U) - block;
  if (blocks < few) {
    for (std::uint32_t number = first; number < end; ++block) {
      const auto bits = random_bits(draw_key(key, block, draw_shared_first));
      for (; number < end && number >> 2U == block; ++number) meet(number, bits[number & 3U]);
    }
    return quiet;
  }
  RandomBatch batch;
  batch.event.fill(draw_shared_first);
  for (std::uint32_t number = first; number < end; block += RandomBatch::size) {
    const std::uint32_t here = std::min<std::uint32_t>(RandomBatch::size, ((end + 3U) >> 2U) - block);
    for (std::uint32_t i = 0; i < here; ++i) batch.entity[i] = block + i;
    fill(batch, key.seed, key.run, here);
    for (; number < end && (number >> 2U) - block < here; ++number)
      meet(number, batch.words[number & 3U][(number >> 2U) - block]);
  }
  return quiet;
}

/// `count` people of one sex, age and 1 January, numbered from person.number: those on the ladder first.
template <class Lives, class Quiet>
void cell(const Rates& rates, const RunKey& key, Person person, int count,
          const std::array<double, largest_state_count>& share, double expected, Roundings& rounding, Lives&& lives,
          Quiet&& quiet) {
  int placed = 0;
  const auto place = [&](std::size_t state, int here) {
    person.state = static_cast<std::uint8_t>(state);
    for (int i = 0; i < here; ++i, ++placed, ++person.number) lives(static_cast<const Person&>(person));
  };
  // From the heaviest: where few are very old, the roundings of several steps may ask for more people than there are.
  for (std::size_t step = rates.space.steps; step-- > 0;) {
    const std::size_t state = step + 1;
    const std::size_t early = rates.space.early_of_step[step];
    const double soon = early == 0 ? 0 : share[early];
    const double both = share[state] + soon;
    if (both <= 0) continue;
    const int wanted = rounding[state].next(expected * both);
    if (wanted == 0) continue;
    const int here = std::min(count - placed, wanted);
    rounding[state].defer(wanted - here);
    const int brief = early == 0 ? 0 : std::min(here, rounding[early].next(here * soon / both));
    if (brief > 0) place(early, brief);
    place(state, here - brief);
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
      cell(rates, key, {number, sex, 0, static_cast<std::int16_t>(age)}, count, rates.start_share[sex][a], count, start,
           lives, quiet);
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
        cell(rates, key, {number, sex, 0, static_cast<std::int16_t>(age), t + 1}, count, rates.arriving_share[sex][a],
             expected, states, lives, quiet);
        // Numbers do not depend on the run: room for the rounding up.
        number += static_cast<std::uint32_t>(expected) + 1U;
      }
    }
  }
}

}  // namespace handlingsrom::care
