// Turnover.
#include "choice/scenario/lever.hpp"

namespace handlingsrom::scenario::levers {

constexpr FigureEffect on_figures[]{
    {Target::available, "all", Measure::relative, -1},
    {Target::spending, "all", Measure::relative, 0.1},
};

extern const Lever turnover{
    .id = "turnover",
    .sector = "workforce",
    .unit = Unit::share,
    .low = -0.03,
    .high = 0,
    .minimum = -0.3,
    .maximum = 0.3,
    .lead_years = 1,
    .ramp_years = 4,
    .figures = on_figures,
};

}  // namespace handlingsrom::scenario::levers
