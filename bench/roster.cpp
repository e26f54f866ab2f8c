// The rota solver on the public instances, each rota evaluated again by the independent check.
//   HANDLINGSROM_NRP24=FOLDER bench_roster [--benchmark_filter='Instance16']
// FOLDER holds Instance*.txt (or .txt.gz) and best_known.csv; without it nothing is measured. HANDLINGSROM_ROSTER_SECONDS: for each
// instance (600); HANDLINGSROM_ROSTER_THREADS (2).
#include <zlib.h>

#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>

#include <benchmark/benchmark.h>

#include "choice/roster/nrp24.hpp"
#include "choice/roster/nrp24_check.hpp"
#include "choice/roster/nrp24_lines.hpp"
#include "choice/roster/solve.hpp"

namespace {

namespace ro = handlingsrom::roster;

double number_of(const char* name, double otherwise) {
  const char* text = std::getenv(name);
  return text == nullptr ? otherwise : std::atof(text);
}

/// gzopen reads plain text as it is.
std::string text_of(const std::filesystem::path& file) {
  std::string text;
  std::string piece(1 << 16, '\0');
  gzFile input = gzopen(file.c_str(), "rb");
  if (input == nullptr) throw std::runtime_error("cannot read " + file.string());
  for (int read = 0; (read = gzread(input, piece.data(), static_cast<unsigned>(piece.size()))) > 0;)
    text.append(piece, 0, static_cast<std::size_t>(read));
  gzclose(input);
  return text;
}

std::map<std::string, double> best_known(const std::filesystem::path& folder) {
  std::map<std::string, double> best;
  std::ifstream input(folder / "best_known.csv");
  for (std::string line; std::getline(input, line);) {
    std::stringstream fields(line);
    std::string name, value;
    if (std::getline(fields, name, ',') && std::getline(fields, value, ',')) best[name] = std::atof(value.c_str());
  }
  return best;
}

void solve(benchmark::State& state, const std::filesystem::path& file, double best) {
  std::istringstream input(text_of(file));
  const ro::nrp24::Problem problem = ro::nrp24::read(input, file.filename().string());
  const ro::LineModel model = ro::nrp24::line_model(problem);
  const double seconds = number_of("HANDLINGSROM_ROSTER_SECONDS", 600);
  for (auto _ : state) {
    const auto begun = std::chrono::steady_clock::now();
    const auto elapsed = [&] {
      return std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count();
    };
    ro::SolveOptions options;
    options.threads = static_cast<unsigned>(number_of("HANDLINGSROM_ROSTER_THREADS", 2));
    options.used = [&] { return elapsed() / seconds; };
    double reached = 0;
    double last = 0;
    options.progress = [&](double value, double) {
      if (value != last) reached = elapsed();
      last = value;
    };
    const ro::Solved solved = ro::solve(model, options);
    ro::Rota rota;
    for (const ro::Line& line : solved.lines) rota.emplace_back(line.duty.begin(), line.duty.end());
    const ro::nrp24::Evaluation evaluation = ro::nrp24::evaluate(problem, rota);
    state.counters["value"] = static_cast<double>(evaluation.value());
    state.counters["violations"] = static_cast<double>(evaluation.violations.size());
    state.counters["best_known"] = best;
    state.counters["percent_above"] = best > 0 ? 100 * (static_cast<double>(evaluation.value()) - best) / best : 0;
    state.counters["bound"] = solved.bound;
    state.counters["reached_after"] = reached;
    state.counters["proved"] = solved.proved ? 1 : 0;
  }
}

const bool registered = [] {
  const char* folder = std::getenv("HANDLINGSROM_NRP24");
  if (folder == nullptr) return false;
  const auto best = best_known(folder);
  std::set<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    const std::string name = entry.path().filename().string();
    if (name.starts_with("Instance") && (name.ends_with(".txt") || name.ends_with(".txt.gz")))
      files.insert(entry.path());
  }
  for (const std::filesystem::path& file : files) {
    const std::string name = file.filename().string().substr(0, file.filename().string().find('.'));
    const auto known = best.find(name);
    benchmark::RegisterBenchmark(("nrp24/" + name).c_str(), [file, value = known == best.end() ? 0 : known->second](
                                                                benchmark::State& state) { solve(state, file, value); })
        ->Iterations(1)
        ->Unit(benchmark::kSecond)
        ->UseRealTime();
  }
  return true;
}();

}  // namespace
