// The location engine on the public sets, beside CBC's own branch and cut on the plain model of the same file in the same run.
//   HANDLINGSROM_LOCATION=FOLDER bench_location [--benchmark_filter='pmed/']
// FOLDER holds pmed/, cap/, cpmp/, sscflp_holmberg/ and sscflp_diaz_fernandez/, each with best_known.csv; without it nothing is measured. Times are processor
// seconds. HANDLINGSROM_LOCATION_CBC: elapsed seconds for CBC on each (60; 0: without CBC); it is not tried on more than 60,000 ways.
#include <cmath>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <sstream>

#include <benchmark/benchmark.h>

#include "choice/structure/location/formats.hpp"
#include "choice/structure/location/kernel.hpp"

#include "public_sets.hpp"

namespace {

namespace lo = handlingsrom::location;

struct Instance {
  std::filesystem::path file;
  lo::Format format;
  double seconds;  // the limit that the set is judged by
  std::optional<double> capacity;
  double best;
};

lo::Problem read(const Instance& instance) {
  std::istringstream input(handlingsrom::bench::unpacked(instance.file));
  lo::ReadOptions options;
  options.capacity = instance.capacity;
  return lo::read_problem(input, instance.file.filename().string(), instance.format, options);
}

void report(benchmark::State& state, const Instance& instance, double value, double bound, bool proved) {
  state.counters["value"] = value;
  state.counters["best_known"] = instance.best;
  state.counters["percent_above"] = 100 * (value - instance.best) / instance.best;
  state.counters["gap_percent"] = 100 * (value - bound) / value;
  state.counters["proved"] = proved ? 1 : 0;
}

void engine(benchmark::State& state, const Instance& instance) {
  for (auto _ : state) {
    const std::clock_t begun = std::clock();
    const auto used = [&] { return static_cast<double>(std::clock() - begun) / CLOCKS_PER_SEC; };
    double last = 0;
    lo::Limits limits;
    limits.seconds_left = [&] { return instance.seconds - used(); };
    limits.on_progress = [&](const lo::Progress&) { last = used(); };
    const lo::Solution solution = lo::solve(read(instance), limits);
    report(state, instance, solution.value, solution.bound, solution.status == lo::Status::optimal);
    state.counters["found_after"] = last;
    state.counters["nodes"] = static_cast<double>(solution.nodes);
  }
}

void branch_and_cut(benchmark::State& state, const Instance& instance, double seconds) {
  for (auto _ : state) {
    const lo::Problem problem = read(instance);
    const double ways = static_cast<double>(problem.sites) * problem.customers;
    constexpr double most_ways = 60000;
    if (ways > most_ways) {
      state.SkipWithError("not tried: too many ways");
      return;
    }
    const lo::KernelResult result = lo::solve_kernel(problem, lo::whole_kernel(problem), seconds);
    report(state, instance, result.value, result.bound, result.status == handlingsrom::linear::Status::optimal);
  }
}

struct Set {
  const char* folder;
  lo::Format format;
  double seconds;
};
constexpr Set sets[]{{"pmed", lo::Format::orlib_pmed, 60},
                     {"cap", lo::Format::orlib_cap, 60},
                     {"sscflp_holmberg", lo::Format::holmberg, 10},
                     {"sscflp_diaz_fernandez", lo::Format::diaz, 20},
                     {"cpmp", lo::Format::cpmp, 30}};
constexpr double seconds_of_large = 120;  // p3038

const bool registered = [] {
  const char* folder = std::getenv("HANDLINGSROM_LOCATION");
  if (folder == nullptr) return false;
  const char* limit = std::getenv("HANDLINGSROM_LOCATION_CBC");
  const double cbc = limit == nullptr ? 60 : std::atof(limit);
  for (const Set& set : sets) {
    for (const auto& [name, best] : handlingsrom::bench::best_known(std::filesystem::path(folder) / set.folder)) {
      Instance instance{{}, set.format, set.seconds, {}, best};
      const std::size_t at = name.find('@');
      if (at != std::string::npos) instance.capacity = std::atof(name.c_str() + at + 1);
      if (name.starts_with("p3038")) instance.seconds = seconds_of_large;
      instance.file = std::filesystem::path(folder) / set.folder / (name.substr(0, at) + ".txt");
      if (!std::filesystem::exists(instance.file)) instance.file += ".gz";
      const std::string label = std::string(set.folder) + "/" + name;
      benchmark::RegisterBenchmark((label + "/engine").c_str(), [=](benchmark::State& s) { engine(s, instance); })
          ->Iterations(1)
          ->Unit(benchmark::kSecond)
          ->MeasureProcessCPUTime();
      if (cbc <= 0) continue;
      benchmark::RegisterBenchmark((label + "/cbc").c_str(),
                                   [=](benchmark::State& s) { branch_and_cut(s, instance, cbc); })
          ->Iterations(1)
          ->Unit(benchmark::kSecond)
          ->MeasureProcessCPUTime();
    }
  }
  return true;
}();

}  // namespace
