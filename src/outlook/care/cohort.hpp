// The exact companion of the simulation: expected persons in each state by matrix methods, without chance.
#pragma once

#include <vector>

#include "outlook/care/rates.hpp"

namespace handlingsrom::care {

struct Expected {
  int years = 0;
  std::size_t steps = 0;
  std::vector<double> stock;    // [t][steps + 1], 1 January t = 0 … years; column 0 no care
  std::vector<double> entries;  // [t][steps + 1], during year t; column 0: back to no care
  std::vector<double> deaths;   // [t][steps + 1]
  std::size_t at(int t, std::size_t column) const { return static_cast<std::size_t>(t) * (steps + 1) + column; }
};

/// Solves the same model as simulate(): each year every sex and age is carried forward by the exponential of its generator
/// (Kolmogorov's forward equations), arrivals are added at the year's end. The mean of the simulation equals it within Monte
/// Carlo error, but for the systematic rounding of the start. O(years × 212 × states³).
Expected expected(const Rates& rates);

}  // namespace handlingsrom::care
