// Sick leave.
#include "choice/scenario/lever.hpp"

namespace handlingsrom::scenario::levers {

constexpr AssumptionEffect on_assumptions[]{
    {"workforce.sick_leave", Act::shift, 1},
};
constexpr FigureEffect on_figures[]{
    {Target::spending, "all", Measure::relative, 0.25},
};

extern const Lever sick_leave{
    .id = "sick_leave",
    .sector = "workforce",
    .unit = Unit::share,
    .today = 0.077,
    .low = 0.06,
    .high = 0.09,
    .minimum = 0,
    .maximum = 0.5,
    .source_id = "care_rates",
    .evidence = Evidence::moderate,
    .has_law = true,
    .law_seen_at = "github.com/sondreskarsten/norwegian-laws (lovdata.no/lov/2005-06-17-62), nav.no",
    .studies_seen_at = "samarbeidforarbeid.regjeringen.no/2010/02/10/krd",
    .standing = "sick_leave",
    .lead_years = 1,
    .ramp_years = 4,
    .assumptions = on_assumptions,
    .figures = on_figures,
};

}  // namespace handlingsrom::scenario::levers
