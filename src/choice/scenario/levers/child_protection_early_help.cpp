// Children in child protection.
#include "choice/scenario/lever.hpp"
#include "choice/scenario/levers/acts.hpp"

namespace handlingsrom::scenario::levers {

constexpr AssumptionEffect on_assumptions[]{
    {"services.child_protection_rate", Act::shift, 1},
};
constexpr FigureEffect on_figures[]{
    {Target::spending, "child_protection", Measure::relative, 25},
};

extern const Lever child_protection_early_help{
    .id = "child_protection_early_help",
    .sector = "child_protection",
    .unit = Unit::share,
    .today = 0.0207,
    .low = 0.0177,
    .high = 0.0252,
    .minimum = 0,
    .maximum = 0.2,
    .has_law = true,
    .law_seen_at = acts::child_welfare,
    .lead_years = 1,
    .ramp_years = 6,
    .assumptions = on_assumptions,
    .figures = on_figures,
};

}  // namespace handlingsrom::scenario::levers
