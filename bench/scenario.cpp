// Levers and scenarios: one lever changed, exact shares, tornado, six scenarios with paths.
#include <benchmark/benchmark.h>

#include "choice/scenario/analysis.hpp"
#include "choice/scenario/evaluate.hpp"
#include "standing/registry/registry.hpp"

namespace {

namespace sc = handlingsrom::scenario;

const sc::Evaluator& skaun() {
  static const handlingsrom::rooms::Chain chain(handlingsrom::facts::load("data/handlingsrom.bundle"));
  static const sc::Evaluator evaluator(chain, chain.facts().registry->find("skaun"));
  return evaluator;
}

std::vector<sc::Setting> turned(std::size_t count) {
  std::vector<sc::Setting> settings;
  for (std::size_t k = 0; k < sc::all_levers().size() && settings.size() < count; ++k) {
    const sc::Lever& lever = *sc::all_levers()[k];
    const double value = lever.high != lever.today ? lever.high : lever.low;
    settings.push_back({k, std::vector<double>(static_cast<std::size_t>(skaun().period().years), value)});
  }
  return settings;
}

void one_lever(benchmark::State& state) {
  const auto settings = turned(1);
  for (auto _ : state) benchmark::DoNotOptimize(skaun().run(settings));
}
BENCHMARK(one_lever)->Unit(benchmark::kMicrosecond)->MeasureProcessCPUTime();

void exact_shares_of_ten(benchmark::State& state) {
  const auto settings = turned(10);
  for (auto _ : state) benchmark::DoNotOptimize(sc::explain(skaun(), settings));
}
BENCHMARK(exact_shares_of_ten)->Unit(benchmark::kMillisecond)->MeasureProcessCPUTime();

void tornado(benchmark::State& state) {
  const auto from = skaun().period().first + 1;
  for (auto _ : state) benchmark::DoNotOptimize(sc::tornado(skaun(), {}, from, handlingsrom::Year{2040}));
}
BENCHMARK(tornado)->Unit(benchmark::kMillisecond)->MeasureProcessCPUTime();

void six_scenarios_with_500_paths(benchmark::State& state) {
  for (auto _ : state) {
    for (std::size_t k = 1; k <= 6; ++k) benchmark::DoNotOptimize(skaun().run(turned(k), 500, 1));
  }
}
BENCHMARK(six_scenarios_with_500_paths)->Unit(benchmark::kMillisecond)->Iterations(1)->MeasureProcessCPUTime();

}  // namespace
