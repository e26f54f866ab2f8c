// The year that stands for the future where one is shown, and the last one.
#pragma once

#include "base/units.hpp"

namespace handlingsrom::rooms {

inline constexpr Year shown_year{2040};

inline constexpr Year last_projected_year{2050};

}  // namespace handlingsrom::rooms
