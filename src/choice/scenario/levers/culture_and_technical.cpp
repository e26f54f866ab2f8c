// Culture and technical services.
#include "choice/scenario/lever.hpp"

namespace handlingsrom::scenario::levers {

constexpr FigureEffect on_figures[]{
    {Target::spending, "other", Measure::relative, 1},
    {Target::staff, "other", Measure::relative, 1},
};

extern const Lever culture_and_technical{
    .id = "culture_and_technical",
    .sector = "culture",
    .today = 1,
    .low = 0.9,
    .high = 1.05,
    .minimum = 0.2,
    .maximum = 2,
    .standing = "culture_spending",
    .lead_years = 1,
    .ramp_years = 3,
    .figures = on_figures,
};

}  // namespace handlingsrom::scenario::levers
