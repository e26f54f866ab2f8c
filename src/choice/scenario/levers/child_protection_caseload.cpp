// Children per worker in child protection.
#include "choice/scenario/lever.hpp"
#include "choice/scenario/levers/acts.hpp"

namespace handlingsrom::scenario::levers {

constexpr AssumptionEffect on_assumptions[]{
    {"workforce.child_protection_fte_per_client", Act::inverse, 1},
};
constexpr FigureEffect on_figures[]{
    {Target::spending, "child_protection", Measure::relative, -0.05},
};

extern const Lever child_protection_caseload{
    .id = "child_protection_caseload",
    .sector = "child_protection",
    .unit = Unit::users,
    .today = 6.6,
    .low = 5,
    .high = 9,
    .minimum = 2,
    .maximum = 30,
    .has_law = true,
    .law_seen_at = acts::child_welfare,
    .lead_years = 1,
    .ramp_years = 3,
    .assumptions = on_assumptions,
    .figures = on_figures,
};

}  // namespace handlingsrom::scenario::levers
