// How many classes pupils by grade need: for given numbers, and on average when year groups vary as small numbers do.
#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

#include "choice/structure/structure.hpp"

namespace handlingsrom::structure {
namespace {

constexpr std::size_t points = 64;

// Standard normal quantile, by bisection: made once.
double normal_quantile(double probability) {
  double low = -9, high = 9;
  for (int step = 0; step < 60; ++step) {
    const double middle = (low + high) / 2;
    (0.5 * std::erfc(-middle / std::numbers::sqrt2) < probability ? low : high) = middle;
  }
  return (low + high) / 2;
}

// Points that fill the cube of ten grades evenly: multiples of the square roots of primes (Richtmyer 1951).
const std::array<std::array<double, grades>, points>& deviates() {
  static const auto table = [] {
    constexpr std::array<double, grades> primes{2, 3, 5, 7, 11, 13, 17, 19, 23, 29};
    std::array<std::array<double, grades>, points> all{};
    for (std::size_t i = 0; i < points; ++i) {
      for (std::size_t g = 0; g < grades; ++g) {
        const double u = std::fmod((static_cast<double>(i) + 0.5) * std::sqrt(primes[g]), 1.0);
        all[i][g] = normal_quantile(u);
      }
    }
    return all;
  }();
  return table;
}

}  // namespace

int fewest_classes(std::span<const double> pupils, bool upper, const Rules& rules) {
  // fewest[g]: for the first g grades. A sum of fractions that should be whole is not one more class.
  constexpr double slack = 1e-9;
  std::vector<int> fewest(pupils.size() + 1, 0);
  for (std::size_t end = 1; end <= pupils.size(); ++end) {
    const double alone = pupils[end - 1] / rules.largest_class[upper ? 1 : 0];
    fewest[end] = fewest[end - 1] + (alone <= slack ? 0 : static_cast<int>(std::ceil(alone - slack)));
    double together = pupils[end - 1];
    for (std::size_t count = 2; count <= end; ++count) {
      together += pupils[end - count];
      const double limit = rules.combined_class[std::min<std::size_t>(count, 4) - 2];
      if (together <= limit + slack)
        fewest[end] = std::min(fewest[end], fewest[end - count] + (together <= slack ? 0 : 1));
    }
  }
  return fewest.back();
}

Classes expected_classes(std::span<const double> pupils, bool upper, const Rules& rules) {
  Classes mean;
  std::array<double, grades> year_groups{};
  const auto here = std::span(year_groups).first(pupils.size());
  const auto& table = deviates();
  for (const auto& point : table) {
    double all = 0;
    for (std::size_t g = 0; g < pupils.size(); ++g) {
      // The square root of a Poisson count varies by one half whatever its mean (Anscombe 1948).
      const double root = std::max(0.0, std::sqrt(pupils[g]) + rules.variation * point[g] / 2);
      here[g] = pupils[g] <= 0         ? 0
                : rules.variation == 0 ? pupils[g]
                                       : std::round(std::max(0.0, root * root - rules.variation * rules.variation / 4));
      all += here[g];
    }
    const double classes = fewest_classes(here, upper, rules);
    mean.classes += classes / points;
    mean.groups += std::max(classes, all / rules.group_size) / points;
  }
  return mean;
}

}  // namespace handlingsrom::structure
