// "Did we get there?" with 1,000 measures: what an answer takes the first time and when the text has been read already, and one change of its file.
//   bench_programme_page
#include <string>

#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include "surface/api/programme_edits.hpp"
#include "surface/api/programme_page.hpp"

namespace {

namespace api = handlingsrom::api;
using handlingsrom::messages::Catalogue;
using handlingsrom::messages::Language;

const api::Service& service() {
  static const api::Service bundled{std::filesystem::path("data/handlingsrom.bundle")};
  return bundled;
}
const Catalogue& catalogue() {
  static const Catalogue bokmaal("data/messages", Language::bokmaal);
  return bokmaal;
}

/// 1,000 measures with baseline, target, what came, and kroner.
const std::string& text() {
  static const std::string made = [] {
    std::string all = "id = \"p\"\ntitle = \"t\"\nmunicipality = \"5046\"\nupdated = 2026-11-28\n";
    for (int i = 0; i < 1000; ++i)
      all += fmt::format(
          "[[gain]]\nid = \"m{0}\"\nname = \"Tiltak {0}\"\nowner = \"leader\"\nunit = \"kr\"\ntype = \"avoided_cost\"\n"
          "settled = \"released\"\nbaseline = {{value = 100, date = 2024-01-01, source = \"s\"}}\n"
          "target = [{{year = 2025, value = 80}}, {{year = 2027, value = 60}}]\n"
          "realised = [{{year = 2025, value = 90, source = \"s\"}}]\nplanned_money = [{{year = 2027, value = 1000}}]\n",
          i);
    return all;
  }();
  return made;
}

void read_and_judge(benchmark::State& state) {
  service().chain();
  for (auto _ : state) benchmark::DoNotOptimize(api::read_programme_text(service(), text(), "p.toml", ""));
}
BENCHMARK(read_and_judge)->Unit(benchmark::kMillisecond);

void page(benchmark::State& state) {
  const api::ProgrammeAnswer answer = api::read_programme_text(service(), text(), "p.toml", "");
  for (auto _ : state) benchmark::DoNotOptimize(api::programme_page_json(service(), answer, {}, catalogue()).dump());
}
BENCHMARK(page)->Unit(benchmark::kMillisecond);

void one_change(benchmark::State& state) {
  const nlohmann::ordered_json edit = {
      {"do", "change"}, {"what", "gain"}, {"id", "m500"}, {"values", {{"action", "x"}}}};
  for (auto _ : state) benchmark::DoNotOptimize(api::edit_programme(service(), text(), "p.toml", edit, "2026-11-29"));
}
BENCHMARK(one_change)->Unit(benchmark::kMillisecond);

}  // namespace
