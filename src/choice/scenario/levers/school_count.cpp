// Number of schools.
#include "choice/scenario/lever.hpp"

namespace handlingsrom::scenario::levers {

constexpr FigureEffect on_figures[]{
    {Target::spending, "school", Measure::absolute, 4500000},
    {Target::staff, "school", Measure::absolute, 4},
};

extern const Lever school_count{
    .id = "school_count",
    .sector = "school",
    .low = -1,
    .high = 1,
    .minimum = -20,
    .maximum = 20,
    .has_law = true,
    .law_seen_at = "github.com/sstraume97/norwegian-laws (lovdata.no/lov/2023-06-09-30), udir.no (Udir-2-2012)",
    .studies_seen_at = "stor-elvdal.kommune.no",
    .standing = "children_per_school",
    .lead_years = 2,
    .ramp_years = 1,
    .one_off_per_unit = 1000000,
    .one_off_in = "school",
    .figures = on_figures,
};

}  // namespace handlingsrom::scenario::levers
