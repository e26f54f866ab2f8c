// Services shared with neighbours.
#include "choice/scenario/lever.hpp"
#include "choice/scenario/levers/acts.hpp"

namespace handlingsrom::scenario::levers {

constexpr FigureEffect on_figures[]{
    {Target::spending, "administration", Measure::relative, -0.1},
    {Target::staff, "administration", Measure::relative, -0.1},
    {Target::spending, "child_protection", Measure::relative, -0.05},
};

extern const Lever shared_services{
    .id = "shared_services",
    .sector = "cooperation",
    .unit = Unit::share,
    .low = 0,
    .high = 0.5,
    .minimum = 0,
    .maximum = 1,
    .has_law = true,
    .law_seen_at = acts::local_government,
    .studies_seen_at = "telemarksforsking.no (2006)",
    .lead_years = 2,
    .ramp_years = 3,
    .one_off_per_unit = 2000000,
    .one_off_in = "administration",
    .figures = on_figures,
};

}  // namespace handlingsrom::scenario::levers
