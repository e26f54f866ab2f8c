// The country's deaths, births and fertility.
#pragma once

#include <array>
#include <vector>

#include "base/units.hpp"

namespace handlingsrom::facts {

/// National vital rates: Human Mortality Database (mx by sex, age 0 … 110+) and Human Fertility Database (ages 12 … 55).
struct VitalRates {
  static constexpr int mortality_ages = 111;
  static constexpr int fertility_first_age = 12;
  static constexpr int fertility_ages = 44;
  Year mortality_first{};                                                         // 1900
  std::vector<std::array<std::array<double, mortality_ages>, sex_count>> mx;      // [year][sex][age]
  std::vector<std::array<std::array<double, mortality_ages>, sex_count>> deaths;  // [year][sex][age]
  Year fertility_first{};                                                         // 1967
  std::vector<std::array<double, fertility_ages>> asfr;  // [year][age − 12], births per woman
  Year births_first{};                                   // 1900
  std::vector<std::array<double, sex_count>> births;     // [year][sex]
};

}  // namespace handlingsrom::facts
