// Short-term stay.
#include "choice/scenario/lever.hpp"
#include "choice/scenario/levers/acts.hpp"

namespace handlingsrom::scenario::levers {

constexpr AssumptionEffect on_assumptions[]{
    {"care.coverage_short_stay", Act::shift, 1},
};

extern const Lever short_stay{
    .id = "short_stay",
    .sector = "care",
    .today = 1,
    .low = 0.8,
    .high = 1.2,
    .minimum = 0,
    .maximum = 5,
    .evidence = Evidence::measured,
    .has_law = true,
    .law_seen_at = acts::care,
    .standing = "short_stay_67",
    .lead_years = 1,
    .ramp_years = 5,
    .assumptions = on_assumptions,
};

}  // namespace handlingsrom::scenario::levers
