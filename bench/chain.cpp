// The chain: preparing it, one municipality, all of them, ranges, and a calculation tree. Run from the project's folder.
#include <benchmark/benchmark.h>

#include <memory>
#include <vector>

#include "outlook/rooms/chain.hpp"
#include "outlook/rooms/runner.hpp"
#include "standing/registry/registry.hpp"

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

// Income of everyone to the last year when all is projected: what the income system gives, and all that follows from it (result, debt, the rooms).
void income_of_all(benchmark::State& state) {
  std::vector<std::unique_ptr<rooms::Runner>> runners;
  for (int m = 0; m < chain().facts().registry->size(); ++m)
    runners.push_back(std::make_unique<rooms::Runner>(chain(), MunicipalityIndex{m}));
  Assumptions changed = chain().default_assumptions();
  changed.set("economy.income_growth", changed.first("economy.income_growth") + 0.001);
  changed.set("economy.tax_base", 1.01);
  for (auto _ : state) {
    for (const auto& runner : runners) benchmark::DoNotOptimize(runner->run(changed, {}, {}));
  }
}
BENCHMARK(income_of_all)->Unit(benchmark::kMillisecond);

void ranges(benchmark::State& state) {
  const MunicipalityIndex skaun = chain().facts().registry->find("skaun");
  for (auto _ : state)
    benchmark::DoNotOptimize(chain().run({skaun, nullptr, nullptr, static_cast<int>(state.range(0))}));
}
BENCHMARK(ranges)->Arg(200)->Unit(benchmark::kMillisecond)->MeasureProcessCPUTime()->UseRealTime();

// A slider on a national population assumption: a country that was not asked for before, and one municipality's figures in it.
void changed_population(benchmark::State& state, const char* assumption) {
  const MunicipalityIndex skaun = chain().facts().registry->find("skaun");
  Assumptions changed = chain().default_assumptions();
  const ParameterSpec& spec = changed.spec(assumption);
  int step = 0;
  for (auto _ : state) {
    changed.set(assumption, spec.low + (spec.high - spec.low) * (0.001 + (step++ % 997) / 1000.0));
    benchmark::DoNotOptimize(chain().run({skaun, &changed}));
  }
}
BENCHMARK_CAPTURE(changed_population, local_migration, "population.local_migration_factor")
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(changed_population, fertility, "population.fertility_factor")->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(changed_population, mortality, "population.mortality_pace")->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(changed_population, net_migration, "population.net_migration_change")->Unit(benchmark::kMillisecond);

void explain_money(benchmark::State& state) {
  const MunicipalityIndex skaun = chain().facts().registry->find("skaun");
  for (auto _ : state) benchmark::DoNotOptimize(chain().explain({skaun}, "money", Year{2040}));
}
BENCHMARK(explain_money)->Unit(benchmark::kMillisecond);

}  // namespace
