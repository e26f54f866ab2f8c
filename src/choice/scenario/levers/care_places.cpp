// New care places.
#include "choice/scenario/lever.hpp"

namespace handlingsrom::scenario::levers {

constexpr FigureEffect on_figures[]{
    {Target::places, "care", Measure::absolute, 1},
    {Target::finance, "", Measure::absolute, 300000},
};

extern const Lever care_places{
    .id = "care_places",
    .sector = "care",
    .unit = Unit::places,
    .low = 0,
    .high = 20,
    .minimum = -200,
    .maximum = 500,
    .standing = "institution_places_80",
    .lead_years = 3,
    .ramp_years = 1,
    .one_off_per_unit = 4500000,
    .figures = on_figures,
};

}  // namespace handlingsrom::scenario::levers
