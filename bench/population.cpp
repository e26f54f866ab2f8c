// The population engine's stated times: all municipalities at once, whole futures, one municipality.
#include <cmath>

#include <benchmark/benchmark.h>

#include "base/parallel.hpp"
#include "outlook/population/cohort_component.hpp"
#include "outlook/population/paths.hpp"
#include "standing/facts/population_history.hpp"
#include "surface/api/data_files.hpp"

namespace {

using namespace handlingsrom;
using namespace handlingsrom::population;

const std::shared_ptr<const facts::Facts>& figures() {
  static const auto loaded = facts::load(api::data_folder() / "handlingsrom.bundle");
  return loaded;
}

// Estimation, national projection, control totals and every municipality, 2026–2050: at most 30 ms on one core.
void all_municipalities(benchmark::State& state) {
  for (auto _ : state) {
    const auto frame = prepare(figures(), default_settings(Year{2026}, Year{2050}));
    double sum = 0;
    for (int i = 0; i < frame->facts->population.areas(); ++i) sum += project(*frame, MunicipalityIndex{i}).total(24);
    benchmark::DoNotOptimize(sum);
  }
}
BENCHMARK(all_municipalities)->Unit(benchmark::kMillisecond);

void one_municipality(benchmark::State& state) {
  const auto frame = prepare(figures(), default_settings(Year{2026}, Year{2050}));
  for (auto _ : state) benchmark::DoNotOptimize(project(*frame, MunicipalityIndex{100}).total(24));
}
BENCHMARK(one_municipality)->Unit(benchmark::kMicrosecond);

// 1,000 paths of one municipality with their quantiles: at most 100 ms.
void thousand_paths_of_one(benchmark::State& state) {
  const auto frame = prepare(figures(), default_settings(Year{2026}, Year{2050}));
  const std::array<AgeRange, 4> ranges{{{0, oldest_age}, {0, 5}, {67, 79}, {80, oldest_age}}};
  for (auto _ : state) {
    const PathSampler sampler(frame, 1000, 1);
    benchmark::DoNotOptimize(fans(sampler, MunicipalityIndex{100}, ranges));
  }
}
BENCHMARK(thousand_paths_of_one)->Unit(benchmark::kMillisecond);

// 1,000 paths of all 357: at most 20 s on two cores.
void thousand_paths_of_all(benchmark::State& state) {
  const auto frame = prepare(figures(), default_settings(Year{2026}, Year{2050}));
  for (auto _ : state) {
    const PathSampler sampler(frame, 1000, 1);
    std::vector<double> ends(static_cast<std::size_t>(frame->facts->population.areas()));
    parallel_for(
        ends.size(),
        [&](std::size_t i) {
          const auto place = sampler.place(MunicipalityIndex{static_cast<int>(i)});
          Projection projection(Year{2026}, 25);
          for (int path = 0; path < 1000; ++path) {
            place.draw(path, projection);
            ends[i] += projection.total(24);
          }
        },
        2);
    benchmark::DoNotOptimize(ends.data());
  }
}
BENCHMARK(thousand_paths_of_all)->Unit(benchmark::kSecond)->Iterations(1)->MeasureProcessCPUTime()->UseRealTime();

// The bare engine, 101 ages, 70 years.
void bare_engine_seventy_years(benchmark::State& state) {
  SexAgeTable start;
  CohortRates rates;
  for (std::size_t s = 0; s < sex_count; ++s) {
    for (int age = 0; age <= 100; ++age) {
      start[s].push_back(30000.0 - 290.0 * age);
      rates.mortality[s].push_back(0.0002 + 3e-5 * std::exp(0.098 * age));
      rates.migrants[s].push_back(10.0);
    }
  }
  for (int age = 0; age <= 100; ++age) rates.fertility.push_back(age >= 15 && age < 50 ? 0.05 : 0.0);
  for (auto _ : state) {
    SexAgeTable persons = start;
    for (int year = 0; year < 70; ++year) persons = advance_cohorts(persons, rates, united_nations_practice).persons;
    benchmark::DoNotOptimize(persons[0].back());
  }
}
BENCHMARK(bare_engine_seventy_years)->Unit(benchmark::kMicrosecond);

}  // namespace
