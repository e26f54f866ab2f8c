// The price year of everything in fixed kroner.
#pragma once

#include "base/units.hpp"

namespace handlingsrom::facts {

struct Facts;

/// The latest year that the services' cost is published for: the models' kroner are of this year's prices.
Year price_year(const Facts& facts);

}  // namespace handlingsrom::facts
