// The assumptions of the care room.
#pragma once

#include <span>

#include "base/assumptions.hpp"

namespace handlingsrom::care {

/// All named assumptions of this room; texts in the catalogues under `assumption.<id>`.
std::span<const ParameterSpec> parameters();

}  // namespace handlingsrom::care
