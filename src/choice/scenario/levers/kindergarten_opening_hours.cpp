// Kindergarten opening hours.
#include "choice/scenario/lever.hpp"
#include "choice/scenario/levers/acts.hpp"

namespace handlingsrom::scenario::levers {

constexpr FigureEffect on_figures[]{
    {Target::staff, "kindergarten", Measure::relative, 0.012},
    {Target::spending, "kindergarten", Measure::relative, 0.0096},
};

extern const Lever kindergarten_opening_hours{
    .id = "kindergarten_opening_hours",
    .sector = "kindergarten",
    .unit = Unit::hours,
    .today = 47.5,
    .low = 42.5,
    .high = 50,
    .minimum = 30,
    .maximum = 70,
    .has_law = true,
    .law_seen_at = acts::kindergarten,
    .lead_years = 1,
    .ramp_years = 3,
    .figures = on_figures,
};

}  // namespace handlingsrom::scenario::levers
