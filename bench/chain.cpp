// The chain: preparing it, one municipality, all of them, ranges, and a calculation tree. Run from the project's folder.
#include <benchmark/benchmark.h>

#include "outlook/rooms/chain.hpp"

namespace {

using namespace handlingsrom;

const rooms::Chain& chain() {
  static const rooms::Chain instance(facts::load("data/handlingsrom.bundle"));
  return instance;
}

void load_bundle(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(facts::load("data/handlingsrom.bundle"));
}
BENCHMARK(load_bundle)->Unit(benchmark::kMillisecond);

void prepare(benchmark::State& state) {
  const auto facts = facts::load("data/handlingsrom.bundle");
  for (auto _ : state) rooms::Chain instance(facts);
}
BENCHMARK(prepare)->Unit(benchmark::kMillisecond);

void one_municipality(benchmark::State& state) {
  const MunicipalityIndex skaun = chain().facts().registry->find("skaun");
  for (auto _ : state) benchmark::DoNotOptimize(chain().run({skaun}));
}
BENCHMARK(one_municipality)->Unit(benchmark::kMillisecond);

void all_municipalities(benchmark::State& state) {
  const int count = chain().facts().registry->size();
  for (auto _ : state) {
    for (int m = 0; m < count; ++m) benchmark::DoNotOptimize(chain().run({MunicipalityIndex{m}}));
  }
}
BENCHMARK(all_municipalities)->Unit(benchmark::kMillisecond);

void ranges(benchmark::State& state) {
  const MunicipalityIndex skaun = chain().facts().registry->find("skaun");
  for (auto _ : state)
    benchmark::DoNotOptimize(chain().run({skaun, nullptr, nullptr, static_cast<int>(state.range(0))}));
}
BENCHMARK(ranges)->Arg(200)->Unit(benchmark::kMillisecond);

void explain_money(benchmark::State& state) {
  const MunicipalityIndex skaun = chain().facts().registry->find("skaun");
  for (auto _ : state) benchmark::DoNotOptimize(chain().explain({skaun}, "money", Year{2040}));
}
BENCHMARK(explain_money)->Unit(benchmark::kMillisecond);

}  // namespace
