// The care room: expected projection, calibration, one run of the simulation, and what random numbers alone cost.
#include <benchmark/benchmark.h>

#include <array>
#include <vector>

#include "base/random.hpp"
#include "base/random_batch.hpp"
#include "outlook/care/needs.hpp"
#include "outlook/care/places_outlook.hpp"
#include "outlook/care/rates.hpp"
#include "outlook/care/simulate.hpp"
#include "surface/api/care.hpp"
#include "surface/api/data_files.hpp"

namespace handlingsrom {
namespace {

const api::Service& service() {
  static const api::Service loaded(api::data_folder() / "handlingsrom.bundle");
  return loaded;
}

const api::Care& engine() {
  static const api::Care care(service(), [] {
    api::CareRequest request;
    request.paths = 1;
    request.municipalities = {service().find("sunnfjord")};
    return request;
  }());
  return care;
}

const care::Rates& sunnfjord() {
  static const care::Rates rates = engine().rates(service().find("sunnfjord"));
  return rates;
}

void calibrate(benchmark::State& state) {
  const MunicipalityIndex place = service().find("sunnfjord");
  for (auto _ : state) benchmark::DoNotOptimize(engine().rates(place).ways.data());
}
BENCHMARK(calibrate)->Unit(benchmark::kMillisecond);

void simulate(benchmark::State& state) {
  std::uint32_t run = 0;
  double years = 0;
  double in_care = 0;
  for (auto _ : state) {
    const care::RunTables tables = care::simulate(sunnfjord(), {1, run++, 0});
    years += static_cast<double>(tables.person_years);
    in_care += static_cast<double>(tables.person_years_in_care);
  }
  state.counters["person_years"] = benchmark::Counter(years, benchmark::Counter::kIsRate);
  state.counters["in_care"] = benchmark::Counter(in_care, benchmark::Counter::kIsRate);
}
BENCHMARK(simulate)->Unit(benchmark::kMillisecond);

/// The same people with nobody on the ladder and no way onto it: demography and tables alone.
void simulate_without_care(benchmark::State& state) {
  care::Rates rates = sunnfjord();
  for (std::size_t sex = 0; sex < sex_count; ++sex) {
    for (std::size_t age = 0; age < age_count; ++age) {
      rates.start_share[sex][age].fill(0);
      rates.start_share[sex][age][0] = 1;
      rates.arriving_share[sex][age] = rates.start_share[sex][age];
    }
  }
  const auto length = static_cast<std::size_t>(rates.years);
  for (std::size_t cohort = 0; cohort < sex_count * rates.cohorts(); ++cohort) {
    for (std::size_t t = 0; t < length; ++t) {
      care::Way& way = rates.ways[cohort * rates.states * length + t];
      way.leave *= way.ended;
      way.stay = way.leave > 0 ? 1 / way.leave : 0;
      way.dying = way.ended > 0 ? way.dying / way.ended : 0;
      way.ended = 1;
    }
  }
  rates.prepare_draws();
  std::uint32_t run = 0;
  double years = 0;
  for (auto _ : state) years += static_cast<double>(care::simulate(rates, {1, run++, 0}).person_years);
  state.counters["person_years"] = benchmark::Counter(years, benchmark::Counter::kIsRate);
}
BENCHMARK(simulate_without_care)->Unit(benchmark::kMillisecond);

/// Everybody on the ladder from the first day: person-years there.
void simulate_on_ladder(benchmark::State& state) {
  care::Rates rates = sunnfjord();
  for (std::size_t sex = 0; sex < sex_count; ++sex) {
    for (std::size_t age = 0; age < age_count; ++age) {
      auto& share = rates.start_share[sex][age];
      const double care = 1 - share[0];
      if (care <= 0) continue;
      for (std::size_t k = 1; k < rates.states; ++k) share[k] /= care;
      share[0] = 0;
    }
  }
  std::uint32_t run = 0;
  double in_care = 0;
  for (auto _ : state) in_care += static_cast<double>(care::simulate(rates, {1, run++, 0}).person_years_in_care);
  state.counters["in_care"] = benchmark::Counter(in_care, benchmark::Counter::kIsRate);
}
BENCHMARK(simulate_on_ladder)->Unit(benchmark::kMillisecond);

/// The limit of memory: reading more than any cache holds.
void memory_read(benchmark::State& state) {
  const std::vector<std::uint64_t> data(std::size_t{1} << 25U, 1);  // 256 MB
  for (auto _ : state) {
    std::uint64_t sum = 0;
    for (const std::uint64_t value : data) sum += value;
    benchmark::DoNotOptimize(sum);
  }
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(data.size() * sizeof(std::uint64_t)));
}
BENCHMARK(memory_read)->Unit(benchmark::kMillisecond);

/// The limit of random numbers: blocks of 128 bits, and exponential waits, 64 at a time.
void random_blocks_batched(benchmark::State& state) {
  RandomBatch batch;
  for (auto _ : state) {
    ++batch.event[0];
    fill(batch, 1, 2, RandomBatch::size);
    benchmark::DoNotOptimize(batch.words[0][0]);
  }
  state.counters["blocks"] =
      benchmark::Counter(static_cast<double>(state.iterations()) * RandomBatch::size, benchmark::Counter::kIsRate);
}
BENCHMARK(random_blocks_batched);

void exponential_waits(benchmark::State& state) {
  RandomBatch batch;
  std::array<double, RandomBatch::size> waits{};
  for (auto _ : state) {
    ++batch.words[0][0];
    unit_exponentials(batch.words[0], waits, RandomBatch::size);
    benchmark::DoNotOptimize(waits[0]);
  }
  state.counters["waits"] =
      benchmark::Counter(static_cast<double>(state.iterations()) * RandomBatch::size, benchmark::Counter::kIsRate);
}
BENCHMARK(exponential_waits);

/// Places and their risk for one municipality, without simulating.
void places_outlook(benchmark::State& state) {
  const std::vector<care::NeededStep> steps{{engine().ladder().index_of("short_stay"), 0.6},
                                            {engine().ladder().index_of("nursing_home")}};
  for (auto _ : state) benchmark::DoNotOptimize(care::places_outlook(sunnfjord(), steps, 149, 0.1, 0.05).data());
}
BENCHMARK(places_outlook)->Unit(benchmark::kMillisecond);

/// One 128-bit block a call.
void random_blocks(benchmark::State& state) {
  std::uint32_t entity = 0;
  for (auto _ : state) benchmark::DoNotOptimize(random_bits({1, 2, entity++, 0, 3}));
  state.counters["blocks"] = benchmark::Counter(static_cast<double>(state.iterations()), benchmark::Counter::kIsRate);
}
BENCHMARK(random_blocks);

}  // namespace
}  // namespace handlingsrom
