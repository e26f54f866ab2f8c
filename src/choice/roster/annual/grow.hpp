// Empty shifts to those who want larger positions, and how many people a unit takes by the length of its shifts.
#pragma once

#include <span>
#include <vector>

#include "choice/roster/annual/search.hpp"

namespace handlingsrom::annual {

struct Growth {
  struct Grown {
    std::size_t person = 0;
    int shifts = 0;
    double hours = 0;                  // a year
    double position = 0, becomes = 0;  // share of full time
  };
  bool asked = false;  // somebody is marked `grows`; otherwise every part-timer was tried
  std::vector<Grown> people;
  int empty_before = 0, empty_after = 0;
  double hours = 0;  // filled, a year
  Rota rota;         // with the shifts taken
};

/// Every empty shift is offered to those below full time who are off that day, who want more (`grows`; all part-timers where nobody is
/// marked), at most to full time and with every hard rule kept; the one for whom it fills most is taken, then the one who has grown least.
/// A rota with the growth in it needs the larger positions first: nothing is taken without them.
Growth grow(const Problem& problem, const Rota& rota);

/// What a length of shift asks for in people, by arithmetic: no rota is made.
struct ShiftLength {
  double hours = 0;
  double by_weekends = 0;  // people, when everybody works two shifts each weekend that is theirs
  double by_hours = 0;     // people at today's mean position
  double needed() const { return by_weekends > by_hours ? by_weekends : by_hours; }
};
/// The unit's own demand in hours, held; mean position, weekends and leave of its people.
std::vector<ShiftLength> people_by_shift_length(const Problem& problem, std::span<const double> lengths);

}  // namespace handlingsrom::annual
