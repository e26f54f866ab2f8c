// Recruitment.
#include "choice/scenario/lever.hpp"

namespace handlingsrom::scenario::levers {

constexpr AssumptionEffect on_assumptions[]{
    {"workforce.recruitment_trend", Act::shift, 1},
};

extern const Lever recruitment{
    .id = "recruitment",
    .sector = "workforce",
    .unit = Unit::share,
    .low = -0.003,
    .high = 0.003,
    .minimum = -0.05,
    .maximum = 0.05,
    .lead_years = 1,
    .ramp_years = 1,
    .assumptions = on_assumptions,
};

}  // namespace handlingsrom::scenario::levers
