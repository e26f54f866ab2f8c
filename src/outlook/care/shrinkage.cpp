#include "outlook/care/shrinkage.hpp"

#include <algorithm>

namespace handlingsrom::care {
namespace {

constexpr std::size_t class_count = 7;  // Statistics Norway's centrality 1 … 6; 0 where unknown

}  // namespace

ShrunkLevel shrunk(double users, double expected, double mean, double variance) {
  if (mean <= 0) return {0, 0};
  if (variance <= 0) return {mean, 0};
  const double shape = mean * mean / variance;
  const double rate = mean / variance;
  return {(users + shape) / (expected + rate), expected / (expected + rate)};
}

std::vector<std::array<std::array<ShrunkLevel, age_group_count>, figure_count>> shrink(const facts::Facts& facts,
                                                                                       const LevelTable& levels) {
  const std::size_t count = levels.municipalities.size();
  std::vector<std::array<std::array<ShrunkLevel, age_group_count>, figure_count>> result(count);
  std::vector<std::size_t> group_of(count, 0);
  for (std::size_t m = 0; m < count; ++m) {
    const int centrality = facts.registry->at(MunicipalityIndex{static_cast<int>(m)}).centrality_class;
    group_of[m] = static_cast<std::size_t>(std::clamp(centrality, 0, static_cast<int>(class_count) - 1));
  }
  const Year counted = std::min(levels.year + 1, facts.population.last_year());
  for (std::size_t g = 0; g < age_group_count; ++g) {
    std::vector<double> persons(count);
    for (std::size_t m = 0; m < count; ++m) {
      persons[m] =
          facts.population.total(static_cast<int>(m), counted, age_group_bounds[g], age_group_bounds[g + 1] - 1);
    }
    for (std::size_t f = 0; f < figure_count; ++f) {
      std::array<double, class_count> users{};
      std::array<double, class_count> expected{};
      double all = 0;
      for (std::size_t m = 0; m < count; ++m) {
        const double e = persons[m] * levels.national[f][g];
        users[group_of[m]] += levels.municipalities[m].figure[f].users[g];
        expected[group_of[m]] += e;
        all += e;
      }
      // Moments: the spread of the ratios about their class less what chance alone gives.
      double spread = 0;
      for (std::size_t m = 0; m < count; ++m) {
        const double e = persons[m] * levels.national[f][g];
        const double mean = expected[group_of[m]] > 0 ? users[group_of[m]] / expected[group_of[m]] : 1;
        if (e > 0) {
          const double ratio = levels.municipalities[m].figure[f].users[g] / e;
          spread += e * (ratio - mean) * (ratio - mean) - mean;
        }
      }
      const double variance = all > 0 ? std::max(0.0, spread / all) : 0;
      for (std::size_t m = 0; m < count; ++m) {
        const std::size_t c = group_of[m];
        const double mean = expected[c] > 0 ? users[c] / expected[c] : 1;
        result[m][f][g] =
            shrunk(levels.municipalities[m].figure[f].users[g], persons[m] * levels.national[f][g], mean, variance);
      }
    }
  }
  return result;
}

}  // namespace handlingsrom::care
