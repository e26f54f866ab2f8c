#include "standing/comparison/distribution.hpp"

#include <algorithm>

#include "base/quantile.hpp"
#include "standing/registry/registry.hpp"

namespace handlingsrom::comparison {

Quantiles quantiles_of(std::vector<double> values, double* middle) {
  std::erase_if(values, [](double value) { return facts::is_missing(value); });
  std::sort(values.begin(), values.end());
  Quantiles result;
  if (middle != nullptr && !values.empty()) *middle = quantile(values, 0.50);
  result.known = static_cast<int>(values.size());
  if (result.known < least_known) return result;
  result.p10 = quantile(values, 0.10);
  result.p25 = quantile(values, 0.25);
  result.median = quantile(values, 0.50);
  result.p75 = quantile(values, 0.75);
  result.p90 = quantile(values, 0.90);
  return result;
}

Distribution distribution(const facts::Facts& facts, const Measure& measure,
                          std::optional<MunicipalityIndex> municipality) {
  Distribution result;
  result.country = measure.country(facts);
  std::vector<double> values;
  for (int m = 0; m < facts.registry->size(); ++m) values.push_back(measure.of(facts, MunicipalityIndex{m}).value);
  if (municipality) {
    result.own = values[static_cast<std::size_t>(municipality->value)];
    std::vector<double> near;
    for (const Near& one : similar_municipalities(facts, *municipality))
      near.push_back(values[static_cast<std::size_t>(one.municipality.value)]);
    result.comparable = quantiles_of(std::move(near));
  }
  result.all = quantiles_of(std::move(values));
  return result;
}

Summary summary(const facts::Facts& facts, const Measure& measure, std::span<const MunicipalityIndex> members) {
  std::vector<double> values;
  double sum = 0, weights = 0;
  for (const MunicipalityIndex member : members) {
    const Weighted one = measure.of(facts, member);
    if (facts::is_missing(one.value)) continue;
    values.push_back(one.value);
    if (facts::is_missing(one.weight)) continue;
    sum += one.weight * one.value;
    weights += one.weight;
  }
  Summary result;
  result.known = static_cast<int>(values.size());
  if (values.empty()) return result;
  std::sort(values.begin(), values.end());
  result.median = quantile(values, 0.50);
  if (weights > 0) result.mean = sum / weights;
  return result;
}

}  // namespace handlingsrom::comparison
