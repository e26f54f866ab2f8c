// Building area.
#include "choice/scenario/lever.hpp"

namespace handlingsrom::scenario::levers {

constexpr FigureEffect on_figures[]{
    {Target::spending, "all", Measure::relative, 0.06},
};

extern const Lever building_area{
    .id = "building_area",
    .sector = "buildings",
    .today = 1,
    .low = 0.9,
    .high = 1.05,
    .minimum = 0.4,
    .maximum = 2,
    .lead_years = 1,
    .ramp_years = 5,
    .figures = on_figures,
};

}  // namespace handlingsrom::scenario::levers
