// Agency staff.
#include "choice/scenario/lever.hpp"
#include "choice/scenario/levers/acts.hpp"

namespace handlingsrom::scenario::levers {

constexpr FigureEffect on_figures[]{
    {Target::available, "nurse", Measure::relative, 1},
    {Target::available, "health_worker", Measure::relative, 0.5},
    {Target::spending, "care", Measure::relative, 0.6},
};

extern const Lever agency_staff{
    .id = "agency_staff",
    .sector = "workforce",
    .unit = Unit::share,
    .low = 0,
    .high = 0.03,
    .minimum = 0,
    .maximum = 0.3,
    .has_law = true,
    .law_seen_at = acts::working_environment,
    .ramp_years = 1,
    .figures = on_figures,
};

}  // namespace handlingsrom::scenario::levers
