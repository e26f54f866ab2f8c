// What size does to cost: log cost on log size and what else differs, with economies of scale and their uncertainty.
#pragma once

#include <string>
#include <vector>

#include "standing/comparison/efficiency/efficiency.hpp"

namespace handlingsrom::comparison {

/// An estimate with its interval.
struct Estimate {
  double value, low, high;
};

/// log cost = a + b·log(size/middle) + c·log(size/middle)² + Σ d_k z_k + ε, by least squares; middle is the geometric mean of the sizes.
/// Intervals from the covariance that allows for unequal variances, HC3 (MacKinnon and White 1985), with Student's t.
struct CostFunction {
  std::vector<Coefficient> coefficients;  // "", "log", "log²", then the explaining ones
  double middle = 1;                      // size at which b is the elasticity
  double explained = 0;                   // R²
  int units = 0;

  /// Per cent more cost for one per cent more size; below 1 there are economies of scale.
  Estimate elasticity(double size) const;
  /// Cost of one unit of all these sizes as a share of what they cost one by one, all else equal; below 1 they save.
  Estimate joined(const std::vector<double>& sizes) const;

  double spread = 0;                            // Student's t for the level
  std::vector<std::vector<double>> covariance;  // of the coefficients
};

/// All costs and sizes above zero; `explaining` is [unit][name]. Throws Error(no_solution, "cost_function_units") with too few units or
/// variables that say the same.
CostFunction cost_function(const std::vector<double>& cost, const std::vector<double>& size,
                           const std::vector<std::string>& names, const std::vector<double>& explaining, double level);

}  // namespace handlingsrom::comparison
