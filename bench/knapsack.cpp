// The bare solver on OR-Library's multidimensional knapsacks against the best values of 1997: every instance in the files.
//   HANDLINGSROM_MKNAP=FOLDER bench_knapsack [--benchmark_filter='10.250']
// FOLDER holds mknapcbN_part.txt.gz and best_known.csv; without it nothing is measured. HANDLINGSROM_MKNAP_SECONDS: processor
// seconds for each instance (30).
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <sstream>

#include <benchmark/benchmark.h>

#include "choice/priority/orlib.hpp"
#include "choice/priority/solver.hpp"

#include "public_sets.hpp"

namespace {

namespace pr = handlingsrom::priority;

using handlingsrom::bench::best_known;
using handlingsrom::bench::unpacked;

void solve(benchmark::State& state, const pr::BinaryProgram& program, double best, double seconds) {
  for (auto _ : state) {
    const std::clock_t begun = std::clock();
    pr::SearchLimits limits;
    limits.stop = [&] { return static_cast<double>(std::clock() - begun) >= seconds * CLOCKS_PER_SEC; };
    const pr::Solution solution = pr::solve(program, limits);
    state.counters["value"] = solution.value;
    state.counters["best_1997"] = best;
    state.counters["percent_below"] = 100 * (best - solution.value) / best;
    state.counters["gap_percent"] = 100 * solution.gap();
    state.counters["proved"] = solution.status == pr::Status::optimal ? 1 : 0;
  }
}

const bool registered = [] {
  const char* folder = std::getenv("HANDLINGSROM_MKNAP");
  if (folder == nullptr) return false;
  const char* limit = std::getenv("HANDLINGSROM_MKNAP_SECONDS");
  const double seconds = limit == nullptr ? 30 : std::atof(limit);
  const auto best = best_known(folder);
  constexpr const char* classes[]{"5.100",  "5.250",  "5.500",  "10.100", "10.250",
                                  "10.500", "30.100", "30.250", "30.500"};
  for (int file = 1; file <= 9; ++file) {
    std::stringstream text(
        unpacked(std::filesystem::path(folder) / ("mknapcb" + std::to_string(file) + "_part.txt.gz")));
    const auto problems = pr::read_orlib(text, classes[file - 1]);
    // The part files hold the instances whose number is divisible by three; 00-09 have tightness 0.25, 10-19 0.5 and 20-29 0.75.
    for (std::size_t at = 0; at < problems.size(); ++at) {
      const std::string number = std::to_string(3 * at);
      const std::string name = std::string(classes[file - 1]) + "-" + (number.size() < 2 ? "0" : "") + number;
      benchmark::RegisterBenchmark(name.c_str(),
                                   [=, program = problems.at(at).program](benchmark::State& state) {
                                     solve(state, program, best.at(name), seconds);
                                   })
          ->Iterations(1)
          ->Unit(benchmark::kSecond)
          ->MeasureProcessCPUTime();
    }
  }
  return true;
}();

}  // namespace
