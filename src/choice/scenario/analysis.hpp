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

#include "base/standard_seed.hpp"
#include "choice/scenario/answers.hpp"
#include "choice/scenario/setting.hpp"
#include "outlook/rooms/figures.hpp"

namespace handlingsrom::scenario {

class Evaluator;

RoomValues rooms_of(const rooms::Figures& figures);

inline constexpr std::size_t most_exact_levers = 12;

/// Shapley (1953) shares: the mean over all orders of what a lever adds. Exact over every subset up to most_exact_levers levers;
/// beyond, over `samples` antithetic permutations (Mitchell and others 2022) with the standard error.
Explanation explain(const Evaluator& evaluator, std::span<const Setting> settings, int samples = 200,
                    std::uint64_t seed = standard_seed, unsigned threads = 0);

/// Every lever's ordinary range, turned from `from` on without ramp. In the order of the levers.
std::vector<Swing> tornado(const Evaluator& evaluator, std::span<const Setting> base, Year from, Year year,
                           unsigned threads = 0);

/// The value of one lever, turned from `from`, that brings a room to zero in `year`; nullopt when even the end of what is possible
/// does not. Bisection, as the rooms need not be smooth. `room` is an index of room_ids.
Answer needed(const Evaluator& evaluator, std::span<const Setting> base, std::size_t lever, std::size_t room, Year from,
              Year year, bool beyond_law = false);

/// The smallest change of several levers that closes the gap: least Σ(change / ordinary range)², by the first-order effect of
/// each, scaled until the room is zero (bisection along the direction). nullopt when the legal ends are reached first.
std::optional<std::vector<Setting>> smallest_change(const Evaluator& evaluator, std::span<const std::size_t> levers,
                                                    std::size_t room, Year from, Year year);

/// The cost of waiting: the sum over the years of the rooms lost when every turn starts `wait` years later. [room]
std::array<double, room_count> cost_of_waiting(const Evaluator& evaluator, const Scenario& scenario, int wait);

/// The difference between two sets of levers over common random numbers.
Difference difference(const Evaluator& evaluator, std::span<const Setting> from, std::span<const Setting> to, int paths,
                      std::uint64_t seed);
/// The same between two evaluators, which may have different population alternatives.
Difference difference(const Evaluator& from_evaluator, std::span<const Setting> from, const Evaluator& to_evaluator,
                      std::span<const Setting> to, int paths, std::uint64_t seed);

/// Whether a promise holds in each year of `figures`; `settings` are the levers behind them. Throws Error(unknown_name, "unknown_figure").
std::vector<Kept> check_promises(std::span<const Promise> promises, const rooms::Figures& figures,
                                 std::span<const Setting> settings);

}  // namespace handlingsrom::scenario
