// The year that stands for the future where one is shown.
#pragma once

#include "base/units.hpp"

namespace handlingsrom::rooms {

inline constexpr Year shown_year{2040};

}  // namespace handlingsrom::rooms
