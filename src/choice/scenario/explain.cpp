// Shapley shares of levers: exact over all subsets, or sampled permutations.
#include <algorithm>

#include "base/parallel.hpp"
#include "base/shapley.hpp"
#include "choice/scenario/analysis.hpp"
#include "choice/scenario/evaluate.hpp"

namespace handlingsrom::scenario {
namespace {

constexpr std::uint32_t share_draw = 0x73686170;

void add(RoomValues& target, const RoomValues& source, double factor) {
  for (std::size_t room = 0; room < room_count; ++room) {
    for (std::size_t t = 0; t < target[room].size(); ++t) target[room][t] += factor * source[room][t];
  }
}

RoomValues zeros(int years) {
  RoomValues values;
  for (auto& room : values) room.assign(static_cast<std::size_t>(years), 0.0);
  return values;
}

/// The rooms from values laid one after the other.
RoomValues rooms_from(std::span<const double> values, int years) {
  RoomValues rooms = zeros(years);
  for (auto& room : rooms) {
    std::copy_n(values.begin(), years, room.begin());
    values = values.subspan(static_cast<std::size_t>(years));
  }
  return rooms;
}

}  // namespace

RoomValues rooms_of(const rooms::Figures& figures) {
  RoomValues values;
  for (std::size_t room = 0; room < room_count; ++room) values[room] = figures.at(room_ids[room]).middle;
  return values;
}

Explanation explain(const Evaluator& evaluator, std::span<const Setting> settings, int samples, std::uint64_t seed,
                    unsigned threads) {
  const std::size_t n = settings.size();
  const int years = evaluator.period().years;
  Explanation result;
  for (const Setting& setting : settings) result.levers.push_back(setting.lever);
  result.share.assign(n, zeros(years));
  result.alone.assign(n, zeros(years));
  result.error.assign(n, {});
  result.total = zeros(years);
  result.interaction = zeros(years);
  if (n == 0) return result;
  const RoomValues nothing = rooms_of(evaluator.run({}));
  const RoomValues everything = rooms_of(evaluator.run(settings));
  add(result.total, everything, 1);
  add(result.total, nothing, -1);
  parallel_for(
      n,
      [&](std::size_t k) {
        result.alone[k] = rooms_of(evaluator.run(settings.subspan(k, 1)));
        add(result.alone[k], nothing, -1);
      },
      threads);
  add(result.interaction, result.total, 1);
  for (const RoomValues& alone : result.alone) add(result.interaction, alone, -1);

  const std::size_t figures = room_count * static_cast<std::size_t>(years);
  const Worth rooms = [&](std::uint64_t set, std::span<double> values) {
    const RoomValues found = rooms_of(evaluator.run(chosen(settings, set)));
    auto to = values.begin();
    for (const auto& room : found) to = std::copy(room.begin(), room.end(), to);
  };
  result.exact = n <= most_exact_levers;
  std::vector<double> shares;
  if (result.exact) {
    const std::size_t sets = std::size_t{1} << n;
    std::vector<double> worth(sets * figures);
    parallel_for(
        sets, [&](std::size_t set) { rooms(set, std::span(worth).subspan(set * figures, figures)); }, threads);
    shares = shapley_shares(worth, figures);
  } else {
    const auto pairs = static_cast<std::uint32_t>(std::max(2, samples / 2));
    SampledShares sampled = sampled_shapley(n, figures, rooms, pairs, seed, share_draw, threads);
    shares = std::move(sampled.mean);
    for (std::size_t lever = 0; lever < n; ++lever) {
      const RoomValues errors = rooms_from(std::span(sampled.error).subspan(lever * figures, figures), years);
      for (std::size_t room = 0; room < room_count; ++room)
        result.error[lever][room] = *std::max_element(errors[room].begin(), errors[room].end());
    }
  }
  for (std::size_t lever = 0; lever < n; ++lever)
    result.share[lever] = rooms_from(std::span(shares).subspan(lever * figures, figures), years);
  return result;
}

}  // namespace handlingsrom::scenario
