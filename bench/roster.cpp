// The rota solver on the public instances, each rota evaluated again by the independent check.
//   HANDLINGSROM_NRP24=FOLDER HANDLINGSROM_INRC1=FOLDER HANDLINGSROM_INRC2=FOLDER bench_roster [--benchmark_filter='Instance16']
// A set whose folder is not named is not measured. The first two hold best_known.csv. HANDLINGSROM_ROSTER_SECONDS: for each instance; left
// out: what is asked (nrp24 600, sprint 10, medium and long 60, second competition 10 + 3 (nurses − 20) a week).
// HANDLINGSROM_ROSTER_CLOCK=processor counts the process's processor time instead of the clock, for a machine with other work on it.
// HANDLINGSROM_ROSTER_THREADS (2), HANDLINGSROM_ROSTER_SEED (the standard one).
#include <array>
#include <chrono>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <set>
#include <sstream>

#include <benchmark/benchmark.h>

#include "choice/roster/inrc1.hpp"
#include "choice/roster/inrc2.hpp"
#include "choice/roster/nrp24.hpp"
#include "choice/roster/nrp24_check.hpp"
#include "choice/roster/nrp24_lines.hpp"
#include "choice/roster/solve.hpp"

#include "public_sets.hpp"

namespace {

namespace ro = handlingsrom::roster;
using Path = std::filesystem::path;

double number_of(const char* name, double otherwise) {
  const char* text = std::getenv(name);
  return text == nullptr ? otherwise : std::atof(text);
}

std::istringstream text_of(const Path& file) { return std::istringstream(handlingsrom::bench::unpacked(file)); }

double processor_seconds() {
  timespec time{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
  return static_cast<double>(time.tv_sec) + 1e-9 * static_cast<double>(time.tv_nsec);
}

double clock_seconds() {
  return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

struct Checked {
  double value = 0;
  double violations = 0;
};

/// Solves within the time and has every rota checked. `check` takes the lines.
template <class Check>
void measure(benchmark::State& state, const ro::LineModel& model, double seconds, double best, const Check& check) {
  const char* clock = std::getenv("HANDLINGSROM_ROSTER_CLOCK");
  const bool processor = clock != nullptr && std::string(clock) == "processor";
  const double limit = number_of("HANDLINGSROM_ROSTER_SECONDS", seconds);
  for (auto _ : state) {
    const double begun = clock_seconds();
    const double processor_begun = processor_seconds();
    const auto used = [&] { return processor ? processor_seconds() - processor_begun : clock_seconds() - begun; };
    ro::SolveOptions options;
    options.seed = static_cast<std::uint64_t>(number_of("HANDLINGSROM_ROSTER_SEED", handlingsrom::standard_seed));
    options.threads = static_cast<unsigned>(number_of("HANDLINGSROM_ROSTER_THREADS", 2));
    options.used = [&] { return used() / limit; };
    double reached = 0;
    double last = -1;
    options.progress = [&](double value, double) {
      if (value != last) reached = used();
      last = value;
    };
    const ro::Solved solved = ro::solve(model, options);
    const Checked checked = solved.lines.empty() ? Checked{-1, -1} : check(solved.lines);
    state.counters["value"] = checked.value;
    state.counters["violations"] = checked.violations;
    state.counters["best_known"] = best;
    state.counters["percent_above"] = best > 0 ? 100 * (checked.value - best) / best : 0;
    state.counters["bound"] = solved.bound;
    state.counters["reached_after"] = reached;
    state.counters["processor"] = processor_seconds() - processor_begun;
    state.counters["proved"] = solved.proved ? 1 : 0;
    std::array<double, 1> load{};
    if (getloadavg(load.data(), 1) == 1) state.counters["load"] = load[0];
  }
}

ro::Rota shifts_of(const std::vector<ro::Line>& lines) {
  ro::Rota rota;
  for (const ro::Line& line : lines) rota.emplace_back(line.duty.begin(), line.duty.end());
  return rota;
}

void solve_nrp24(benchmark::State& state, const Path& file, double best) {
  std::istringstream input = text_of(file);
  const ro::nrp24::Problem problem = ro::nrp24::read(input, file.filename().string());
  constexpr double ten_minutes = 600;
  measure(state, ro::nrp24::line_model(problem), ten_minutes, best, [&](const auto& lines) {
    const auto found = ro::nrp24::evaluate(problem, shifts_of(lines));
    return Checked{static_cast<double>(found.value()), static_cast<double>(found.violations.size())};
  });
}

void solve_inrc1(benchmark::State& state, const Path& file, double best) {
  std::istringstream input = text_of(file);
  const ro::inrc1::Problem problem = ro::inrc1::read(input, file.filename().string());
  const bool sprint = file.filename().string().starts_with("sprint");
  measure(state, ro::inrc1::line_model(problem), sprint ? 10 : 60, best, [&](const auto& lines) {
    const auto found = ro::inrc1::evaluate(problem, shifts_of(lines));
    return Checked{static_cast<double>(found.value()), static_cast<double>(found.cover)};
  });
}

/// An instance of the second competition: which history and weeks. The best value is known with all weeks at hand (wssuite/NurseScheduler,
/// benchmark/w4.yml, branch and price with four threads), as here; 0: only values of the competition itself, which showed a week at a
/// time (its validated results: 5410 and more for n050w8, 3055 and more for n100w8).
struct Second {
  std::string data;
  int history;
  std::string weeks;
  double best;
};
const std::array second_competition{
    Second{"n030w4", 1, "6291", 1670},  Second{"n030w4", 1, "6753", 1815},  Second{"n070w4", 0, "3651", 2380},
    Second{"n070w4", 0, "4967", 2115},  Second{"n120w4", 1, "4626", 2020},  Second{"n120w4", 1, "5698", 2050},
    Second{"n050w8", 1, "17857418", 0}, Second{"n050w8", 1, "97538831", 0}, Second{"n100w8", 0, "01789154", 0},
    Second{"n100w8", 1, "24793928", 0}, Second{"n005w4", 0, "1233", 0},     Second{"n012w8", 0, "35020452", 0}};

void solve_inrc2(benchmark::State& state, const Path& folder, const Second& instance) {
  const auto file = [&](const std::string& name) { return folder / instance.data / (name + ".txt"); };
  std::istringstream scenario = text_of(file("Sc-" + instance.data));
  ro::inrc2::Problem problem = ro::inrc2::read_scenario(scenario, instance.data);
  std::istringstream history = text_of(file("H0-" + instance.data + "-" + std::to_string(instance.history)));
  ro::inrc2::read_history(history, instance.data, problem);
  for (const char week : instance.weeks) {
    std::istringstream input = text_of(file("WD-" + instance.data + "-" + week));
    ro::inrc2::read_week(input, instance.data, problem);
  }
  const auto nurses = static_cast<double>(problem.nurses.size());
  const double seconds = std::max(10.0, 10 + 3 * (nurses - 20)) * problem.weeks;
  const int skills = static_cast<int>(problem.skills.size());
  measure(state, ro::inrc2::line_model(problem), seconds, instance.best, [&](const std::vector<ro::Line>& lines) {
    ro::inrc2::Rota rota;
    for (const ro::Line& line : lines) {
      auto& days = rota.emplace_back();
      for (const int duty : line.duty)
        days.push_back(duty < 0 ? ro::inrc2::Assignment{} : ro::inrc2::Assignment{duty / skills, duty % skills});
    }
    const auto found = ro::inrc2::evaluate(problem, rota);
    return Checked{static_cast<double>(found.value()), static_cast<double>(found.violations())};
  });
}

template <class Body>
void enter(const std::string& name, const Body& body) {
  benchmark::RegisterBenchmark(name.c_str(), body)->Iterations(1)->Unit(benchmark::kSecond)->UseRealTime();
}

/// Every instance of a folder that the list of best values names.
template <class Solve>
void enter_folder(const std::string& set, const char* folder, const Solve& solve) {
  if (folder == nullptr) return;
  const auto best = handlingsrom::bench::best_known(folder);
  std::set<Path> files;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) files.insert(entry.path());
  for (const Path& file : files) {
    const std::string name = file.filename().string().substr(0, file.filename().string().find('.'));
    const auto known = best.find(name);
    if (known == best.end()) continue;
    enter(set + "/" + name,
          [file, solve, value = known->second](benchmark::State& state) { solve(state, file, value); });
  }
}

const bool registered = [] {
  enter_folder("nrp24", std::getenv("HANDLINGSROM_NRP24"), solve_nrp24);
  enter_folder("inrc1", std::getenv("HANDLINGSROM_INRC1"), solve_inrc1);
  const char* folder = std::getenv("HANDLINGSROM_INRC2");
  for (const Second& each : second_competition) {
    if (folder == nullptr || !std::filesystem::exists(Path(folder) / each.data)) continue;
    enter("inrc2/" + each.data + "_" + std::to_string(each.history) + "_" + each.weeks,
          [folder = Path(folder), each](benchmark::State& state) { solve_inrc2(state, folder, each); });
  }
  return true;
}();

}  // namespace
