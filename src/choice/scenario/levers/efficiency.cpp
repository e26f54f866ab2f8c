// General efficiency.
#include "choice/scenario/lever.hpp"

namespace handlingsrom::scenario::levers {

constexpr FigureEffect on_figures[]{
    {Target::spending, "all", Measure::yearly, -1},
    {Target::staff, "all", Measure::yearly, -1},
};

extern const Lever efficiency{
    .id = "efficiency",
    .sector = "general",
    .unit = Unit::share,
    .low = 0,
    .high = 0.01,
    .minimum = -0.02,
    .maximum = 0.05,
    .lead_years = 1,
    .figures = on_figures,
};

}  // namespace handlingsrom::scenario::levers
