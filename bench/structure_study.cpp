// A municipality of 25 schools, 15 years and 200 paths: the frontier of 20 points, and one alternative beside those already worked out.
#include <cmath>

#include <benchmark/benchmark.h>

#include "choice/structure/study/study.hpp"

namespace {

namespace st = handlingsrom::structure_study;
namespace structure = handlingsrom::structure;

/// Invented: schools 1–7 spread over 60 by 40 km, every fifth with 8–10 too, from 30 to 400 pupils.
st::Study invented(double reach = 30) {
  st::Study study;
  study.first = handlingsrom::Year{2028};
  study.years = 15;
  constexpr std::size_t schools = 25;
  std::vector<std::pair<double, double>> place;
  for (std::size_t k = 0; k < schools; ++k) {
    const auto fraction = [&](double root) { return std::fmod((static_cast<double>(k) + 0.5) * std::sqrt(root), 1.0); };
    place.emplace_back(60 * fraction(2), 40 * fraction(3));
    const bool upper = k % 5 == 0;
    const double pupils = 30 + 370 * std::pow(fraction(5), 3);
    st::Site site;
    site.name = "S" + std::to_string(k);
    site.highest = upper ? 10 : 7;
    site.running_cost = 1e6 + 12000 * pupils;
    study.sites.push_back(site);
    st::Area area;
    area.name = site.name;
    for (int t = 0; t < study.years; ++t) {
      st::ByGrade year{};
      year.fill(pupils / 7 * (1 - 0.01 * t));
      area.pupils.push_back(year);
    }
    study.areas.push_back(area);
  }
  for (std::size_t s = 0; s < schools; ++s) {
    for (std::size_t a = 0; a < schools; ++a) {
      const double way = 1.3 * std::hypot(place[s].first - place[a].first, place[s].second - place[a].second);
      study.kilometres.push_back(way);
      study.minutes.push_back(1.5 * way);
    }
  }
  for (int t = 0; t < study.years; ++t) study.spread.emplace_back().fill(0.015 * std::sqrt(t + 2.0));
  study.longest = {reach, 1.2 * reach, 60};
  return study;
}

/// By how far the youngest may go, km: where it is short, small schools must stay and their classes decide.
void frontier(benchmark::State& state) {
  const st::Study study = invented(static_cast<double>(state.range(0)));
  std::size_t points = 0;
  double gap = 0;
  for (auto _ : state) {
    st::Evaluator evaluator(study);
    const st::Result result = st::solve(study, evaluator, {});
    points = result.frontier.size();
    gap = (result.best.total - result.bound) / result.best.total;
  }
  state.counters["points"] = static_cast<double>(points);
  state.counters["gap_percent"] = 100 * gap;
}
BENCHMARK(frontier)->Arg(30)->Arg(20)->Arg(15)->Arg(10)->Unit(benchmark::kSecond)->Iterations(1);

/// Today is known; each school in turn is closed.
void alternative(benchmark::State& state) {
  const st::Study study = invented();
  std::size_t closed = 0;
  st::Evaluator evaluator(study);
  evaluator.total(evaluator.today());
  for (auto _ : state) {
    std::vector<char> open(study.sites.size(), 1);
    open[closed++] = 0;
    const auto choice = evaluator.place(open);
    if (choice) benchmark::DoNotOptimize(evaluator.sums(*choice));
  }
}
BENCHMARK(alternative)->Unit(benchmark::kMillisecond)->Iterations(24);

}  // namespace
