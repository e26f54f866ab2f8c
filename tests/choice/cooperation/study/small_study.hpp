// A study small enough to be worked out by hand, and the bundle that names its municipalities.
#pragma once

#include <fstream>
#include <sstream>
#include <stdexcept>
#include <string>

#include "choice/cooperation/study/outcome.hpp"
#include "choice/cooperation/study/study.hpp"
#include "standing/facts/facts.hpp"

namespace handlingsrom::cooperation {

inline const facts::Facts& bundle() {
  static const auto facts = facts::load("data/handlingsrom.bundle");
  return *facts;
}

/// Nothing but the joint cost: no coordination, travel, one-off costs or price of days.
inline const std::string free_of_charge = R"(
[assumption.joint_share]
value = 1
reason = "test"
[assumption.coordination]
value = 0
reason = "test"
[assumption.one_off]
value = 0
reason = "test"
[assumption.trips_per_post]
value = 0
reason = "test"
[assumption.empty_day]
value = 0
reason = "test"
)";

/// `members`: lines of the list and their tables.
inline std::string study_text(const std::string& head, const std::string& rest) {
  return "title = \"Test\"\nservice = \"other\"\nfirst_year = 2027\nquality = \"q\"\nnearness = \"n\"\n" + head + rest;
}

inline const std::string two_members = R"(
[[member]]
name = "Sogndal"
cost = 100_000
fte = 2
[[member]]
name = "Luster"
cost = 200_000
fte = 2
)";

inline const std::string saves_a_fifth = "[scale]\nvalue = 0.8\nreason = \"test\"\n";

/// One of examples/.
inline Study example(const std::string& name) {
  std::ifstream file("examples/" + name);
  std::stringstream text;
  text << file.rdbuf();
  return read_study(text.str(), name, bundle());
}

inline const SharedOut& of(const Outcome& outcome, Sharing sharing) {
  for (const SharedOut& each : outcome.shared) {
    if (each.sharing == sharing) return each;
  }
  throw std::logic_error("no such sharing");
}

}  // namespace handlingsrom::cooperation
