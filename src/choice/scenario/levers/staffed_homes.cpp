// Staffed homes.
#include "choice/scenario/lever.hpp"
#include "choice/scenario/levers/acts.hpp"

namespace handlingsrom::scenario::levers {

constexpr AssumptionEffect on_assumptions[]{
    {"care.coverage_staffed_homes", Act::shift, 1},
    {"care.threshold_staffed", Act::shift, 1},
};

extern const Lever staffed_homes{
    .id = "staffed_homes",
    .sector = "care",
    .today = 1,
    .low = 0.9,
    .high = 1.1,
    .minimum = 0,
    .maximum = 5,
    .evidence = Evidence::measured,
    .has_law = true,
    .law_seen_at = acts::care,
    .standing = "staffed_home_residents",
    .lead_years = 1,
    .ramp_years = 5,
    .assumptions = on_assumptions,
};

}  // namespace handlingsrom::scenario::levers
