#include <algorithm>
#include <cmath>

#include "outlook/population/national.hpp"

namespace handlingsrom::population {

namespace {

constexpr double smallest_rate =
    2e-5;                             // per year: keeps logarithms finite where a small country had no death at an age
constexpr int first_pooled_age = 95;  // from here rates are means of three years: few people, large chance
constexpr int half_window = 3;        // ages on each side in the smoothing of the slope

/// ln m(x) of one year, ages 0 … 105 (105 = mean of the rates above 104).
ByAge log_rates(const facts::VitalRates& vital, std::size_t year, std::size_t sex) {
  ByAge rates{};
  for (std::size_t age = 0; age < age_count; ++age) {
    double rate = vital.mx[year][sex][age];
    if (static_cast<int>(age) >= first_pooled_age && year >= 2) {
      rate = (vital.mx[year][sex][age] + vital.mx[year - 1][sex][age] + vital.mx[year - 2][sex][age]) / 3.0;
    }
    rates[age] = std::log(std::max(rate, smallest_rate));
  }
  return rates;
}

ByAge smoothed(const ByAge& values) {
  ByAge result{};
  for (int age = 0; age < age_count; ++age) {
    double sum = 0;
    for (int k = -half_window; k <= half_window; ++k)
      sum += values[static_cast<std::size_t>(std::clamp(age + k, 0, oldest_age))];
    result[static_cast<std::size_t>(age)] = sum / (2 * half_window + 1);
  }
  return result;
}

}  // namespace

std::vector<BySexAge> projected_survival(const facts::VitalRates& vital, Year last, int window, int jump_off, int years,
                                         const std::vector<double>& pace) {
  const auto end = static_cast<std::size_t>(last - vital.mortality_first);
  const auto n = std::min(static_cast<std::size_t>(window), end + 1);
  const double middle = (static_cast<double>(n) - 1.0) / 2.0;
  double square_sum = 0;
  for (std::size_t i = 0; i < n; ++i)
    square_sum += (static_cast<double>(i) - middle) * (static_cast<double>(i) - middle);

  ByAge slope{};
  BySexAge level{};
  const auto jump = std::min(static_cast<std::size_t>(jump_off), n);
  for (std::size_t sex = 0; sex < sex_count; ++sex) {
    for (std::size_t i = 0; i < n; ++i) {
      const ByAge rates = log_rates(vital, end + 1 - n + i, sex);
      for (std::size_t age = 0; age < age_count; ++age) {
        if (square_sum > 0) slope[age] += rates[age] * (static_cast<double>(i) - middle) / square_sum / sex_count;
        if (i + jump >= n) level[sex][age] += rates[age] / static_cast<double>(jump);
      }
    }
  }
  slope = smoothed(slope);

  std::vector<BySexAge> result(static_cast<std::size_t>(years));
  double elapsed = (static_cast<double>(jump) - 1.0) / 2.0;  // from the middle of the jump-off years
  for (std::size_t t = 0; t < result.size(); ++t) {
    elapsed += at_year(pace, t);
    for (const Sex sex : {Sex::female, Sex::male}) {
      const auto s = static_cast<std::size_t>(index_of(sex));
      ByAge mx{};
      for (std::size_t age = 0; age < age_count; ++age) mx[age] = std::exp(level[s][age] + slope[age] * elapsed);
      result[t][s] = survivorship(sex, mx);
    }
  }
  return result;
}

}  // namespace handlingsrom::population
