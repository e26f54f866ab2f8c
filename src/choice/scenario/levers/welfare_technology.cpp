// Welfare technology at home.
#include "choice/scenario/lever.hpp"
#include "choice/scenario/levers/acts.hpp"

namespace handlingsrom::scenario::levers {

constexpr AssumptionEffect on_assumptions[]{
    {"care.fte_home", Act::shift, -0.08},
};
constexpr FigureEffect on_figures[]{
    {Target::spending, "care", Measure::relative, -0.02},
};

extern const Lever welfare_technology{
    .id = "welfare_technology",
    .sector = "care",
    .unit = Unit::share,
    .low = 0,
    .high = 0.4,
    .minimum = 0,
    .maximum = 1,
    .evidence = Evidence::weak,
    .has_law = true,
    .law_seen_at = acts::care,
    .studies_seen_at = "helsedirektoratet.no (IS-2416, IS-2557)",
    .lead_years = 1,
    .ramp_years = 4,
    .assumptions = on_assumptions,
    .figures = on_figures,
};

}  // namespace handlingsrom::scenario::levers
