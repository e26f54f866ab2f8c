// What analyses of scenarios answer with: values only.
#pragma once

#include <array>
#include <optional>
#include <string_view>
#include <vector>

#include "base/units.hpp"

namespace handlingsrom::scenario {

/// The three rooms, in the order of every array here: money (kr), people (FTE), places.
inline constexpr std::array<std::string_view, 3> room_ids{"rooms.money", "rooms.people", "rooms.places"};
inline constexpr std::size_t room_count = room_ids.size();
using RoomValues = std::array<std::vector<double>, room_count>;  // [room][year]

/// Which lever did how much of the difference from today's course.
struct Explanation {
  std::vector<std::size_t> levers;  // those that are turned
  std::vector<RoomValues> share;    // [lever]; adds up to total
  std::vector<RoomValues> alone;    // [lever]; the lever turned by itself
  RoomValues total;
  RoomValues interaction;  // total less the sum of `alone`
  bool exact = true;
  std::vector<std::array<double, room_count>>
      error;  // [lever][room]; largest standard error over the years, 0 when exact
};

/// One bar of a tornado: the rooms in a year with the lever at the ends of its ordinary range, all else as in `base`.
struct Swing {
  std::size_t lever;
  std::array<double, room_count> at_low, at_high;  // difference from the base
};

/// What it takes of one lever (needed).
struct Answer {
  std::size_t lever;
  std::optional<double> value;
  double reached = 0;  // the room at the value, or at the best end
  bool within_ordinary = false;
};

/// The difference between two sets of levers over common random numbers: middle, 10 and 90 %.
struct Difference {
  RoomValues middle, p10, p90;
};

/// Whether a promise holds (check_promises).
struct Kept {
  std::size_t promise;
  std::vector<double> value;  // of the figure, the ratio or the lever, by year; NaN where the divisor is 0
  std::vector<char> holds;    // by year; 1 before the promise begins
  std::optional<Year> first_broken;
};

}  // namespace handlingsrom::scenario
