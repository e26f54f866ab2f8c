// Local net migration by model schedule: the curves of Rogers and Castro instead of freely moving age groups.
#pragma once

#include <array>
#include <optional>
#include <vector>

#include <Eigen/Core>

#include "outlook/population/local.hpp"

namespace handlingsrom::population {

/// Curves whose sums are net migration: a level; children following their parents; four labour-force curves with different
/// peaks (leaving school, studies, return, families), so that a sum with mixed signs is one schedule in less another out; retirement; the
/// oldest. Shapes after Rogers and Castro (1981, "Model migration schedules"): α₁ = 0.1, α₂ = 0.1, λ₂ = 0.4.
inline constexpr int schedule_curves = 8;

/// One municipality's deviation from its class by age group, and its noise variance by age group; both empty without history.
struct MeasuredDeviation {
  Eigen::VectorXd rate;
  Eigen::VectorXd noise;
  double weight = 0;  // in the covariance of coefficients
};

/// Deviations by single age: generalised least squares on the curves, the coefficients drawn to nought by their covariance over
/// all municipalities (empirical Bayes). `noise_factor` multiplies the noise when coefficients are drawn in. Nothing for those without history.
std::vector<std::optional<ByAge>> scheduled_deviations(const std::vector<MeasuredDeviation>& measured,
                                                       double noise_factor);

}  // namespace handlingsrom::population
