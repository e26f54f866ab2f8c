// Assumptions drawn within their ranges, the same for a path whatever else a run does.
#pragma once

#include <cstdint>
#include <string_view>

#include "base/assumptions.hpp"

namespace handlingsrom::rooms {

/// Deviation from the default for a uniform u in (0, 1): a two-piece triangular distribution with the default as its median, its
/// highest density at the default and its ends at low and high. Half of the draws lie on each side; a range with one side only
/// leaves the other half at the default.
double deviation(const ParameterSpec& spec, double u);

/// Writes path number `path` of `middle` into `drawn` (the same parameters): every assumption but the population's, whose
/// paths bring their own uncertainty, what the process of the result is made of, and the municipality's own rules. Keyed by (seed, path, id): a draw does not depend
/// on which other assumptions exist.
void draw(const Assumptions& middle, std::uint64_t seed, int path, Assumptions& drawn);

}  // namespace handlingsrom::rooms
