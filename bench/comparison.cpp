// One municipality beside all, all indicators: figures, accounts with ranks, and every decomposition.
#include <benchmark/benchmark.h>

#include "surface/api/comparison.hpp"
#include "surface/api/service.hpp"

namespace {

using namespace handlingsrom;

const api::Service& service() {
  static const api::Service instance("data/handlingsrom.bundle");
  return instance;
}

void one_with_all(benchmark::State& state) {
  const MunicipalityIndex place = service().find("skaun");
  for (auto _ : state) benchmark::DoNotOptimize(api::compare(service(), place, {"country", {}}));
}
BENCHMARK(one_with_all)->Unit(benchmark::kMillisecond);

void accounts(benchmark::State& state) {
  const MunicipalityIndex place = service().find("skaun");
  for (auto _ : state) benchmark::DoNotOptimize(api::compare_accounts(service(), place, {"country", {}}));
}
BENCHMARK(accounts)->Unit(benchmark::kMillisecond);

}  // namespace
