// Cooperative games: Shapley values and nucleoli of regenerated games (Benedek, Fliege and Nguyen 2021, types 1 and 2). Studies of cooperation, who with
// whom, and small staffs from the bundle.
#include <cmath>

#include <benchmark/benchmark.h>

#include "choice/cooperation/game/solutions.hpp"
#include "surface/api/studies.hpp"
#include "surface/api/study_page.hpp"
#include "surface/api/vulnerability.hpp"

namespace {

namespace co = handlingsrom::cooperation;

co::Game regenerated(std::uint32_t seed, int type, int members) {
  std::uint32_t state = seed;
  const auto below = [&](int modulus) {
    state = state * 214013U + 2531011U;
    return static_cast<double>(static_cast<int>((state >> 16U) & 0x7fffU) % modulus);
  };
  co::Game game;
  for (int i = 1; i <= members; ++i) game.members.push_back(std::to_string(i));
  game.worth.assign(std::size_t{1} << members, 0.0);
  if (type == 1) game.worth.back() = below(201) + 100 * (members - 2);
  for (co::Coalition s = 1; s <= game.everyone(); ++s) {
    if (co::members_of(s) == 1 || (type == 1 && s == game.everyone())) continue;
    game.worth[s] = 1 + below(type == 1 ? 100 * co::members_of(s) : 50 * members);
  }
  return game;
}

void shapley(benchmark::State& state) {
  const co::Game game = regenerated(1, 1, static_cast<int>(state.range(0)));
  for (auto _ : state) benchmark::DoNotOptimize(co::shapley(game));
}
BENCHMARK(shapley)->Arg(12)->Arg(20)->Unit(benchmark::kMillisecond);

void nucleolus(benchmark::State& state) {
  const co::Game game = regenerated(2, static_cast<int>(state.range(1)), static_cast<int>(state.range(0)));
  for (auto _ : state) {
    const co::Nucleolus found = co::nucleolus(game);
    state.counters["programs"] = found.programs;
    state.counters["rows"] = found.rows;
    state.counters["levels"] = static_cast<double>(found.levels.size());
    state.counters["verified"] = found.verified ? 1 : 0;
  }
}
BENCHMARK(nucleolus)->Args({8, 1})->Args({12, 1})->Args({12, 2})->Args({16, 1})->Args({20, 1})->Args({20, 2})->Unit(
    benchmark::kMillisecond);

void least_core(benchmark::State& state) {
  const co::Game game = regenerated(2, 1, static_cast<int>(state.range(0)));
  for (auto _ : state) benchmark::DoNotOptimize(co::least_core(game));
}
BENCHMARK(least_core)->Arg(12)->Unit(benchmark::kMillisecond);

const handlingsrom::api::Service& service() {
  static const handlingsrom::api::Service loaded(std::filesystem::path("data/handlingsrom.bundle"));
  return loaded;
}

void vulnerability_of_all(benchmark::State& state) {
  service();
  for (auto _ : state) benchmark::DoNotOptimize(handlingsrom::api::vulnerability_of(service(), {}));
}
BENCHMARK(vulnerability_of_all)->Unit(benchmark::kMillisecond);

// Eight municipalities around the Sognefjord: 255 coalitions, ranges, years to 2050.
void study_of_eight(benchmark::State& state) {
  service().chain();
  const std::string text =
      "title = \"Eight\"\nservice = \"child_protection\"\nfirst_year = 2027\nsharing = \"shapley\"\n"
      "municipalities = [\"Sogndal\", \"Luster\", \"Lærdal\", \"Årdal\", \"Aurland\", \"Vik\", \"Høyanger\", \"Sunnfjord\"]\n"
      "hosts = [\"Sogndal\", \"Sunnfjord\"]\nquality = \"q\"\nnearness = \"n\"\n";
  for (auto _ : state) {
    const auto answer = handlingsrom::api::study_cooperation_text(service(), text, "eight.toml", 1);
    state.counters["coalitions"] = static_cast<double>(answer.outcome.game.worth.size() - 1);
    state.counters["draws"] = answer.outcome.draws;
  }
}
BENCHMARK(study_of_eight)->Unit(benchmark::kMillisecond);

// Eighteen municipalities on Helgeland: 262,143 coalitions, each looked at.
void study_of_eighteen(benchmark::State& state) {
  service().chain();
  for (auto _ : state)
    benchmark::DoNotOptimize(handlingsrom::api::study_cooperation(service(), "examples/helgeland-felles-folk.toml", 1));
}
BENCHMARK(study_of_eighteen)->Unit(benchmark::kMillisecond)->Iterations(1);

// The page's largest: fourteen municipalities, 16,383 coalitions, the study and then its rooms of each and of all; another seed each time, so that nothing is kept.
void page_of_fourteen(benchmark::State& state) {
  service().chain();
  const handlingsrom::messages::Catalogue catalogue("data/messages", handlingsrom::messages::Language::bokmaal);
  handlingsrom::api::StudyPage page;
  page.asked.municipalities = {"Sogndal",   "Luster",  "Lærdal", "Årdal",     "Aurland", "Vik",   "Høyanger",
                               "Sunnfjord", "Askvoll", "Fjaler", "Hyllestad", "Solund",  "Gulen", "Gloppen"};
  for (auto _ : state) {
    ++page.seed;
    benchmark::DoNotOptimize(handlingsrom::api::study_page_json(service(), page, catalogue));
    benchmark::DoNotOptimize(handlingsrom::api::study_rooms_json(service(), page, catalogue, [] { return false; }));
  }
}
BENCHMARK(page_of_fourteen)->Unit(benchmark::kMillisecond)->Iterations(1);

void existing_against_good(benchmark::State& state) {
  service();
  for (auto _ : state) benchmark::DoNotOptimize(handlingsrom::api::existing_child_protection(service(), 1));
}
BENCHMARK(existing_against_good)->Unit(benchmark::kMillisecond)->Iterations(1);

void partners_of_all(benchmark::State& state) {
  service();
  handlingsrom::api::PartnersRequest request;
  request.search.kept = 1;
  for (auto _ : state) benchmark::DoNotOptimize(handlingsrom::api::find_partners(service(), request));
}
BENCHMARK(partners_of_all)->Unit(benchmark::kMillisecond)->Iterations(1);

}  // namespace
