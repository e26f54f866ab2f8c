#include <algorithm>

#include "base/parallel.hpp"
#include "outlook/population/backtest.hpp"
#include "outlook/population/paths.hpp"
#include "standing/facts/population_history.hpp"

namespace handlingsrom::population {

namespace {

constexpr std::size_t age_groups = 4;  // everybody is shown, but not counted in the overall figures
constexpr int least_history = 3;       // years of flow

double percent(double part, double whole) { return whole > 0 ? 100.0 * part / whole : 0.0; }

}  // namespace

double Coverage::share(std::size_t group) const {
  double in = 0;
  double of = 0;
  for (std::size_t h = 1; h <= horizons; ++h) {
    in += inside[group][h];
    of += all[group][h];
  }
  return percent(in, of);
}

double Coverage::share(std::size_t group, int horizon) const {
  return percent(inside[group][static_cast<std::size_t>(horizon)], all[group][static_cast<std::size_t>(horizon)]);
}

double Coverage::overall() const {
  double in = 0;
  double of = 0;
  for (std::size_t group = 0; group < age_groups; ++group) {
    for (std::size_t h = 1; h <= horizons; ++h) {
      in += inside[group][h];
      of += all[group][h];
    }
  }
  return percent(in, of);
}

double Coverage::of_size(std::size_t size_class) const {
  double in = 0;
  double of = 0;
  for (std::size_t group = 0; group < age_groups; ++group) {
    in += inside_by_size[size_class][group];
    of += all_by_size[size_class][group];
  }
  return percent(in, of);
}

Coverage coverage(const std::shared_ptr<const facts::Facts>& facts, const std::vector<int>& bases, int paths,
                  std::uint64_t seed, unsigned threads, const std::map<std::string, double>& assumed) {
  Coverage result;
  const auto& history = facts->population;
  for (const int base : bases) {
    const int horizon = std::min(Coverage::horizons, history.last_year() - Year{base});
    const auto frame = prepare(facts, default_settings(Year{base}, Year{base + horizon}, assumed));
    const PathSampler sampler(frame, paths, seed);
    std::vector<std::vector<Fan>> found(static_cast<std::size_t>(history.areas()));
    parallel_for(
        found.size(),
        [&](std::size_t area) {
          if (!history.has(static_cast<int>(area), Year{base})) return;
          if (frame->local.municipalities[area].years_of_history < least_history) return;
          found[area] = fans(sampler, MunicipalityIndex{static_cast<int>(area)}, backtest_groups);
        },
        threads);
    for (int area = 0; area < history.areas(); ++area) {
      const auto& fan = found[static_cast<std::size_t>(area)];
      if (fan.empty()) continue;
      const double inhabitants = history.total(area, Year{base});
      std::size_t size = 0;
      while (size + 1 < size_class_from.size() && inhabitants >= size_class_from[size + 1]) ++size;
      for (int h = 1; h <= horizon; ++h) {
        if (!history.has(area, Year{base + h})) continue;
        const auto t = static_cast<std::size_t>(h);
        for (std::size_t g = 0; g < backtest_groups.size(); ++g) {
          const double happened = history.total(area, Year{base + h}, backtest_groups[g].from, backtest_groups[g].to);
          const double in = happened >= fan[g].p10[t] && happened <= fan[g].p90[t] ? 1.0 : 0.0;
          result.inside[g][t] += in;
          result.all[g][t] += 1.0;
          result.inside_by_size[size][g] += in;
          result.all_by_size[size][g] += 1.0;
        }
      }
    }
  }
  return result;
}

}  // namespace handlingsrom::population
