#include "standing/comparison/groups.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>

#include "base/error.hpp"
#include "standing/facts/by_year.hpp"
#include "standing/facts/income_system.hpp"
#include "standing/facts/population_history.hpp"
#include "standing/facts/series.hpp"
#include "standing/registry/registry.hpp"

namespace handlingsrom::comparison {
namespace {

constexpr int most_similar = 356;
constexpr std::array parameters{
    ParameterSpec{"comparison.similar_count", Unit::none, 30, 10, 60, "judgement", 1, most_similar},
    ParameterSpec{"comparison.weight_population", Unit::none, 1, 0.5, 2, "judgement", 0, 10},
    ParameterSpec{"comparison.weight_centrality", Unit::none, 1, 0.5, 2, "judgement", 0, 10},
    ParameterSpec{"comparison.weight_need", Unit::none, 1, 0, 2, "judgement", 0, 10},
};

/// One property of all municipalities, and how far apart they lie in it.
struct Property {
  std::vector<double> values;
  double weight = 0;
  double variance = 0;  // over those that have it
};

Property property(std::vector<double> values, double weight) {
  double sum = 0, squares = 0, count = 0;
  for (const double value : values) {
    if (facts::is_missing(value)) continue;
    sum += value;
    count += 1;
  }
  const double mean = sum / count;
  for (const double value : values) {
    if (!facts::is_missing(value)) squares += (value - mean) * (value - mean);
  }
  return {std::move(values), weight, squares / count};
}

double squared_distance(const Property& property, std::size_t own, std::size_t other) {
  const double apart = property.values[other] - property.values[own];
  // All alike, or unknown: nothing to tell them apart by.
  if (!(property.variance > 0) || facts::is_missing(apart)) return 0;
  return property.weight * apart * apart / property.variance;
}

[[noreturn]] void refuse(std::string_view name, double found, double minimum, double maximum) {
  const auto text = [](double value) {
    std::string digits = std::to_string(value);
    digits.erase(digits.find_last_not_of('0') + 1);
    if (digits.back() == '.') digits.pop_back();
    return digits;
  };
  throw Error(
      ErrorCode::bad_input, "comparison_out_of_range",
      {{"name", std::string(name)}, {"found", text(found)}, {"minimum", text(minimum)}, {"maximum", text(maximum)}});
}

}  // namespace

std::string_view key_of(GroupKind kind) noexcept {
  constexpr std::array<std::string_view, 7> keys{"neighbours", "county", "centrality", "kostra",
                                                 "similar",    "chosen", "country"};
  return keys[static_cast<std::size_t>(kind)];
}

std::span<const ParameterSpec> similar_parameters() { return parameters; }

void check(const SimilarOptions& options) {
  const std::array values{options.count, options.weight_population, options.weight_centrality, options.weight_need};
  for (std::size_t i = 0; i < values.size(); ++i) {
    const ParameterSpec& spec = parameters[i];
    if (!(values[i] >= spec.minimum && values[i] <= spec.maximum))
      refuse(spec.id, values[i], spec.minimum, spec.maximum);
  }
  if (options.weight_population + options.weight_centrality + options.weight_need <= 0)
    refuse(parameters[1].id, 0, parameters[1].low, parameters[1].maximum);
}

std::vector<Near> similar_municipalities(const facts::Facts& facts, MunicipalityIndex municipality,
                                         const SimilarOptions& options) {
  check(options);
  const int size = facts.registry->size();
  std::vector<double> log_population, centrality, need;
  for (int m = 0; m < size; ++m) {
    log_population.push_back(std::log(facts.population.total(m, facts.population.last_year())));
    centrality.push_back(facts.registry->at(MunicipalityIndex{m}).centrality_index);
    need.push_back(facts.need_index[static_cast<std::size_t>(m)].back().total);
  }
  const std::array properties{property(std::move(log_population), options.weight_population),
                              property(std::move(centrality), options.weight_centrality),
                              property(std::move(need), options.weight_need)};
  std::vector<Near> nearest;
  for (int m = 0; m < size; ++m) {
    if (m == municipality.value) continue;
    double squares = 0;
    for (const Property& one : properties)
      squares += squared_distance(one, static_cast<std::size_t>(municipality.value), static_cast<std::size_t>(m));
    nearest.push_back({MunicipalityIndex{m}, std::sqrt(squares)});
  }
  std::stable_sort(nearest.begin(), nearest.end(),
                   [](const Near& a, const Near& b) { return a.distance < b.distance; });
  nearest.resize(std::min(nearest.size(), static_cast<std::size_t>(options.count)));
  return nearest;
}

Group group_of(const facts::Facts& facts, MunicipalityIndex municipality, GroupKind kind, const SimilarOptions& options,
               std::span<const MunicipalityIndex> list) {
  Group group{kind, {}};
  const registry::Municipality& own = facts.registry->at(municipality);
  const auto keep = [&](const auto& belongs) {
    for (int m = 0; m < facts.registry->size(); ++m) {
      if (belongs(MunicipalityIndex{m})) group.members.push_back(MunicipalityIndex{m});
    }
  };
  switch (kind) {
    case GroupKind::neighbours: group.members = own.neighbours; break;
    case GroupKind::county:
      keep([&](MunicipalityIndex m) {
        return m != municipality && facts.registry->at(m).county_number == own.county_number;
      });
      break;
    case GroupKind::kostra: {
      const facts::Series* groups = facts.series->find("kostra.group");
      if (groups == nullptr) break;
      const double number = groups->at(municipality, groups->latest());
      keep([&](MunicipalityIndex m) { return m != municipality && groups->at(m, groups->latest()) == number; });
      break;
    }
    case GroupKind::centrality:
      keep([&](MunicipalityIndex m) {
        return m != municipality && facts.registry->at(m).centrality_class == own.centrality_class;
      });
      break;
    case GroupKind::similar:
      for (const Near& one : similar_municipalities(facts, municipality, options))
        group.members.push_back(one.municipality);
      break;
    case GroupKind::chosen:
      keep([&](MunicipalityIndex m) {
        return m != municipality && std::find(list.begin(), list.end(), m) != list.end();
      });
      break;
    case GroupKind::country: keep([](MunicipalityIndex) { return true; }); break;
  }
  return group;
}

}  // namespace handlingsrom::comparison
