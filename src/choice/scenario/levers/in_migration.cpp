// More in-migration. Explanation, who notices and law: message catalogues, lever.in_migration.
#include "choice/scenario/lever.hpp"

#include <array>

namespace handlingsrom::scenario::levers {

extern const Lever in_migration;
const Lever in_migration{
    .id = "in_migration",
    .sector = "population",
    .unit = Unit::persons,
    .today = 0,
    .low = -20,
    .high = 20,
    .minimum = -2000,
    .maximum = 2000,
    .source_id = "judgement",
    .evidence = Evidence::judgement,
    .legal_low = -unbounded,
    .legal_high = unbounded,
    .has_law = false,
    .lead_years = 1,
    .ramp_years = 3,
    .one_off_per_unit = 0,
    .settlers_per_unit = 1,
};

}  // namespace handlingsrom::scenario::levers
