// Full time.
#include "choice/scenario/lever.hpp"
#include "choice/scenario/levers/acts.hpp"

namespace handlingsrom::scenario::levers {

constexpr FigureEffect on_figures[]{
    {Target::available, "nurse", Measure::relative, 1},
    {Target::available, "health_worker", Measure::relative, 1},
    {Target::spending, "care", Measure::relative, 0.05},
};

extern const Lever full_time{
    .id = "full_time",
    .sector = "workforce",
    .unit = Unit::share,
    .low = 0,
    .high = 0.05,
    .minimum = -0.5,
    .maximum = 0.5,
    .has_law = true,
    .law_seen_at = acts::working_environment,
    .studies_seen_at = "fafo.no (Fafo-rapport 2023:22)",
    .lead_years = 1,
    .ramp_years = 5,
    .figures = on_figures,
};

}  // namespace handlingsrom::scenario::levers
