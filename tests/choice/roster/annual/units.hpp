// Small units for tests.
#pragma once

#include <string>

#include "choice/roster/annual/unit.hpp"

namespace handlingsrom::annual {

inline const std::string shifts_text = R"(
[[shift]]
id = "D"
start = "07:30"
end = "15:00"
[[shift]]
id = "A"
start = "15:00"
end = "22:30"
[[shift]]
id = "N"
start = "22:30"
end = "07:30"
)";

/// A head with `more`, shifts, and so many people on a full rota.
inline std::string unit_text_of(int weeks, int people, const std::string& demand, const std::string& more = {}) {
  std::string text =
      "name = \"Enhet\"\nfirst_day = 2027-01-04\nweeks = " + std::to_string(weeks) + "\n" + more + shifts_text;
  for (int k = 0; k < people; ++k)
    text += "[[person]]\nid = \"P" + std::to_string(k) + "\"\ncontract = \"rota\"\nposition = 100\nweekend_every = 2\n";
  return text + demand;
}

inline const std::string everyday =
    "[[demand]]\nshift = \"D\"\ndays = \"all\"\npeople = 1\n[[demand]]\nshift = \"A\"\ndays = \"mon-fri\"\npeople = 1\n";

}  // namespace handlingsrom::annual
