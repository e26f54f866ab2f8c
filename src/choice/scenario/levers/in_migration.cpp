// More in-migration.
#include "choice/scenario/lever.hpp"

namespace handlingsrom::scenario::levers {

extern const Lever in_migration{
    .id = "in_migration",
    .sector = "population",
    .unit = Unit::persons,
    .low = -20,
    .high = 20,
    .minimum = -2000,
    .maximum = 2000,
    .standing = "population_growth",
    .lead_years = 1,
    .ramp_years = 3,
    .settlers_per_unit = 1,
};

}  // namespace handlingsrom::scenario::levers
