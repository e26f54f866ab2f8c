// Interest.
#include "choice/scenario/lever.hpp"

namespace handlingsrom::scenario::levers {

constexpr AssumptionEffect on_assumptions[]{
    {"economy.interest_rate", Act::shift, 1},
};

extern const Lever interest{
    .id = "interest",
    .sector = "economy",
    .unit = Unit::share,
    .today = 0.04,
    .low = 0.025,
    .high = 0.055,
    .minimum = 0,
    .maximum = 0.2,
    .evidence = Evidence::moderate,
    .ramp_years = 2,
    .assumptions = on_assumptions,
};

}  // namespace handlingsrom::scenario::levers
