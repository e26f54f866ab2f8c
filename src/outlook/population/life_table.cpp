#include "outlook/population/life_table.hpp"

#include <algorithm>
#include <numeric>

namespace handlingsrom::population {

double infant_separation_factor(Sex sex, double m0) {
  if (sex == Sex::male) {
    if (m0 < 0.02300) return 0.14929 - 1.99545 * m0;
    if (m0 < 0.08307) return 0.02832 + 3.26021 * m0;
    return 0.29915;
  }
  if (m0 < 0.01724) return 0.14903 - 2.05527 * m0;
  if (m0 < 0.06891) return 0.04667 + 3.88089 * m0;
  return 0.31411;
}

namespace {

/// Person-years lived L(x) for one birth; [105] is the open interval.
ByAge person_years(Sex sex, std::span<const double, age_count> mx) {
  ByAge lived{};
  double alive = 1.0;
  for (std::size_t age = 0; age < oldest_age; ++age) {
    const double a = age == 0 ? infant_separation_factor(sex, mx[0]) : 0.5;
    const double q = std::min(1.0, mx[age] / (1.0 + (1.0 - a) * mx[age]));
    const double survivors = alive * (1.0 - q);
    lived[age] = survivors + a * (alive - survivors);
    alive = survivors;
  }
  lived[oldest_age] = alive / mx[oldest_age];
  return lived;
}

}  // namespace

ByAge survivorship(Sex sex, std::span<const double, age_count> mx) {
  const ByAge lived = person_years(sex, mx);
  ByAge survivors{};
  survivors[0] = lived[0];
  for (std::size_t age = 1; age < oldest_age; ++age)
    survivors[age] = lived[age - 1] > 0 ? lived[age] / lived[age - 1] : 0.0;
  const double last_two = lived[oldest_age - 1] + lived[oldest_age];
  survivors[oldest_age] = last_two > 0 ? lived[oldest_age] / last_two : 0.0;
  return survivors;
}

double life_expectancy(Sex sex, std::span<const double, age_count> mx) {
  const ByAge lived = person_years(sex, mx);
  return std::accumulate(lived.begin(), lived.end(), 0.0);
}

}  // namespace handlingsrom::population
