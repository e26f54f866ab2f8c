#include "outlook/care/demography.hpp"

#include <algorithm>
#include <cmath>

#include "base/error.hpp"

namespace handlingsrom::care {
namespace {

// A death rate is never quite zero, and nobody over 104 is certain to die within the year.
constexpr double lowest_survival = 0.05;
constexpr double highest_survival = 1 - 1e-6;
// More people than this leaving a single year of age would be an error of the figures, not a move.
constexpr double highest_leaving = 3;

}  // namespace

Demography demography(const population::Projection& persons, const Survival& survival) {
  Demography result;
  result.first = persons.first_year();
  result.years = persons.years() - 1;
  if (static_cast<int>(survival.size()) < result.years) {
    throw Error(ErrorCode::internal, "care_survival_short", {{"found", std::to_string(survival.size())}});
  }
  const auto flow = static_cast<std::size_t>(result.years);
  result.death.resize(flow);
  result.leaving.resize(flow);
  result.arriving.resize(flow);
  for (const Sex sex : {Sex::female, Sex::male}) {
    const auto s = static_cast<std::size_t>(index_of(sex));
    const auto first = persons.ages(0, sex);
    std::copy(first.begin(), first.end(), result.start[s].begin());
    for (std::size_t t = 0; t < flow; ++t) {
      const auto now = persons.ages(static_cast<int>(t), sex);
      const auto next = persons.ages(static_cast<int>(t) + 1, sex);
      result.arriving[t][s][0] = std::max(0.0, next[0]);
      for (std::size_t age = 0; age < age_count; ++age) {
        const std::size_t end = std::min<std::size_t>(age + 1, oldest_age);
        const double lives = std::clamp(survival[t][s][end], lowest_survival, highest_survival);
        result.death[t][s][age] = static_cast<float>(-std::log(lives));
        if (age == oldest_age) {  // shares its cohort with those of 104
          result.leaving[t][s][age] = result.leaving[t][s][age - 1];
          continue;
        }
        const double open = end == oldest_age ? now[oldest_age] : 0.0;
        const double stayers = (now[age] + open) * lives;
        const double moved = next[end] - stayers;
        if (moved >= 0) {
          result.arriving[t][s][end] = moved;
        } else if (stayers > 0) {
          const double rate = next[end] > 0 ? -std::log(next[end] / stayers) : highest_leaving;
          result.leaving[t][s][age] = static_cast<float>(std::min(rate, highest_leaving));
        }
      }
    }
  }
  return result;
}

Survival constant_survival(const facts::VitalRates& vital, int flow_years, int years) {
  std::array<std::array<double, age_count>, sex_count> year{};
  const auto last = static_cast<int>(vital.mx.size());
  for (std::size_t s = 0; s < sex_count; ++s) {
    std::array<double, age_count> rate{};
    for (std::size_t age = 0; age < age_count; ++age) {
      for (int back = 1; back <= years; ++back)
        rate[age] += vital.mx[static_cast<std::size_t>(last - back)][s][age] / years;
    }
    year[s][0] = std::exp(-rate[0]);
    for (std::size_t end = 1; end < age_count; ++end) year[s][end] = std::exp(-0.5 * (rate[end - 1] + rate[end]));
  }
  return Survival(static_cast<std::size_t>(flow_years), year);
}

}  // namespace handlingsrom::care
