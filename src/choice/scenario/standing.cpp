#include "choice/scenario/standing.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace handlingsrom::scenario {
namespace {

Quantiles quantiles_of(std::vector<double> values) {
  std::erase_if(values, [](double value) { return facts::is_missing(value); });
  std::sort(values.begin(), values.end());
  Quantiles result;
  result.known = static_cast<int>(values.size());
  if (result.known < least_known) return result;
  // Linear between order statistics (Hyndman and Fan 1996, type 7).
  const auto at = [&](double probability) {
    const double position = probability * static_cast<double>(values.size() - 1);
    const auto below = static_cast<std::size_t>(position);
    const std::size_t above = std::min(below + 1, values.size() - 1);
    return values[below] + (position - static_cast<double>(below)) * (values[above] - values[below]);
  };
  result.p10 = at(0.10);
  result.p25 = at(0.25);
  result.median = at(0.50);
  result.p75 = at(0.75);
  result.p90 = at(0.90);
  return result;
}

double standard_deviation(const std::vector<double>& values) {
  const auto count = static_cast<double>(values.size());
  const double mean = std::accumulate(values.begin(), values.end(), 0.0) / count;
  double squares = 0;
  for (const double value : values) squares += (value - mean) * (value - mean);
  return std::sqrt(squares / count);
}

}  // namespace

std::vector<MunicipalityIndex> comparable_municipalities(const facts::Facts& facts, MunicipalityIndex municipality,
                                                         int count) {
  const int size = facts.registry->size();
  std::vector<double> log_population, centrality;
  for (int m = 0; m < size; ++m) {
    log_population.push_back(std::log(facts.population.total(m, facts.population.last_year())));
    centrality.push_back(facts.registry->at(MunicipalityIndex{m}).centrality_index);
  }
  const auto own = static_cast<std::size_t>(municipality.value);
  const double size_unit = standard_deviation(log_population), centrality_unit = standard_deviation(centrality);
  std::vector<std::pair<double, int>> by_distance;
  for (int m = 0; m < size; ++m) {
    if (m == municipality.value) continue;
    const auto other = static_cast<std::size_t>(m);
    by_distance.emplace_back(std::hypot((log_population[other] - log_population[own]) / size_unit,
                                        (centrality[other] - centrality[own]) / centrality_unit),
                             m);
  }
  std::sort(by_distance.begin(), by_distance.end());
  std::vector<MunicipalityIndex> nearest;
  for (const auto& [distance, m] : by_distance) {
    if (static_cast<int>(nearest.size()) == count) break;
    nearest.push_back(MunicipalityIndex{m});
  }
  return nearest;
}

Distribution distribution(const facts::Facts& facts, const StandingMeasure& measure,
                          std::optional<MunicipalityIndex> municipality) {
  Distribution result;
  result.country = measure.country(facts);
  std::vector<double> values;
  for (int m = 0; m < facts.registry->size(); ++m) values.push_back(measure.of(facts, MunicipalityIndex{m}));
  if (municipality) {
    result.own = values[static_cast<std::size_t>(municipality->value)];
    std::vector<double> near;
    for (const MunicipalityIndex m : comparable_municipalities(facts, *municipality))
      near.push_back(values[static_cast<std::size_t>(m.value)]);
    result.comparable = quantiles_of(std::move(near));
  }
  result.all = quantiles_of(std::move(values));
  return result;
}

}  // namespace handlingsrom::scenario
