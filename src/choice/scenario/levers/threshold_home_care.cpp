// Threshold for home care.
#include "choice/scenario/lever.hpp"
#include "choice/scenario/levers/acts.hpp"

namespace handlingsrom::scenario::levers {

constexpr AssumptionEffect on_assumptions[]{
    {"care.coverage_home_care", Act::shift, 1},
    {"care.threshold_home", Act::shift, 1},
};

extern const Lever threshold_home_care{
    .id = "threshold_home_care",
    .sector = "care",
    .today = 1,
    .low = 0.9,
    .high = 1.1,
    .minimum = 0,
    .maximum = 3,
    .evidence = Evidence::measured,
    .has_law = true,
    .law_seen_at = acts::care,
    .standing = "home_care_80",
    .lead_years = 1,
    .ramp_years = 5,
    .assumptions = on_assumptions,
};

}  // namespace handlingsrom::scenario::levers
