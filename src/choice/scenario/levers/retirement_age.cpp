// Retirement age.
#include "choice/scenario/lever.hpp"
#include "choice/scenario/levers/acts.hpp"

namespace handlingsrom::scenario::levers {

constexpr AssumptionEffect on_assumptions[]{
    {"workforce.leaving_age", Act::shift, 1},
};

extern const Lever retirement_age{
    .id = "retirement_age",
    .sector = "workforce",
    .unit = Unit::years,
    .today = 64,
    .low = 63,
    .high = 66,
    .minimum = 55,
    .maximum = 75,
    .evidence = Evidence::moderate,
    .has_law = true,
    .law_seen_at = acts::working_environment,
    .lead_years = 1,
    .ramp_years = 6,
    .assumptions = on_assumptions,
};

}  // namespace handlingsrom::scenario::levers
