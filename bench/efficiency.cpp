// Efficiency of 357 invented units (3 inputs, 4 outputs, sizes over three orders of magnitude, as municipalities have).
#include <cmath>

#include <benchmark/benchmark.h>

#include "base/random.hpp"
#include "standing/comparison/efficiency/efficiency.hpp"

namespace {

namespace c = handlingsrom::comparison;

c::Units invented() {
  c::Units units;
  units.inputs = {"x1", "x2", "x3"};
  units.outputs = {"y1", "y2", "y3", "y4"};
  for (std::uint32_t u = 0; u < 357; ++u) {
    units.names.push_back(std::to_string(u));
    const double size = std::pow(10.0, 2.3 + 3.5 * handlingsrom::uniform({1, 0, u, 0, 0}));
    const double loss = 0.2 * std::abs(handlingsrom::standard_normals({1, 0, u, 0, 1})[0]);
    for (std::uint32_t k = 0; k < 7; ++k) {
      const double draw = 0.7 + 0.6 * handlingsrom::uniform({1, 0, u, 1, k});
      (k < 3 ? units.in : units.out).push_back(size * draw * (k < 3 ? std::exp(loss) : std::pow(size, -0.03)));
    }
  }
  return units;
}

void scores(benchmark::State& state) {
  const c::Units units = invented();
  for (auto _ : state) benchmark::DoNotOptimize(c::scores(units, c::Returns::variable, c::Orientation::in, 1));
}
BENCHMARK(scores)->Unit(benchmark::kMillisecond)->UseRealTime();

void super_efficiency(benchmark::State& state) {
  const c::Units units = invented();
  for (auto _ : state)
    benchmark::DoNotOptimize(c::super_efficiency(units, c::Returns::variable, c::Orientation::in, 1));
}
BENCHMARK(super_efficiency)->Unit(benchmark::kMillisecond)->UseRealTime();

void bootstrap(benchmark::State& state) {
  const c::Units units = invented();
  const auto scores = c::scores(units, c::Returns::variable, c::Orientation::in);
  for (auto _ : state) {
    benchmark::DoNotOptimize(c::bootstrap(units, c::Returns::variable, c::Orientation::in, scores,
                                          {2000, 0.95, 1, static_cast<unsigned>(state.range(0))}));
  }
}
BENCHMARK(bootstrap)->Arg(2)->Arg(1)->Iterations(1)->Unit(benchmark::kSecond)->UseRealTime();

}  // namespace
