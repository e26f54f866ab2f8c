// Threshold for long-term stay.
#include "choice/scenario/lever.hpp"
#include "choice/scenario/levers/acts.hpp"

namespace handlingsrom::scenario::levers {

constexpr AssumptionEffect on_assumptions[]{
    {"care.coverage_long_stay", Act::shift, 1},
    {"care.threshold_nursing", Act::shift, 1},
};

extern const Lever threshold_nursing_home{
    .id = "threshold_nursing_home",
    .sector = "care",
    .today = 1,
    .low = 0.8,
    .high = 1.1,
    .minimum = 0,
    .maximum = 3,
    .evidence = Evidence::measured,
    .has_law = true,
    .law_seen_at = acts::long_stay,
    .standing = "long_stay_80",
    .lead_years = 1,
    .ramp_years = 5,
    .assumptions = on_assumptions,
};

}  // namespace handlingsrom::scenario::levers
