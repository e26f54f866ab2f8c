#include "outlook/care/smooth_levels.hpp"

#include <algorithm>
#include <cmath>

namespace handlingsrom::care {
namespace {

constexpr std::array<double, age_group_count> middles{45, 73.5, 86};
constexpr double lowest_level = 1e-4;
constexpr int rounds = 12;
constexpr double highest_share = 0.9;
constexpr double highest_sum = 11.0 / 12.0;

void make_room(std::vector<std::array<double, age_count>>& share) {
  for (std::size_t age = 0; age < age_count; ++age) {
    double sum = 0;
    for (const auto& step : share) sum += step[age];
    double excess = sum - highest_sum;
    for (std::size_t s = 0; s < share.size() && excess > 0; ++s) {
      const double taken = std::min(excess, 0.95 * share[s][age]);
      share[s][age] -= taken;
      excess -= taken;
    }
  }
}

using Line = std::array<double, age_count>;

/// A straight line in the logarithm between the groups' middles, level outside them. Years follow each other by one factor.
void draw(const std::array<double, age_group_count>& height, Line& level) {
  std::size_t age = 0;
  for (; static_cast<double>(age) + 0.5 <= middles[0]; ++age) level[age] = height[0];
  for (std::size_t g = 0; g + 1 < age_group_count; ++g) {
    const double slope = std::log(height[g + 1] / height[g]) / (middles[g + 1] - middles[g]);
    const double yearly = std::exp(slope);
    double here = height[g] * std::exp(slope * (static_cast<double>(age) + 0.5 - middles[g]));
    for (; static_cast<double>(age) + 0.5 < middles[g + 1]; ++age, here *= yearly) level[age] = here;
  }
  for (; age < age_count; ++age) level[age] = height[2];
}

}  // namespace

std::array<std::vector<std::array<double, age_count>>, sex_count> smooth_prevalence(
    const Model& model, const std::vector<std::array<double, age_group_count>>& per_need,
    const std::array<std::array<double, age_count>, sex_count>& persons) {
  std::array<std::vector<Line>, sex_count> result;
  for (auto& sex : result) sex.resize(model.ladder.steps.size());
  for (std::size_t s = 0; s < model.ladder.steps.size(); ++s) {
    const Step& step = model.ladder.steps[s];
    const AgeShape& shape = model.shapes[index_of(step.figure)];
    const std::array<double, sex_count> ratio{step.women_to_men, 1.0};
    Line need{};  // of both sexes together
    for (std::size_t a = 0; a < age_count; ++a) need[a] = (ratio[0] * persons[0][a] + persons[1][a]) * shape[a];
    const auto by_group = [&](const Line& level) {
      std::array<double, age_group_count> sum{};
      for (std::size_t g = 0; g < sum.size(); ++g) {
        for (auto a = static_cast<std::size_t>(age_group_bounds[g]);
             a < static_cast<std::size_t>(age_group_bounds[g + 1]); ++a) {
          sum[g] += need[a] * level[a];
        }
      }
      return sum;
    };
    Line level{};
    level.fill(1);
    const std::array<double, age_group_count> weight = by_group(level);
    std::array<double, age_group_count> height{};
    for (std::size_t g = 0; g < height.size(); ++g) height[g] = std::max(lowest_level, per_need[s][g]);
    for (int round = 0; round < rounds; ++round) {
      draw(height, level);
      const std::array<double, age_group_count> got = by_group(level);
      for (std::size_t g = 0; g < height.size(); ++g) {
        const double wanted = weight[g] * per_need[s][g];
        if (got[g] > 0 && wanted > 0) height[g] = std::clamp(height[g] * wanted / got[g], lowest_level, 50.0);
      }
    }
    draw(height, level);
    for (std::size_t sex = 0; sex < sex_count; ++sex) {
      for (std::size_t a = 0; a < age_count; ++a)
        result[sex][s][a] = std::min(highest_share, ratio[sex] * shape[a] * level[a]);
    }
  }
  for (auto& sex : result) make_room(sex);
  return result;
}

}  // namespace handlingsrom::care
