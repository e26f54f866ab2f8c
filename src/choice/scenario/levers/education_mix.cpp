// Task sharing in care.
#include "choice/scenario/lever.hpp"
#include "choice/scenario/levers/acts.hpp"

namespace handlingsrom::scenario::levers {

constexpr FigureEffect on_figures[]{
    {Target::group, "nurse", Measure::per_driver, -1, "workforce.needed_by_sector.care"},
    {Target::group, "health_worker", Measure::per_driver, 1, "workforce.needed_by_sector.care"},
    {Target::spending, "care", Measure::relative, -0.1},
};

extern const Lever education_mix{
    .id = "education_mix",
    .sector = "care",
    .unit = Unit::share,
    .low = 0,
    .high = 0.1,
    .minimum = -0.5,
    .maximum = 0.5,
    .has_law = true,
    .law_seen_at = acts::care,
    .standing = "nurse_share",
    .lead_years = 1,
    .ramp_years = 4,
    .figures = on_figures,
};

}  // namespace handlingsrom::scenario::levers
