// The bundle's figures and a plain projection to test the care room on.
#pragma once

#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "outlook/care/parameters.hpp"
#include "outlook/care/projection.hpp"
#include "outlook/care/rates.hpp"
#include "standing/facts/facts_held.hpp"
#include "standing/facts/population_history.hpp"
#include "standing/registry/registry.hpp"

namespace handlingsrom::care::test {

inline constexpr int years = 25;

inline const facts::Facts& figures() {
  static const std::shared_ptr<const facts::Facts> loaded = facts::load("data/handlingsrom.bundle");
  return *loaded;
}

inline const Model& model() {
  static const Model built = build(figures(), default_ladder());
  return built;
}

inline Assumptions assumptions() {
  const std::vector<std::span<const ParameterSpec>> tables{parameters()};
  return Assumptions(Year{2026}, years, tables);
}

/// Everybody ages with today's death rates, nobody moves, as many are born as last year.
inline population::Projection ageing(MunicipalityIndex municipality) {
  const Survival survival = constant_survival(figures().vital, years - 1);
  population::Projection persons(Year{2026}, years);
  for (const Sex sex : {Sex::female, Sex::male}) {
    const float* start = figures().population.persons(municipality.value, Year{2026}, sex);
    for (std::size_t age = 0; age < age_count; ++age) persons.ages(0, sex)[age] = static_cast<double>(start[age]);
    for (int t = 0; t + 1 < years; ++t) {
      const auto now = persons.ages(t, sex);
      const auto next = persons.ages(t + 1, sex);
      const auto& lives = survival[static_cast<std::size_t>(t)][static_cast<std::size_t>(index_of(sex))];
      next[0] = now[0];
      for (std::size_t age = 1; age < age_count; ++age) next[age] = now[age - 1] * lives[age];
      next[oldest_age] += now[oldest_age] * lives[oldest_age];
    }
  }
  return persons;
}

inline MunicipalityIndex find(std::string_view name) { return figures().registry->find(name); }

inline Rates rates(std::string_view name, const Assumptions& values) {
  const MunicipalityIndex municipality = find(name);
  return rates_for(model(), municipality, ageing(municipality), constant_survival(figures().vital, years - 1), values);
}

}  // namespace handlingsrom::care::test
