// Kindergarten staffing.
#include "choice/scenario/lever.hpp"
#include "choice/scenario/levers/acts.hpp"

namespace handlingsrom::scenario::levers {

constexpr FigureEffect on_figures[]{
    {Target::staff, "kindergarten", Measure::relative, 1},
    {Target::spending, "kindergarten", Measure::relative, 0.8},
};

extern const Lever kindergarten_staffing{
    .id = "kindergarten_staffing",
    .sector = "kindergarten",
    .today = 1,
    .low = 1,
    .high = 1.1,
    .minimum = 0.5,
    .maximum = 2,
    .legal_low = 1,  // the norm holds for each kindergarten: the same cut everywhere breaks it where it is just met
    .has_law = true,
    .law_seen_at = acts::kindergarten,
    .standing = "children_per_kindergarten_fte",
    .lead_years = 1,
    .ramp_years = 3,
    .figures = on_figures,
};

}  // namespace handlingsrom::scenario::levers
