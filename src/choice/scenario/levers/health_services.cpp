// Municipal health services.
#include "choice/scenario/lever.hpp"
#include "choice/scenario/levers/acts.hpp"

namespace handlingsrom::scenario::levers {

constexpr FigureEffect on_figures[]{
    {Target::spending, "health", Measure::relative, 1},
    {Target::staff, "health", Measure::relative, 1},
};

extern const Lever health_services{
    .id = "health_services",
    .sector = "health",
    .today = 1,
    .low = 0.95,
    .high = 1.1,
    .minimum = 0.3,
    .maximum = 2,
    .has_law = true,
    .law_seen_at = acts::care,
    .standing = "doctor_fte",
    .lead_years = 1,
    .ramp_years = 3,
    .figures = on_figures,
};

}  // namespace handlingsrom::scenario::levers
