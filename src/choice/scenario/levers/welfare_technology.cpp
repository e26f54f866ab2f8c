// Welfare technology at home.
#include "choice/scenario/lever.hpp"

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
    .lead_years = 1,
    .ramp_years = 4,
    .assumptions = on_assumptions,
    .figures = on_figures,
};

}  // namespace handlingsrom::scenario::levers
