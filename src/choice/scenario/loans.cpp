#include "choice/scenario/loans.hpp"

#include <algorithm>

namespace handlingsrom::scenario {

std::vector<double> borrowed(const FigureEffect& effect, std::span<const double> turned,
                             std::span<const double> driver) {
  std::vector<double> result(turned.size(), 0.0);
  double highest = 0;
  for (std::size_t t = 0; t < turned.size(); ++t) {
    if (effect.measure == Measure::loan_yearly) {
      result[t] = effect.weight * turned[t];
      continue;
    }
    const double built = turned[t] * (driver.empty() ? 1.0 : driver[t]);
    result[t] = effect.weight * std::max(0.0, built - highest);
    highest = std::max(highest, built);
  }
  return result;
}

LoanCosts loan_costs(std::span<const double> borrowed, std::span<const double> interest) {
  LoanCosts result{std::vector<double>(borrowed.size(), 0.0), std::vector<double>(borrowed.size(), 0.0)};
  for (std::size_t start = 0; start < borrowed.size(); ++start) {
    if (borrowed[start] == 0) continue;
    for (std::size_t t = start; t < borrowed.size() && t - start < loan_years; ++t) {
      const double paid = static_cast<double>(t - start) / loan_years;
      result.cost[t] += borrowed[start] * (1.0 / loan_years + interest[t] * (1 - paid));
      result.left[t] += borrowed[start] * (1 - paid - 1.0 / loan_years);
    }
  }
  return result;
}

}  // namespace handlingsrom::scenario
