// Bought places.
#include "choice/scenario/lever.hpp"

namespace handlingsrom::scenario::levers {

constexpr FigureEffect on_figures[]{
    {Target::places, "care", Measure::absolute, 1},
    {Target::spending, "care", Measure::absolute, 2100000},
    {Target::staff, "care", Measure::absolute, -1.9},
};

extern const Lever bought_places{
    .id = "bought_places",
    .sector = "care",
    .unit = Unit::places,
    .low = 0,
    .high = 10,
    .minimum = 0,
    .maximum = 200,
    .source_id = "care_ladder",
    .has_law = true,
    .law_seen_at = "github.com/sondreskarsten/norwegian-laws (lovdata.no/lov/2016-06-17-73, lov/2005-06-17-62)",
    .standing = "institution_places_80",
    .lead_years = 1,
    .ramp_years = 3,
    .figures = on_figures,
};

}  // namespace handlingsrom::scenario::levers
