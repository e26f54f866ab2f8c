#include "choice/scenario/double_counting.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace handlingsrom::scenario {
namespace {

// The heaviest step that each figure's users stand on: what a lever that is the figure's coverage takes from.
constexpr std::array<std::pair<std::string_view, std::string_view>, 4> step_of_coverage{{
    {"care.coverage_home_care", "home_nursing"},
    {"care.coverage_staffed_homes", "staffed_home"},
    {"care.coverage_short_stay", "short_stay"},
    {"care.coverage_long_stay", "nursing_home"},
}};

}  // namespace

std::vector<std::string> counted_by(const Lever& lever) {
  std::vector<std::string> result = lever.counts;
  for (const FigureEffect& effect : lever.figures) {
    const bool away = effect.target == Target::users && effect.weight < 0;
    if (away || effect.target == Target::move) result.push_back("users." + effect.part);
  }
  for (const AssumptionEffect& effect : lever.assumptions) {
    for (const auto& [parameter, step] : step_of_coverage) {
      // A lever of weight one is the coverage itself; a lesser one is something else that also moves it.
      if (effect.parameter == parameter && effect.act == Act::shift && effect.weight == 1)
        result.push_back("users." + std::string(step));
    }
  }
  if (lever.settlers_per_unit != 0) result.emplace_back("settlers");
  return result;
}

bool count_twice(const Lever& first, const Lever& second) {
  const auto a = counted_by(first), b = counted_by(second);
  return std::any_of(a.begin(), a.end(),
                     [&](const std::string& each) { return std::find(b.begin(), b.end(), each) != b.end(); });
}

}  // namespace handlingsrom::scenario
