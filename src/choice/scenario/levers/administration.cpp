// Administration.
#include "choice/scenario/lever.hpp"

namespace handlingsrom::scenario::levers {

constexpr AssumptionEffect on_assumptions[]{
    {"workforce.administration_share", Act::scale, 1},
};
constexpr FigureEffect on_figures[]{
    {Target::spending, "administration", Measure::relative, 0.75},
};

extern const Lever administration{
    .id = "administration",
    .sector = "administration",
    .today = 1,
    .low = 0.9,
    .high = 1.05,
    .minimum = 0.3,
    .maximum = 2,
    .lead_years = 1,
    .ramp_years = 3,
    .assumptions = on_assumptions,
    .figures = on_figures,
};

}  // namespace handlingsrom::scenario::levers
