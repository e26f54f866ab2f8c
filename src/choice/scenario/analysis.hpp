// What did what, what matters most, what would it take, what does waiting cost.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "choice/scenario/evaluate.hpp"

namespace handlingsrom::scenario {

/// The three rooms, in the order of every array here: money (kr), people (FTE), places.
inline constexpr std::array<std::string_view, 3> room_ids{"rooms.money", "rooms.people", "rooms.places"};
inline constexpr std::size_t room_count = room_ids.size();
using RoomValues = std::array<std::vector<double>, room_count>;  // [room][year]

RoomValues rooms_of(const rooms::Figures& figures);

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

inline constexpr std::size_t most_exact_levers = 12;

/// Shapley (1953) shares: the mean over all orders of what a lever adds. Exact over every subset up to most_exact_levers levers;
/// beyond, over `samples` antithetic permutations (Mitchell and others 2022) with the standard error.
Explanation explain(const Evaluator& evaluator, std::span<const Setting> settings, int samples = 200,
                    std::uint64_t seed = 1, unsigned threads = 0);

/// One bar of a tornado: the rooms in a year with the lever at the ends of its ordinary range, all else as in `base`.
struct Swing {
  std::size_t lever;
  std::array<double, room_count> at_low, at_high;  // difference from the base
};
/// Every lever's ordinary range, turned from `from` on without ramp. In the order of the levers.
std::vector<Swing> tornado(const Evaluator& evaluator, std::span<const Setting> base, Year from, Year year,
                           unsigned threads = 0);

/// The value of one lever, turned from `from`, that brings a room to zero in `year`; nullopt when even the end of what is possible
/// does not. Bisection, as the rooms need not be smooth. `room` is an index of room_ids.
struct Answer {
  std::size_t lever;
  std::optional<double> value;
  double reached = 0;  // the room at the value, or at the best end
  bool within_ordinary = false;
};
Answer needed(const Evaluator& evaluator, std::span<const Setting> base, std::size_t lever, std::size_t room, Year from,
              Year year, bool beyond_law = false);

/// The smallest change of several levers that closes the gap: least Σ(change / ordinary range)², by the first-order effect of
/// each, scaled until the room is zero (bisection along the direction). nullopt when the legal ends are reached first.
std::optional<std::vector<Setting>> smallest_change(const Evaluator& evaluator, std::span<const std::size_t> levers,
                                                    std::size_t room, Year from, Year year);

/// The cost of waiting: the sum over the years of the rooms lost when every turn starts `wait` years later. [room]
std::array<double, room_count> cost_of_waiting(const Evaluator& evaluator, const Scenario& scenario, int wait);

/// The difference between two sets of levers over common random numbers: middle, 10 and 90 %.
struct Difference {
  RoomValues middle, p10, p90;
};
Difference difference(const Evaluator& evaluator, std::span<const Setting> from, std::span<const Setting> to, int paths,
                      std::uint64_t seed);
/// The same between two evaluators, which may have different population alternatives.
Difference difference(const Evaluator& from_evaluator, std::span<const Setting> from, const Evaluator& to_evaluator,
                      std::span<const Setting> to, int paths, std::uint64_t seed);

/// Whether a promise holds in each year of `figures`; `settings` are the levers behind them. Throws Error(unknown_name, "unknown_figure").
struct Kept {
  std::size_t promise;
  std::vector<double> value;  // of the figure, the ratio or the lever, by year; NaN where the divisor is 0
  std::vector<char> holds;    // by year; 1 before the promise begins
  std::optional<Year> first_broken;
};
std::vector<Kept> check_promises(std::span<const Promise> promises, const rooms::Figures& figures,
                                 std::span<const Setting> settings);

}  // namespace handlingsrom::scenario
