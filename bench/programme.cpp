// A large programme: the critical path of 5,000 tasks, every rule for 1,000 measures with 200 groups and ten years of decisions, reading and calendar.
//   bench_programme
#include <string>

#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include "followup/programme/calendar.hpp"
#include "followup/programme/check.hpp"
#include "surface/api/programmes_read.hpp"

namespace {

namespace pm = handlingsrom::programme;
using handlingsrom::roster::Day;

constexpr const char* head = "id = \"p\"\ntitle = \"t\"\nmunicipality = \"Skaun\"\nupdated = 2026-11-28\n";

/// Tasks in a net: each waits for up to three of the fifty before it.
std::string tasks(int count) {
  std::string text;
  for (int i = 0; i < count; ++i) {
    text += fmt::format("[[task]]\nid = \"t{0}\"\nname = \"Oppgave {0}\"\ndays = {1}\nafter = [", i, 1 + i * 7 % 9);
    for (int k = 1; k <= 3 && i > 0; ++k)
      text += fmt::format("{}\"t{}\"", k > 1 ? ", " : "", i - 1 - (i * 13 + k * 17) % std::min(i, 50));
    text += "]\n";
  }
  return text;
}

std::string large() {
  std::string text = head;
  for (int i = 0; i < 200; ++i)
    text += fmt::format(
        "[[project]]\nid = \"p{0}\"\nname = \"Prosjekt {0}\"\nowner = \"leader\"\nsubjects = [\"care\", \"staffing\"]\n"
        "[[group]]\nid = \"g{0}\"\nname = \"Gruppe {0}\"\nkind = \"project\"\nproject = \"p{0}\"\nleader = \"leader\"\n"
        "member = [{{role = \"employee\", count = 3}}, {{role = \"union_representative\"}}]\n",
        i);
  // Ten years of decisions, one a week and two figures each, with somebody heard before each.
  for (int i = 0; i < 520; ++i)
    text += fmt::format(
        "[[involvement]]\nid = \"i{0}\"\nproject = \"p{1}\"\narena = \"a\"\nwho = \"elderly_council\"\nstep = \"consult\"\ndate = 20{2}-03-01\nasked = \"q\"\nsaid = \"s\"\n"
        "[[decision]]\nid = \"d{0}\"\nname = \"Vedtak {0}\"\nproject = \"p{1}\"\nbody = \"council\"\ndate = 20{2}-06-01\nversion = \"v\"\ninvolvement = [\"i{0}\"]\n"
        "figure = [{{figure = \"rooms.money\", year = 2030, value = 1, tolerance = 1}}, {{figure = \"rooms.people\", year = 2030, value = 1, tolerance = 1}}]\n",
        i, i % 200, 17 + i / 52);
  for (int i = 0; i < 1000; ++i)
    text += fmt::format(
        "[[gain]]\nid = \"m{0}\"\nname = \"Tiltak {0}\"\nproject = \"p{1}\"\nowner = \"leader\"\nunit = \"kr\"\ntype = \"avoided_cost\"\nsettled = \"released\"\n"
        "baseline = {{value = 100, date = 2024-01-01, source = \"s\"}}\ntarget = [{{year = 2025, value = 80}}, {{year = 2027, value = 60}}]\n"
        "realised = [{{year = 2025, value = 90, source = \"s\"}}]\nplanned_money = [{{year = 2027, value = 1000}}]\n",
        i, i % 200);
  return text + tasks(1000);
}

Day today() { return std::chrono::year{2026} / std::chrono::November / std::chrono::day{28}; }

void critical_path(benchmark::State& state) {
  const pm::Programme programme = pm::read_programme(head + tasks(5000), "p.toml");
  for (auto _ : state) benchmark::DoNotOptimize(pm::plan_of(programme));
}
BENCHMARK(critical_path)->Unit(benchmark::kMillisecond);

void check_all_rules(benchmark::State& state) {
  const pm::Programme programme = pm::read_programme(large(), "p.toml");
  const pm::Plan plan = pm::plan_of(programme);
  for (auto _ : state) {
    benchmark::DoNotOptimize(pm::check(
        programme, plan, pm::representation(), today(), [](std::string_view, int) { return std::optional(3.0); }, {},
        handlingsrom::Year{2026}));
  }
}
BENCHMARK(check_all_rules)->Unit(benchmark::kMillisecond);

void read_large(benchmark::State& state) {
  const std::string text = large();
  for (auto _ : state) benchmark::DoNotOptimize(pm::read_programme(text, "p.toml"));
}
BENCHMARK(read_large)->Unit(benchmark::kMillisecond);

/// What a page asks for: the whole answer of a programme that has been read before, and the answer where it has not.
void answer_again(benchmark::State& state) {
  const handlingsrom::api::Service service("data/handlingsrom.bundle");
  const std::string text = large();
  handlingsrom::api::ProgrammesRead kept;
  (void)kept.read(service, text, "p.toml", "2026-11-28");
  for (auto _ : state) benchmark::DoNotOptimize(kept.read(service, text, "p.toml", "2026-11-28"));
}
BENCHMARK(answer_again)->Unit(benchmark::kMillisecond);

void answer_anew(benchmark::State& state) {
  const handlingsrom::api::Service service("data/handlingsrom.bundle");
  const std::string text = large();
  for (auto _ : state)
    benchmark::DoNotOptimize(handlingsrom::api::read_programme_text(service, text, "p.toml", "2026-11-28"));
}
BENCHMARK(answer_anew)->Unit(benchmark::kMillisecond);

void calendar(benchmark::State& state) {
  const pm::Programme programme = pm::read_programme(large(), "p.toml");
  const pm::Plan plan = pm::plan_of(programme);
  for (auto _ : state)
    benchmark::DoNotOptimize(pm::icalendar("k", pm::events_of(programme, plan, 2026, 2035, "{name}"), today()));
}
BENCHMARK(calendar)->Unit(benchmark::kMillisecond);

}  // namespace
