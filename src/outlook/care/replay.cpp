#include <string>

#include "base/error.hpp"
#include "outlook/care/people.hpp"
#include "outlook/care/simulate.hpp"

namespace handlingsrom::care {
namespace {

/// Keeps the events of the one person asked for.
struct Witness {
  Life life;
  std::uint8_t state = 0;
  void event(const Person& /*person*/, double time, std::uint8_t to) {
    life.events.push_back({time, state, to, 0, 0});
    state = to;
  }
  void end(const Person& /*person*/, double time, bool open) {
    if (open) life.events.push_back({time, state, ends_with_the_run, 0, 0});
  }
};

}  // namespace

Life replay(const Rates& rates, const RunKey& key, std::uint32_t person) {
  Witness witness;
  bool found = false;
  std::uint32_t last = 0;
  for_each_person(rates, key, [&](const Person& someone) {
    last = std::max(last, someone.number);
    if (someone.number != person) return;
    found = true;
    witness.life.person = person;
    witness.life.sex = someone.sex == 0 ? Sex::female : Sex::male;
    witness.life.age = someone.age;
    witness.life.enters = someone.enters;
    witness.life.state = witness.state = someone.state;
    live(rates, key, someone, witness);
    for (std::size_t k = 0; k < witness.life.events.size(); ++k) {
      const auto bits = random_bits(draw_key(key, person, static_cast<std::uint32_t>(k)));
      LifeEvent& event = witness.life.events[k];
      event.waited = k == 0 && someone.first_wait >= 0 ? someone.first_wait : -std::log(uniform_from(bits[0], bits[1]));
      event.chosen = (static_cast<double>(bits[2]) + 0.5) * 0x1.0p-32;
    }
  }, [](std::uint32_t, int) {});
  if (found) return witness.life;

  // Here at the start, and nothing happens: known by the number alone.
  std::uint32_t number = key.municipality * persons_per_municipality;
  for (std::uint8_t sex = 0; sex < sex_count; ++sex) {
    for (int age = 0; age < age_count; ++age) {
      const auto count = static_cast<std::uint32_t>(rates.start[sex][static_cast<std::size_t>(age)]);
      if (person >= number && person < number + count) {
        witness.life.person = person;
        witness.life.sex = sex == 0 ? Sex::female : Sex::male;
        witness.life.age = age;
        const auto bits = random_bits(draw_key(key, person >> 2U, draw_shared_first));
        const double wait = -std::log1p(-(static_cast<double>(bits[person & 3U]) + 0.5) * 0x1.0p-32);
        witness.life.events.push_back({static_cast<double>(rates.years), 0, ends_with_the_run, wait, 0});
        return witness.life;
      }
      number += count;
    }
  }
  throw Error(ErrorCode::unknown_name, "care_person_unknown", {{"name", std::to_string(person)}});
}

}  // namespace handlingsrom::care
