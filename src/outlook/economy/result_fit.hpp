// The process of the municipalities' results, estimated from their accounts.
#pragma once

#include <span>
#include <vector>

#include "outlook/economy/result_process.hpp"

namespace handlingsrom::economy {

/// Maximum likelihood of a Student-t process with the scale of the size (Lange, Little and Taylor 1989), found by the simplex of Nelder and Mead (1965)
/// from several starts. `deviations`: [municipality][year], one after another; municipalities that lack a year are left out. Two years cannot tell what
/// lasts from what passes, only their sum; one tells nothing of either. O(starts · steps · municipalities · years²).
/// Throws Error(internal) with fewer than two years or ten municipalities.
ResultProcess fit_result_process(std::span<const std::vector<double>> deviations, std::span<const double> inhabitants);

/// Logarithm of the likelihood, up to what does not depend on the process.
double log_likelihood(const ResultProcess& process, std::span<const std::vector<double>> deviations,
                      std::span<const double> inhabitants);

}  // namespace handlingsrom::economy
