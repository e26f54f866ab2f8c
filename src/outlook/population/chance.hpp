// Draws for the innermost loop: cheap, bounded, and a function of their key alone.
#pragma once

#include <array>
#include <cmath>
#include <cstdint>
#include <span>

#include "base/random.hpp"
#include "base/units.hpp"

namespace handlingsrom::population {

inline constexpr double largest_chance = 1.7320508075688772;  // √3: no draw of chances() is larger in size

/// Random numbers with mean 0 and variance 1 for each sex and age, eight from each block of Philox bits: uniform on 65,536
/// values. Sums over ages and years are normal for all purposes; that a single cell is bounded keeps every count at or above zero.
/// `first` is the first block's key; those that follow have the events that follow.
void chances(const DrawKey& first, std::array<std::array<double, age_count>, sex_count>& rows);

/// Quantile of the standard normal distribution at u in (0, 1): Acklam's rational approximation, relative error below 1.2e-9.
double normal_quantile(double u);

/// Poisson count with the given mean at the uniform number u: inversion below a mean of 30, above it the rounded normal quantile.
std::int64_t poisson(double mean, double u);

/// Binomial count, inversion below 30 trials, above it the rounded normal quantile, within 0 … trials.
std::int64_t binomial(std::int64_t trials, double share, double u);

}  // namespace handlingsrom::population
