// Shapley shares of levers: exact over all subsets, or sampled permutations.
#include <algorithm>
#include <bit>
#include <cmath>
#include <numeric>

#include "base/parallel.hpp"
#include "base/random.hpp"
#include "choice/scenario/analysis.hpp"
#include "choice/scenario/evaluate.hpp"

namespace handlingsrom::scenario {
namespace {

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

std::vector<Setting> chosen_of(std::span<const Setting> settings, std::size_t set) {
  std::vector<Setting> chosen;
  for (std::size_t k = 0; k < settings.size(); ++k) {
    if (((set >> k) & 1U) != 0) chosen.push_back(settings[k]);
  }
  return chosen;
}

// Weights |S|! (n − |S| − 1)! / n! of each subset without the lever.
void exact_shares(Explanation& result, const std::vector<RoomValues>& values, int years) {
  const std::size_t n = result.levers.size();
  std::vector<double> weight(n, 1.0 / static_cast<double>(n));
  for (std::size_t size = 1; size < n; ++size) {
    weight[size] = weight[size - 1] * static_cast<double>(size) / static_cast<double>(n - size);
  }
  for (std::size_t lever = 0; lever < n; ++lever) {
    RoomValues share = zeros(years);
    for (std::size_t set = 0; set < values.size(); ++set) {
      if (((set >> lever) & 1U) != 0) continue;
      const double w = weight[static_cast<std::size_t>(std::popcount(set))];
      add(share, values[set | (std::size_t{1} << lever)], w);
      add(share, values[set], -w);
    }
    result.share[lever] = std::move(share);
  }
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

  if (n <= most_exact_levers) {
    std::vector<RoomValues> values(std::size_t{1} << n);
    parallel_for(
        values.size(), [&](std::size_t set) { values[set] = rooms_of(evaluator.run(chosen_of(settings, set))); },
        threads);
    exact_shares(result, values, years);
    return result;
  }

  result.exact = false;
  // Pairs of a permutation and its reverse; each pair is one observation of every lever's share.
  const auto pairs = static_cast<std::size_t>(std::max(2, samples / 2));
  std::vector<std::vector<RoomValues>> observed(pairs, std::vector<RoomValues>(n, zeros(years)));
  parallel_for(
      pairs,
      [&](std::size_t pair) {
        std::vector<std::size_t> order(n);
        std::iota(order.begin(), order.end(), std::size_t{0});
        for (std::size_t k = n - 1; k > 0; --k) {
          const double u =
              uniform({seed, static_cast<std::uint32_t>(pair), static_cast<std::uint32_t>(k), 0, 0x73686170});
          std::swap(order[k], order[std::min(k, static_cast<std::size_t>(u * static_cast<double>(k + 1)))]);
        }
        for (int side = 0; side < 2; ++side) {
          if (side == 1) std::reverse(order.begin(), order.end());
          std::vector<char> in(n, 0);
          RoomValues before = nothing;
          for (const std::size_t lever : order) {
            in[lever] = 1;
            std::vector<Setting> chosen;
            for (std::size_t k = 0; k < n; ++k) {
              if (in[k] != 0) chosen.push_back(settings[k]);
            }
            RoomValues after = rooms_of(evaluator.run(chosen));
            add(observed[pair][lever], after, 0.5);
            add(observed[pair][lever], before, -0.5);
            before = std::move(after);
          }
        }
      },
      threads);
  for (std::size_t lever = 0; lever < n; ++lever) {
    for (std::size_t pair = 0; pair < pairs; ++pair)
      add(result.share[lever], observed[pair][lever], 1.0 / static_cast<double>(pairs));
    for (std::size_t room = 0; room < room_count; ++room) {
      for (std::size_t t = 0; t < static_cast<std::size_t>(years); ++t) {
        double squares = 0;
        for (std::size_t pair = 0; pair < pairs; ++pair) {
          const double off = observed[pair][lever][room][t] - result.share[lever][room][t];
          squares += off * off;
        }
        const auto count = static_cast<double>(pairs);
        result.error[lever][room] = std::max(result.error[lever][room], std::sqrt(squares / (count * (count - 1))));
      }
    }
  }
  return result;
}

}  // namespace handlingsrom::scenario
