// Files as large as users bring them: JSON-stat 2 with a million cells, a workbook of 50 MB.
#include <benchmark/benchmark.h>
#include <simdjson.h>
#include <unistd.h>
#include <xlsxwriter.h>
#include <zip.h>

#include <ctime>
#include <filesystem>
#include <fstream>

#include <fmt/format.h>

#include "base/atomic_file.hpp"
#include "base/random.hpp"
#include "standing/facts/facts.hpp"
#include "standing/importing/understanding.hpp"
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

// Figures of many digits, which pack badly, and every text in its cell: a workbook of about 50 MB.
std::filesystem::path workbook_of_digits() {
  constexpr int rows = 200'000, columns = 20;
  const auto file = place("bench_digits_").string() + ".xlsx";
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

/// The parts of a package, packed as fast as spreadsheets do.
void write_package(const std::filesystem::path& file, const std::vector<std::pair<std::string, std::string>>& parts) {
  zip_t* archive = zip_open(file.c_str(), ZIP_CREATE | ZIP_TRUNCATE, nullptr);
  for (const auto& [name, content] : parts) {
    const zip_int64_t index =
        zip_file_add(archive, name.c_str(), zip_source_buffer(archive, content.data(), content.size(), 0), 0);
    zip_set_file_compression(archive, static_cast<zip_uint64_t>(index), ZIP_CM_DEFLATE, 1);
  }
  zip_close(archive);
}

// Accounts as a spreadsheet saves them: words once in the shared strings, amounts with two decimals, four sheets; about 50 MB too, with more cells.
std::filesystem::path workbook_of_accounts() {
  constexpr int sheets = 4, rows = 130'000, words = 400, amounts = 9;
  const auto file = place("bench_accounts_").string() + ".xlsx";
  const std::string relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  const std::string package = "http://schemas.openxmlformats.org/package/2006/relationships";
  std::string shared = "<sst><si><t>Kommune</t></si><si><t>Funksjon</t></si><si><t>Art</t></si>";
  for (int k = 0; k < amounts; ++k) shared += fmt::format("<si><t>Regnskap {}</t></si>", 2015 + k);
  for (int k = 0; k < words; ++k) shared += fmt::format("<si><t>{} Oppdiktet {}</t></si>", 100 + k, k);
  shared += "<si><t>5029 Skaun</t></si><si><t>5031 Malvik</t></si></sst>";
  std::string list, targets;
  std::vector<std::pair<std::string, std::string>> parts;
  std::uint32_t drawn = 0;
  for (int s = 1; s <= sheets; ++s) {
    std::string xml = "<worksheet><sheetData><row r=\"1\">";
    for (int column = 0; column < 3 + amounts; ++column)
      xml += fmt::format("<c r=\"{}1\" t=\"s\"><v>{}</v></c>", static_cast<char>('A' + column), column);
    xml += "</row>";
    for (int row = 2; row <= rows; ++row) {
      xml += fmt::format(
          "<row r=\"{0}\" spans=\"1:12\"><c r=\"A{0}\" t=\"s\"><v>{1}</v></c><c r=\"B{0}\" t=\"s\"><v>{2}</v></c><c r=\"C{0}\" t=\"s\"><v>{3}</v></c>",
          row, 3 + amounts + words + row % 2, 3 + amounts + row % 40,
          3 + amounts + 40 + static_cast<int>(draw(drawn++) * (words - 40)));
      for (int k = 0; k < amounts; ++k)
        xml += fmt::format("<c r=\"{}{}\" s=\"1\"><v>{:.2f}</v></c>", static_cast<char>('D' + k), row,
                           (draw(drawn++) - 0.2) * 1e6);
      xml += "</row>";
    }
    parts.emplace_back(fmt::format("xl/worksheets/sheet{}.xml", s), xml + "</sheetData></worksheet>");
    list += fmt::format("<sheet name=\"Ark{0}\" sheetId=\"{0}\" r:id=\"rId{0}\"/>", s);
    targets += fmt::format("<Relationship Id=\"rId{0}\" Type=\"{1}/worksheet\" Target=\"worksheets/sheet{0}.xml\"/>", s,
                           relations);
  }
  parts.emplace_back("xl/sharedStrings.xml", shared);
  parts.emplace_back("xl/styles.xml",
                     "<styleSheet><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"4\"/></cellXfs></styleSheet>");
  parts.emplace_back("xl/workbook.xml",
                     fmt::format("<workbook xmlns:r=\"{}\"><sheets>{}</sheets></workbook>", relations, list));
  parts.emplace_back(
      "xl/_rels/workbook.xml.rels",
      fmt::format(
          "<Relationships xmlns=\"{0}\">{1}<Relationship Id=\"s\" Type=\"{2}/sharedStrings\" Target=\"sharedStrings.xml\"/><Relationship Id=\"t\" Type=\"{2}/styles\" Target=\"styles.xml\"/></Relationships>",
          package, targets, relations));
  parts.emplace_back(
      "_rels/.rels",
      fmt::format(
          "<Relationships xmlns=\"{}\"><Relationship Id=\"b\" Type=\"{}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>",
          package, relations));
  write_package(file, parts);
  return file;
}

double processor_seconds() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

/// Read, understood, and every figure handed over. `read_s` and `figures_s` are processor time, which other load does not add to.
void import_workbook(benchmark::State& state, const std::filesystem::path& file) {
  const auto facts = facts::load("data/handlingsrom.bundle");
  const importing::Options options{};
  double most = 0, read_seconds = 0, figure_seconds = 0;
  std::size_t cells = 0, figures = 0;
  for (auto _ : state) {
    cells = figures = 0;
    forget_peak();
    const double before = memory_now();
    const double start = processor_seconds();
    const reading::Document document = reading::read_file(file);
    const double read = processor_seconds();
    importing::Understanding understanding = importing::understand(document, *facts->registry, options);
    importing::each_figure(document, *facts->registry, options, understanding,
                           [&](const importing::Figure&) { ++figures; });
    read_seconds = read - start;
    figure_seconds = processor_seconds() - read;
    for (const reading::Sheet& sheet : document.sheets) cells += sheet.cell_count();
    most = std::max(most, peak_memory() - before);
  }
  state.counters["file_MB"] = static_cast<double>(std::filesystem::file_size(file)) / 1e6;
  state.counters["cells"] = static_cast<double>(cells);
  state.counters["figures"] = static_cast<double>(figures);
  state.counters["read_s"] = read_seconds;
  state.counters["figures_s"] = figure_seconds;
  state.counters["memory_MB"] = most / 1e6;
  std::filesystem::remove(file);
}

void workbook(benchmark::State& state) { import_workbook(state, workbook_of_digits()); }
BENCHMARK(workbook)->Unit(benchmark::kSecond)->Iterations(1);

void workbook_accounts(benchmark::State& state) { import_workbook(state, workbook_of_accounts()); }
BENCHMARK(workbook_accounts)->Unit(benchmark::kSecond)->Iterations(1);

}  // namespace
