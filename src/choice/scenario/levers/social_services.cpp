// Social assistance.
#include "choice/scenario/lever.hpp"

namespace handlingsrom::scenario::levers {

constexpr AssumptionEffect on_assumptions[]{
    {"services.social_assistance_level", Act::shift, 1},
};
constexpr FigureEffect on_figures[]{
    {Target::spending, "social", Measure::relative, 0.6},
};

extern const Lever social_services{
    .id = "social_services",
    .sector = "social",
    .today = 1,
    .low = 0.9,
    .high = 1.1,
    .minimum = 0,
    .maximum = 10,
    .has_law = true,
    .law_seen_at = "github.com/sondreskarsten/norwegian-laws (lovdata.no/lov/2009-12-18-131)",
    .lead_years = 1,
    .ramp_years = 3,
    .assumptions = on_assumptions,
    .figures = on_figures,
};

}  // namespace handlingsrom::scenario::levers
