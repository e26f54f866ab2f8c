// The store: a table of a million cells parsed and stored, all figures of one municipality asked for, a large store opened.
#include <benchmark/benchmark.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>

#include <fmt/format.h>

#include "base/atomic_file.hpp"
#include "base/store/documents.hpp"
#include "base/store/lines.hpp"
#include "standing/facts/load.hpp"
#include "standing/ledger/gather.hpp"
#include "standing/registry/registry.hpp"

namespace handlingsrom {
namespace {

/// Peak of the process's memory in bytes since the last call of forget_peak.
double peak_memory() {
  std::ifstream status("/proc/self/status");
  for (std::string line; std::getline(status, line);) {
    if (line.starts_with("VmHWM:")) return std::stod(line.substr(6)) * 1024;
  }
  return 0;
}
void forget_peak() { std::ofstream("/proc/self/clear_refs") << 5; }

class Folder {
 public:
  Folder() {
    std::string pattern = (std::filesystem::temp_directory_path() / "bench-store-XXXXXX").string();
    path_ = mkdtemp(pattern.data());
  }
  ~Folder() { std::filesystem::remove_all(path_); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  std::filesystem::path operator/(const std::string& name) const { return path_ / name; }

 private:
  std::filesystem::path path_;
};

const std::vector<std::string>& numbers() {
  static const std::vector<std::string> all = [] {
    const auto facts = facts::load("data/handlingsrom.bundle");
    std::vector<std::string> found;
    for (const registry::Municipality& each : facts->registry->municipalities())
      found.push_back(to_string(each.number));
    return found;
  }();
  return all;
}

/// 350 municipalities × 143 quantities × 20 years: 1,001,000 cells. Invented figures.
std::string million_cells() {
  constexpr int quantities = 143, years = 20, areas = 350;
  std::string text =
      R"({"version":"2.0","class":"dataset","label":"t","id":["KOKkommuneregion0000","ContentsCode","Tid"],)" +
      fmt::format("\"size\":[{},{},{}],", areas, quantities, years) +
      R"("role":{"time":["Tid"],"geo":["KOKkommuneregion0000"],"metric":["ContentsCode"]},"dimension":{)";
  const auto dimension = [&](const char* id, int count, const auto& code) {
    text += fmt::format("\"{}\":{{\"label\":\"x\",\"category\":{{\"index\":[", id);
    for (int i = 0; i < count; ++i) text += (i > 0 ? ",\"" : "\"") + code(i) + "\"";
    text += "]}}";
  };
  dimension("KOKkommuneregion0000", areas, [](int i) { return numbers()[static_cast<std::size_t>(i)]; });
  text += ",";
  dimension("ContentsCode", quantities, [](int i) { return "KOS" + std::to_string(i); });
  text += ",";
  dimension("Tid", years, [](int i) { return std::to_string(2006 + i); });
  text += "},\"value\":[";
  for (int i = 0; i < areas * quantities * years; ++i)
    text += (i > 0 ? "," : "") + std::to_string(i * 7919LL % 1'000'003);
  return text + "]}";
}

ledger::Gathered gathered_from(const std::filesystem::path& file) {
  static const auto facts = facts::load("data/handlingsrom.bundle");
  importing::Places places(*facts->registry);
  ledger::Gathered gathered;
  for (const reading::Cube& cube : reading::read_json_stat_file(file))
    ledger::gather_cube(cube, "12134", places, gathered);
  return gathered;
}

const store::Delivery delivery{0, "", "ssb", "12134", "", "", ""};

void parse_and_store_a_million_cells(benchmark::State& state) {
  const Folder folder;
  write_file(folder / "t.json", million_cells());
  gathered_from(folder / "t.json");  // the registry is read
  int count = 0;
  double most = 0;
  for (auto _ : state) {
    forget_peak();
    const double before = peak_memory();
    const store::Store opened(store::Address((folder / (std::to_string(++count) + ".sqlite")).string()));
    const ledger::Gathered gathered = gathered_from(folder / "t.json");
    benchmark::DoNotOptimize(store::Lines(opened).deliver(delivery, gathered.lines, gathered.names).fresh);
    most = std::max(most, peak_memory() - before);
  }
  const auto bytes = static_cast<double>(std::filesystem::file_size(folder / "t.json"));
  state.counters["file_MB"] = bytes / 1e6;
  state.counters["memory_per_file"] = most / bytes;
}
BENCHMARK(parse_and_store_a_million_cells)->Unit(benchmark::kMillisecond)->Iterations(3);

/// `quantities` × 20 years in 350 places.
void fill(const store::Store& opened, int quantities) {
  std::vector<store::Line> lines;
  for (const std::string& number : numbers()) {
    for (int q = 0; q < quantities; ++q) {
      std::vector<store::Cell> cells;
      for (int year = 2006; year < 2026; ++year)
        cells.push_back({std::to_string(year), static_cast<double>(q * year % 99'991), ""});
      lines.push_back({number, "12134/KOS" + std::to_string(q), "", store::line_text(std::move(cells)), 0, 0});
    }
  }
  store::Lines(opened).deliver(delivery, lines, {});
}

/// All years of all figures of one municipality, as numbers.
void all_of_one_municipality(benchmark::State& state) {
  const Folder folder;
  store::Options options;
  const store::Store opened(store::Address((folder / "s.sqlite").string()), options);
  fill(opened, static_cast<int>(state.range(0)));
  const store::Lines lines(opened);
  std::size_t place = 0, cells = 0;
  for (auto _ : state) {
    cells = 0;
    for (const store::Line& line : lines.of_place(numbers()[place++ * 37 % numbers().size()]))
      cells += store::cells_of(line.body).size();
    benchmark::DoNotOptimize(cells);
  }
  state.counters["cells"] = static_cast<double>(cells);
  state.counters["file_MB"] = static_cast<double>(std::filesystem::file_size(folder / "s.sqlite")) / 1e6;
}
BENCHMARK(all_of_one_municipality)->Arg(143)->Arg(2800)->Unit(benchmark::kMillisecond);

void open_the_bundle(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(facts::load("data/handlingsrom.bundle"));
}
BENCHMARK(open_the_bundle)->Unit(benchmark::kMillisecond);

void open_a_store(benchmark::State& state) {
  const Folder folder;
  const store::Address address((folder / "s.sqlite").string());
  fill(store::Store(address), 143);
  for (auto _ : state) benchmark::DoNotOptimize(store::Store(address).version());
}
BENCHMARK(open_a_store)->Unit(benchmark::kMillisecond);

void put_a_document(benchmark::State& state) {
  const Folder folder;
  const store::Store opened(store::Address((folder / "s.sqlite").string()));
  const store::Documents documents(opened);
  int version = 0;
  for (auto _ : state) {
    documents.put({{"programme", "5029", "a"}, version, std::string(20'000, 'a'), "", "", 0});
    ++version;
  }
}
BENCHMARK(put_a_document)->Unit(benchmark::kMillisecond)->Iterations(200);

}  // namespace
}  // namespace handlingsrom
