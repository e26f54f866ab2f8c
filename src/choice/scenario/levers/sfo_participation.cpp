// Participation in after-school.
#include "choice/scenario/lever.hpp"
#include "choice/scenario/levers/acts.hpp"

namespace handlingsrom::scenario::levers {

constexpr AssumptionEffect on_assumptions[]{
    {"services.sfo_participation_1", Act::scale, 1},
    {"services.sfo_participation_2", Act::scale, 1},
    {"services.sfo_participation_3", Act::scale, 1},
    {"services.sfo_participation_4", Act::scale, 1},
};

extern const Lever sfo_participation{
    .id = "sfo_participation",
    .sector = "school",
    .today = 1,
    .low = 0.85,
    .high = 1.1,
    .minimum = 0,
    .maximum = 1.3,
    .has_law = true,
    .law_seen_at = acts::education,
    .lead_years = 1,
    .ramp_years = 3,
    .assumptions = on_assumptions,
};

}  // namespace handlingsrom::scenario::levers
