// Investment with loans.
#include "choice/scenario/lever.hpp"
#include "choice/scenario/levers/acts.hpp"

namespace handlingsrom::scenario::levers {

constexpr FigureEffect on_figures[]{
    {Target::finance, "", Measure::yearly, 0.073},
};

extern const Lever investments{
    .id = "investments",
    .sector = "economy",
    .unit = Unit::kroner,
    .low = -20000000,
    .high = 20000000,
    .minimum = -500000000,
    .maximum = 500000000,
    .has_law = true,
    .law_seen_at = acts::local_government,
    .standing = "investment_share",
    .lead_years = 1,
    .figures = on_figures,
};

}  // namespace handlingsrom::scenario::levers
