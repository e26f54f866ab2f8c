#include <string>

#include "base/error.hpp"
#include "outlook/care/lives.hpp"
#include "outlook/care/simulate.hpp"

namespace handlingsrom::care {
namespace {

/// Plays one life by the rule of the runs and keeps its events with their draws.
void play(const Rates& rates, const RunKey& key, const Person& person, Life& life) {
  const Way* ways = rates.cohort_ways(person.enters, person.sex, person.age);
  double time = person.enters;
  std::uint8_t state = person.state;
  for (std::uint32_t event = 0;; ++event) {
    const auto bits = random_bits(draw_key(key, person.number, block_of(event)));
    const double wait =
        unit_exponential(event == 0 && person.drawn ? first_bits(person.first_draw) : bits[wait_word(event)]);
    const std::uint32_t choice = bits[choice_word(event)];
    const std::uint8_t to = next_event(rates, ways, person, state, time, wait, choice);
    if (to == ends_with_the_run) {
      life.events.push_back({static_cast<double>(rates.years), state, to, wait, 0});
      return;
    }
    life.events.push_back({time, state, to, wait, (static_cast<double>(choice) + 0.5) * 0x1.0p-32});
    if (to == ends_in_death || to == ends_in_moving_out) return;
    state = to;
  }
}

}  // namespace

Life replay(const Rates& rates, const RunKey& key, std::uint32_t person) {
  Life life;
  bool found = false;
  const auto meet = [&](const Person& someone) {
    found = true;
    life.person = person;
    life.sex = someone.sex == 0 ? Sex::female : Sex::male;
    life.age = someone.age;
    life.enters = someone.enters;
    life.state = someone.state;
  };
  for_each_person(
      rates, key,
      [&](const Person& someone) {
        if (someone.number != person) return;
        meet(someone);
        play(rates, key, someone, life);
      },
      [&](const Person& first, std::uint32_t count, std::uint32_t) {
        // Nothing happens to this one: the shared draw says so.
        if (found || person < first.number || person >= first.number + count) return;
        meet(first);
        const auto bits = random_bits(draw_key(key, person >> 2U, draw_shared_first));
        const double wait = unit_exponential(first_bits(bits[person & 3U]));
        life.events.push_back({static_cast<double>(rates.years), 0, ends_with_the_run, wait, 0});
      });
  if (!found) throw Error(ErrorCode::unknown_name, "care_person_unknown", {{"name", std::to_string(person)}});
  return life;
}

}  // namespace handlingsrom::care
