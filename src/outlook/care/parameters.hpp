// The assumptions of the care room.
#pragma once

#include <span>

#include "base/assumptions.hpp"

namespace handlingsrom::care {

/// All named assumptions of this room; texts in the catalogues under `assumption.<id>`.
std::span<const ParameterSpec> parameters();

/// Whether the expected users (project) follow an assumption.
bool moves_projection(std::string_view id);
/// Whether the simulation does, and what is drawn from its rates (rates_for).
bool moves_simulation(std::string_view id);

}  // namespace handlingsrom::care
