// FTE per place.
#include "choice/scenario/lever.hpp"
#include "choice/scenario/levers/acts.hpp"

namespace handlingsrom::scenario::levers {

constexpr AssumptionEffect on_assumptions[]{
    {"care.fte_place", Act::shift, 1},
};
constexpr FigureEffect on_figures[]{
    {Target::spending, "care", Measure::relative, 0.5},
};

extern const Lever fte_place{
    .id = "fte_place",
    .sector = "care",
    .today = 1,
    .low = 0.95,
    .high = 1.05,
    .minimum = 0.1,
    .maximum = 3,
    .has_law = true,
    .law_seen_at = acts::care,
    .standing = "care_fte_per_user",
    .lead_years = 1,
    .ramp_years = 3,
    .assumptions = on_assumptions,
    .figures = on_figures,
};

}  // namespace handlingsrom::scenario::levers
