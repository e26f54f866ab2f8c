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

void draw(const std::array<double, age_group_count>& height, Line& level) {
  for (int age = 0; age < age_count; ++age) {
    const double x = age + 0.5;
    double log_level = std::log(height[0]);
    if (x >= middles[2]) {
      log_level = std::log(height[2]);
    } else if (x > middles[0]) {
      const std::size_t g = x < middles[1] ? 0 : 1;
      const double part = (x - middles[g]) / (middles[g + 1] - middles[g]);
      log_level = (1 - part) * std::log(height[g]) + part * std::log(height[g + 1]);
    }
    level[static_cast<std::size_t>(age)] = std::exp(log_level);
  }
}

}  // namespace

std::vector<std::array<double, age_count>> smooth_prevalence(
    const Model& model, const std::vector<std::array<double, age_group_count>>& per_need,
    const std::array<std::array<double, age_count>, sex_count>& persons, std::size_t sex) {
  std::vector<Line> result(model.ladder.steps.size());
  for (std::size_t s = 0; s < result.size(); ++s) {
    const Step& step = model.ladder.steps[s];
    const AgeShape& shape = model.shapes[index_of(step.figure)];
    std::array<double, age_group_count> weight{};
    for (int age = 0; age < age_count; ++age) {
      const auto a = static_cast<std::size_t>(age);
      weight[static_cast<std::size_t>(age_group_of(age))] +=
          (step.women_to_men * persons[0][a] + persons[1][a]) * shape[a];
    }
    std::array<double, age_group_count> height{};
    for (std::size_t g = 0; g < height.size(); ++g) height[g] = std::max(lowest_level, per_need[s][g]);
    Line level{};
    for (int round = 0; round < rounds; ++round) {
      draw(height, level);
      std::array<double, age_group_count> got{};
      for (int age = 0; age < age_count; ++age) {
        const auto a = static_cast<std::size_t>(age);
        got[static_cast<std::size_t>(age_group_of(age))] +=
            (step.women_to_men * persons[0][a] + persons[1][a]) * shape[a] * level[a];
      }
      for (std::size_t g = 0; g < height.size(); ++g) {
        const double wanted = weight[g] * per_need[s][g];
        if (got[g] > 0 && wanted > 0) height[g] = std::clamp(height[g] * wanted / got[g], lowest_level, 50.0);
      }
    }
    draw(height, level);
    const double ratio = sex == 0 ? step.women_to_men : 1.0;
    for (std::size_t a = 0; a < age_count; ++a) result[s][a] = std::min(highest_share, ratio * shape[a] * level[a]);
  }
  make_room(result);
  return result;
}

}  // namespace handlingsrom::care
