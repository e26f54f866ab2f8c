// Housing programme.
#include "choice/scenario/lever.hpp"

namespace handlingsrom::scenario::levers {

// 300,000 kr of land, road and pipes for each home, by loan: 7.3 per cent of it a year, as in `investments`.
constexpr FigureEffect on_figures[]{
    {Target::finance, "", Measure::yearly, 21900},
};

extern const Lever housing_programme{
    .id = "housing_programme",
    .sector = "population",
    .low = 0,
    .high = 20,
    .minimum = 0,
    .maximum = 500,
    .has_law = true,
    .law_seen_at = "github.com/sondreskarsten/norwegian-laws (lovdata.no/lov/2008-06-27-71)",
    .standing = "population_growth",
    .lead_years = 2,
    .ramp_years = 2,
    .settlers_per_unit = 1.1,
    .figures = on_figures,
};

}  // namespace handlingsrom::scenario::levers
