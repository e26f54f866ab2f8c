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
  Life& life = witness.life;
  bool found = false;
  const auto meet = [&](const Person& someone) {
    found = true;
    life.person = person;
    life.sex = someone.sex == 0 ? Sex::female : Sex::male;
    life.age = someone.age;
    life.enters = someone.enters;
    life.state = witness.state = someone.state;
  };
  for_each_person(
      rates, key,
      [&](const Person& someone) {
        if (someone.number != person) return;
        meet(someone);
        live(rates, key, someone, witness);
        for (std::size_t k = 0; k < life.events.size(); ++k) {
          const auto bits = random_bits(draw_key(key, person, static_cast<std::uint32_t>(k)));
          LifeEvent& event = life.events[k];
          event.waited =
              k == 0 && someone.first_wait >= 0 ? someone.first_wait : -std::log(uniform_from(bits[0], bits[1]));
          event.chosen = (static_cast<double>(bits[2]) + 0.5) * 0x1.0p-32;
        }
      },
      [&](const Person& first, std::uint32_t count, std::uint32_t) {
        // Nothing happens to this one: the shared draw says so.
        if (found || person < first.number || person >= first.number + count) return;
        meet(first);
        const auto bits = random_bits(draw_key(key, person >> 2U, draw_shared_first));
        const double wait = -std::log1p(-(static_cast<double>(bits[person & 3U]) + 0.5) * 0x1.0p-32);
        life.events.push_back({static_cast<double>(rates.years), 0, ends_with_the_run, wait, 0});
      });
  if (!found) throw Error(ErrorCode::unknown_name, "care_person_unknown", {{"name", std::to_string(person)}});
  return life;
}

}  // namespace handlingsrom::care
