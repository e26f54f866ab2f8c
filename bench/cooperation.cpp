// Cooperative games: Shapley values and nucleoli of regenerated games (Benedek, Fliege and Nguyen 2021, types 1 and 2).
#include <cmath>

#include <benchmark/benchmark.h>

#include "choice/cooperation/game/solutions.hpp"

namespace {

namespace co = handlingsrom::cooperation;

co::Game regenerated(std::uint32_t seed, int type, int members) {
  std::uint32_t state = seed;
  const auto below = [&](int modulus) {
    state = state * 214013U + 2531011U;
    return static_cast<double>(static_cast<int>((state >> 16U) & 0x7fffU) % modulus);
  };
  co::Game game;
  for (int i = 1; i <= members; ++i) game.members.push_back(std::to_string(i));
  game.worth.assign(std::size_t{1} << members, 0.0);
  if (type == 1) game.worth.back() = below(201) + 100 * (members - 2);
  for (co::Coalition s = 1; s <= game.everyone(); ++s) {
    if (co::members_of(s) == 1 || (type == 1 && s == game.everyone())) continue;
    game.worth[s] = 1 + below(type == 1 ? 100 * co::members_of(s) : 50 * members);
  }
  return game;
}

void shapley(benchmark::State& state) {
  const co::Game game = regenerated(1, 1, static_cast<int>(state.range(0)));
  for (auto _ : state) benchmark::DoNotOptimize(co::shapley(game));
}
BENCHMARK(shapley)->Arg(12)->Arg(20)->Unit(benchmark::kMillisecond);

void nucleolus(benchmark::State& state) {
  const co::Game game = regenerated(2, static_cast<int>(state.range(1)), static_cast<int>(state.range(0)));
  for (auto _ : state) {
    const co::Nucleolus found = co::nucleolus(game);
    state.counters["programs"] = found.programs;
    state.counters["rows"] = found.rows;
    state.counters["levels"] = static_cast<double>(found.levels.size());
    state.counters["verified"] = found.verified ? 1 : 0;
  }
}
BENCHMARK(nucleolus)->Args({8, 1})->Args({12, 1})->Args({12, 2})->Args({16, 1})->Args({20, 1})->Args({20, 2})->Unit(
    benchmark::kMillisecond);

void least_core(benchmark::State& state) {
  const co::Game game = regenerated(2, 1, static_cast<int>(state.range(0)));
  for (auto _ : state) benchmark::DoNotOptimize(co::least_core(game));
}
BENCHMARK(least_core)->Arg(12)->Unit(benchmark::kMillisecond);

}  // namespace
