// Files as large as users bring them: JSON-stat 2 with a million cells, a workbook of 50 MB.
#include <benchmark/benchmark.h>
#include <simdjson.h>
#include <unistd.h>
#include <xlsxwriter.h>

#include <filesystem>
#include <fstream>

#include <fmt/format.h>

#include "base/atomic_file.hpp"
#include "base/random.hpp"
#include "standing/reading/document.hpp"

namespace {

using namespace handlingsrom;

/// Peak of the process's memory in bytes since the last call of forget_peak.
double peak_memory() {
  std::ifstream status("/proc/self/status");
  for (std::string line; std::getline(status, line);) {
    if (line.starts_with("VmHWM:")) return std::stod(line.substr(6)) * 1024;
  }
  return 0;
}
double memory_now() {
  std::ifstream statm("/proc/self/statm");
  double pages = 0;
  statm >> pages >> pages;
  return pages * static_cast<double>(::sysconf(_SC_PAGESIZE));
}
void forget_peak() { std::ofstream("/proc/self/clear_refs") << 5; }

std::filesystem::path place(const char* name) {
  return std::filesystem::temp_directory_path() / (std::string(name) + std::to_string(::getpid()));
}

double draw(std::uint32_t cell) { return uniform({1, 0, cell, 0, 0}); }

// 1,000 regions × 10 contents × 100 periods, written as Statistics Norway does: one decimal, no spaces, 2 % of the cells with a mark.
std::filesystem::path json_stat_of_a_million() {
  std::string regions, contents, periods, values, status;
  for (int i = 0; i < 1000; ++i) regions += fmt::format("{}\"{:04}\":{}", i > 0 ? "," : "", 1000 + i, i);
  for (int i = 0; i < 10; ++i) contents += fmt::format("{}\"K{}\":{}", i > 0 ? "," : "", i, i);
  for (int i = 0; i < 100; ++i) periods += fmt::format("{}\"{}K{}\":{}", i > 0 ? "," : "", 2000 + i / 4, i % 4 + 1, i);
  for (std::uint32_t cell = 0; cell < 1'000'000; ++cell) {
    const double drawn = draw(cell);
    if (cell > 0) values += ',';
    if (drawn < 0.02) {
      values += "null";
      status += fmt::format("{}\"{}\":\":\"", status.empty() ? "" : ",", cell);
    } else {
      values += fmt::format("{:.1f}", drawn * 100'000);
    }
  }
  const auto file = place("bench_json_stat_");
  write_file(
      file,
      fmt::format(
          "{{\"version\":\"2.0\",\"class\":\"dataset\",\"id\":[\"Region\",\"ContentsCode\",\"Tid\"],\"size\":[1000,10,100],\"dimension\":{{"
          "\"Region\":{{\"category\":{{\"index\":{{{}}}}}}},\"ContentsCode\":{{\"category\":{{\"index\":{{{}}}}}}},\"Tid\":{{\"category\":{{\"index\":{{{}}}}}}}}},"
          "\"value\":[{}],\"status\":{{{}}}}}",
          regions, contents, periods, values, status));
  return file;
}

void json_stat(benchmark::State& state) {
  const auto file = json_stat_of_a_million();
  const auto bytes = static_cast<double>(std::filesystem::file_size(file));
  double most = 0;
  for (auto _ : state) {
    forget_peak();
    const double before = memory_now();
    const auto cubes = reading::read_json_stat_file(file);
    benchmark::DoNotOptimize(cubes.front().values.data());
    most = std::max(most, peak_memory() - before);
  }
  state.counters["file_MB"] = bytes / 1e6;
  state.counters["memory_per_file"] = most / bytes;
  state.counters["MB_per_s"] = benchmark::Counter(bytes / 1e6, benchmark::Counter::kIsIterationInvariantRate);
  std::filesystem::remove(file);
}
BENCHMARK(json_stat)->Unit(benchmark::kMillisecond);

/// The library's own rate on the same file: every value as a number, every mark as a text, nothing kept.
void json_stat_by_simdjson_alone(benchmark::State& state) {
  const auto file = json_stat_of_a_million();
  const auto bytes = static_cast<double>(std::filesystem::file_size(file));
  const simdjson::padded_string text = simdjson::padded_string::load(file.string());
  simdjson::ondemand::parser parser;
  for (auto _ : state) {
    double sum = 0;
    std::size_t marks = 0;
    auto document = parser.iterate(text);
    for (auto value : document["value"].get_array()) {
      double number = 0;
      if (value.get_double().get(number) == simdjson::SUCCESS) sum += number;
    }
    for (auto mark : document["status"].get_object()) {
      std::string_view word;
      if (mark.value().get_string().get(word) == simdjson::SUCCESS) marks += word.size();
    }
    benchmark::DoNotOptimize(sum);
    benchmark::DoNotOptimize(marks);
  }
  state.counters["MB_per_s"] = benchmark::Counter(bytes / 1e6, benchmark::Counter::kIsIterationInvariantRate);
  std::filesystem::remove(file);
}
BENCHMARK(json_stat_by_simdjson_alone)->Unit(benchmark::kMillisecond);

// Figures of many digits, which pack badly: a workbook of about 50 MB.
std::filesystem::path workbook_of(int rows, int columns) {
  const auto file = place("bench_workbook_").string() + ".xlsx";
  lxw_workbook_options options{};
  options.constant_memory = LXW_TRUE;
  lxw_workbook* workbook = workbook_new_opt(file.c_str(), &options);
  lxw_worksheet* sheet = workbook_add_worksheet(workbook, "Ark1");
  for (int column = 0; column < columns; ++column)
    worksheet_write_string(sheet, 0, static_cast<lxw_col_t>(column), fmt::format("Kolonne {}", column).c_str(),
                           nullptr);
  for (int row = 1; row <= rows; ++row) {
    worksheet_write_string(sheet, static_cast<lxw_row_t>(row), 0,
                           fmt::format("{} Kommune {}", 1000 + row % 4000, row).c_str(), nullptr);
    for (int column = 1; column < columns; ++column) {
      worksheet_write_number(sheet, static_cast<lxw_row_t>(row), static_cast<lxw_col_t>(column),
                             draw(static_cast<std::uint32_t>(row * columns + column)) * 1e6, nullptr);
    }
  }
  workbook_close(workbook);
  return file;
}

void workbook(benchmark::State& state) {
  const auto file = workbook_of(200'000, 20);
  const auto bytes = static_cast<double>(std::filesystem::file_size(file));
  double most = 0;
  std::size_t cells = 0;
  for (auto _ : state) {
    forget_peak();
    const double before = memory_now();
    const reading::Document document = reading::read_file(file);
    cells = document.sheets.front().cell_count();
    most = std::max(most, peak_memory() - before);
  }
  state.counters["file_MB"] = bytes / 1e6;
  state.counters["cells"] = static_cast<double>(cells);
  state.counters["memory_MB"] = most / 1e6;
  std::filesystem::remove(file);
}
BENCHMARK(workbook)->Unit(benchmark::kSecond)->Iterations(1);

}  // namespace
