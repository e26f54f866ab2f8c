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

/// What a large municipality's ten years may come to: 1,000 tasks that wait for each other, 200 gains, 200 groups with their meetings, 520 decisions with two figures each, 400 who were heard.
const std::string& ten_years() {
  static const std::string made = [] {
    std::string all = "id = \"p\"\ntitle = \"t\"\nmunicipality = \"5046\"\nupdated = 2026-11-28\n";
    all += "[[project]]\nid = \"p\"\nname = \"P\"\nowner = \"leader\"\nsubjects = [\"care\", \"staffing\"]\n";
    for (int i = 0; i < 1000; ++i) {
      all += fmt::format(
          "[[task]]\nid = \"t{0}\"\nname = \"Oppgave {0}\"\nproject = \"p\"\nrole = \"leader\"\ndays = {1}\neffort = 1\n",
          i, 1 + i % 20);
      if (i % 10 == 0)
        all += fmt::format("earliest = {}-03-02\n", 2020 + i / 100);
      else
        all += fmt::format("after = [\"t{}\"]\n", i - 1);
      if (i < 500) all += "done = 2026-10-01\n";
    }
    for (int i = 0; i < 200; ++i) {
      all += fmt::format(
          "[[gain]]\nid = \"g{0}\"\nname = \"Gevinst {0}\"\nowner = \"leader\"\nunit = \"kr\"\ntype = \"avoided_cost\"\n"
          "settled = \"released\"\nbaseline = {{value = 100, date = 2019-12-31, source = \"s\"}}\n",
          i);
      const auto years = [&](const char* key, int from, int to, int value) {
        std::string list;
        for (int year = from; year <= to; ++year)
          list += fmt::format("{}{{year = {}, value = {}{}}}", list.empty() ? "" : ", ", year, value,
                              to < 2026 ? ", source = \"s\"" : "");
        all += fmt::format("{} = [{}]\n", key, list);
      };
      years("target", 2020, 2030, 80);
      years("realised", 2020, 2025, 85);
      years("planned_money", 2020, 2030, 10000);
      years("realised_money", 2020, 2025, 9000);
    }
    for (int i = 0; i < 200; ++i)
      all += fmt::format(
          "[[group]]\nid = \"g{0}\"\nname = \"Gruppe {0}\"\nkind = \"project\"\nproject = \"p\"\nleader = \"leader\"\n"
          "member = [{{role = \"employee\"}}, {{role = \"union_representative\"}}]\n"
          "meeting = [{{date = 2026-12-08, from = \"09:00\", to = \"11:00\"}}]\n",
          i);
    for (int i = 0; i < 400; ++i)
      all += fmt::format(
          "[[involvement]]\nid = \"i{0}\"\narena = \"Møte {0}\"\nwho = \"elderly_council\"\nstep = \"consult\"\n"
          "date = {1}-05-04\nasked = \"Hva må til?\"\nsaid = \"Mer tid\"\nanswer = \"Ja\"\nanswered = {1}-06-04\n",
          i, 2017 + i / 40);
    for (int i = 0; i < 520; ++i)
      all += fmt::format(
          "[[decision]]\nid = \"d{0}\"\nname = \"Vedtak {0}\"\nproject = \"p\"\nbody = \"council\"\ndate = {1}-09-03\n"
          "version = \"v\"\ninvolvement = [\"i{2}\"]\n"
          "figure = [{{figure = \"rooms.money\", year = 2030, value = 1, tolerance = 1e9}}, {{figure = \"rooms.people\", year = 2030, value = 1, tolerance = 1e4}}]\n",
          i, 2017 + i / 52, i / 52 * 40);
    return all;
  }();
  return made;
}

void ten_years_read(benchmark::State& state) {
  service().chain();
  for (auto _ : state) benchmark::DoNotOptimize(api::read_programme_text(service(), ten_years(), "p.toml", ""));
}
BENCHMARK(ten_years_read)->Unit(benchmark::kMillisecond);

void ten_years_page(benchmark::State& state) {
  const api::ProgrammeAnswer answer = api::read_programme_text(service(), ten_years(), "p.toml", "");
  for (auto _ : state) benchmark::DoNotOptimize(api::programme_page_json(service(), answer, {}, catalogue()).dump());
}
BENCHMARK(ten_years_page)->Unit(benchmark::kMillisecond);

void ten_years_change(benchmark::State& state) {
  const nlohmann::ordered_json edit = {{"do", "change"}, {"what", "task"}, {"id", "t900"}, {"values", {{"days", 3}}}};
  for (auto _ : state)
    benchmark::DoNotOptimize(api::edit_programme(service(), ten_years(), "p.toml", edit, "2026-11-29"));
}
BENCHMARK(ten_years_change)->Unit(benchmark::kMillisecond);

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
