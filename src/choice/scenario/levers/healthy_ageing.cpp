// Healthier old age.
#include "choice/scenario/lever.hpp"

namespace handlingsrom::scenario::levers {

constexpr AssumptionEffect on_assumptions[]{
    {"care.healthy_ageing_months", Act::shift, 1},
    {"care.onset_later_months", Act::shift, 1},
};

extern const Lever healthy_ageing{
    .id = "healthy_ageing",
    .sector = "care",
    .low = 0,
    .high = 6,
    .minimum = -12,
    .maximum = 24,
    .has_law = true,
    .law_seen_at = "github.com/sondreskarsten/norwegian-laws (lovdata.no/lov/2011-06-24-29)",
    .standing = "home_care_80",
    .lead_years = 2,
    .ramp_years = 8,
    .assumptions = on_assumptions,
};

}  // namespace handlingsrom::scenario::levers
