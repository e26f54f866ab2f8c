// Wage growth above prices.
#include "choice/scenario/lever.hpp"

namespace handlingsrom::scenario::levers {

constexpr FigureEffect on_figures[]{
    {Target::spending, "all", Measure::yearly, 0.66},
};

extern const Lever wage_growth{
    .id = "wage_growth",
    .sector = "economy",
    .unit = Unit::share,
    .low = -0.002,
    .high = 0.006,
    .minimum = -0.03,
    .maximum = 0.03,
    .evidence = Evidence::moderate,
    .figures = on_figures,
};

}  // namespace handlingsrom::scenario::levers
