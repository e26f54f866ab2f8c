// A figure that is not there.
#pragma once

#include <limits>

namespace handlingsrom::facts {

/// A missing or suppressed figure in an array of doubles.
inline constexpr double missing = std::numeric_limits<double>::quiet_NaN();
inline bool is_missing(double value) { return value != value; }

}  // namespace handlingsrom::facts
