// Distances between municipalities and who can reach whom.
#pragma once

#include <vector>

#include "choice/cooperation/game/game.hpp"

namespace handlingsrom::registry {
struct Municipality;
}

namespace handlingsrom::cooperation {

/// Between the areas' middles, as the crow flies.
double great_circle_km(const registry::Municipality& a, const registry::Municipality& b);

/// Whether the members reach each other through members; `reach[member]` are those it is linked to.
bool connected(Coalition coalition, const std::vector<Coalition>& reach);

}  // namespace handlingsrom::cooperation
