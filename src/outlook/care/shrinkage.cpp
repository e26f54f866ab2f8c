#include "outlook/care/shrinkage.hpp"

#include <algorithm>

#include "standing/facts/population_history.hpp"
#include "standing/registry/registry.hpp"

namespace handlingsrom::care {
namespace {

constexpr std::size_t class_count = 7;  // Statistics Norway's centrality 1 … 6; 0 where unknown
constexpr double largest_spread = 25;
constexpr int halvings = 50;

/// Fills in the class means.
void set_means(const std::vector<std::size_t>& class_of, std::vector<Deviation>& deviations) {
  std::array<double, class_count> users{};
  std::array<double, class_count> expected{};
  for (std::size_t m = 0; m < deviations.size(); ++m) {
    users[class_of[m]] += deviations[m].users;
    expected[class_of[m]] += deviations[m].expected;
  }
  for (std::size_t m = 0; m < deviations.size(); ++m) {
    const std::size_t c = class_of[m];
    deviations[m].mean = expected[c] > 0 ? users[c] / expected[c] : 1;
  }
}

std::vector<ShrunkLevel> draw(const std::vector<std::size_t>& class_of, std::vector<Deviation> deviations) {
  set_means(class_of, deviations);
  const double spread = relative_spread(deviations);
  std::vector<ShrunkLevel> result;
  result.reserve(deviations.size());
  for (const Deviation& own : deviations) result.push_back(shrunk(own.users, own.expected, own.mean, spread));
  return result;
}

}  // namespace

ShrunkLevel shrunk(double users, double expected, double mean, double spread) {
  if (mean <= 0) return {0, 0};
  if (spread <= 0) return {mean, 0};
  const double shape = 1 / spread;
  const double rate = shape / mean;
  return {(users + shape) / (expected + rate), expected / (expected + rate)};
}

double relative_spread(const std::vector<Deviation>& deviations) {
  const auto excess = [&](double spread) {
    double sum = 0;
    for (const Deviation& own : deviations) {
      const double chance = own.mean * own.expected;
      if (chance <= 0) continue;
      const double apart = own.users / chance - 1;
      sum += apart * apart / (spread + 1 / chance) - 1;
    }
    return sum;
  };
  if (excess(0) <= 0) return 0;
  double low = 0;
  double high = largest_spread;
  for (int i = 0; i < halvings; ++i) {
    const double middle = 0.5 * (low + high);
    (excess(middle) > 0 ? low : high) = middle;
  }
  return 0.5 * (low + high);
}

std::vector<std::array<std::array<ShrunkLevel, age_group_count>, figure_count>> shrink(const facts::Facts& facts,
                                                                                       const LevelTable& levels) {
  const std::size_t count = levels.municipalities.size();
  std::vector<std::array<std::array<ShrunkLevel, age_group_count>, figure_count>> result(count);
  std::vector<std::size_t> class_of(count, 0);
  std::vector<std::array<double, age_group_count>> persons(count);
  const Year counted = std::min(levels.year + 1, facts.population.last_year());
  for (std::size_t m = 0; m < count; ++m) {
    const int centrality = facts.registry->at(MunicipalityIndex{static_cast<int>(m)}).centrality_class;
    class_of[m] = static_cast<std::size_t>(std::clamp(centrality, 0, static_cast<int>(class_count) - 1));
    for (std::size_t g = 0; g < age_group_count; ++g) {
      persons[m][g] =
          facts.population.total(static_cast<int>(m), counted, age_group_bounds[g], age_group_bounds[g + 1] - 1);
    }
  }
  for (std::size_t f = 0; f < figure_count; ++f) {
    std::vector<Deviation> all(count);
    std::array<std::vector<ShrunkLevel>, age_group_count> groups;
    for (std::size_t g = 0; g < age_group_count; ++g) {
      std::vector<Deviation> group(count);
      for (std::size_t m = 0; m < count; ++m) {
        group[m] = {levels.municipalities[m].figure[f].users[g], persons[m][g] * levels.national[f][g], 1};
        all[m].users += group[m].users;
        all[m].expected += group[m].expected;
      }
      groups[g] = draw(class_of, std::move(group));
    }
    const std::vector<ShrunkLevel> totals = draw(class_of, all);
    for (std::size_t m = 0; m < count; ++m) {
      double drawn = 0;
      for (std::size_t g = 0; g < age_group_count; ++g)
        drawn += groups[g][m].ratio * persons[m][g] * levels.national[f][g];
      const double scale = drawn > 0 ? totals[m].ratio * all[m].expected / drawn : 1;
      for (std::size_t g = 0; g < age_group_count; ++g) {
        result[m][f][g] = {groups[g][m].ratio * scale, totals[m].weight};
      }
    }
  }
  return result;
}

}  // namespace handlingsrom::care
