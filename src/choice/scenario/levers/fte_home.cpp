// FTE per user at home.
#include "choice/scenario/lever.hpp"
#include "choice/scenario/levers/acts.hpp"

namespace handlingsrom::scenario::levers {

constexpr AssumptionEffect on_assumptions[]{
    {"care.fte_home", Act::shift, 1},
};
constexpr FigureEffect on_figures[]{
    {Target::spending, "care", Measure::relative, 0.4},
};

extern const Lever fte_home{
    .id = "fte_home",
    .sector = "care",
    .today = 1,
    .low = 0.95,
    .high = 1.05,
    .minimum = 0.1,
    .maximum = 3,
    .has_law = true,
    .law_seen_at = acts::care,
    .standing = "home_nursing_hours",
    .lead_years = 1,
    .ramp_years = 3,
    .assumptions = on_assumptions,
    .figures = on_figures,
};

}  // namespace handlingsrom::scenario::levers
