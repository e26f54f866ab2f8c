// The bundle opened: read, verified, decoded, ready for the models. Apart from the program's start, which is in no figure here.
#include <benchmark/benchmark.h>

#include "standing/facts/load.hpp"

namespace handlingsrom {
namespace {

/// Elapsed, with the threads that loading uses; `process_cpu_time` beside it is what all of them worked.
void open_bundle(benchmark::State& state) {
  for (auto _ : state) {
    const auto facts = facts::load("data/handlingsrom.bundle");
    benchmark::DoNotOptimize(facts.get());
  }
}
BENCHMARK(open_bundle)->Unit(benchmark::kMillisecond)->MeasureProcessCPUTime()->UseRealTime();

}  // namespace
}  // namespace handlingsrom
