// User fees.
#include "choice/scenario/lever.hpp"

namespace handlingsrom::scenario::levers {

constexpr FigureEffect on_figures[]{
    {Target::income, "", Measure::per_driver, 0.05, "economy.gross_revenue"},
};

extern const Lever user_fees{
    .id = "user_fees",
    .sector = "income",
    .unit = Unit::share,
    .low = 0,
    .high = 0.1,
    .minimum = -0.5,
    .maximum = 0.5,
    .has_law = true,
    .law_seen_at =
        "github.com/sondreskarsten/norwegian-laws (lovdata.no/lov/2018-06-22-83, lov/2005-06-17-64, lov/2023-06-09-30)",
    .lead_years = 1,
    .ramp_years = 1,
    .figures = on_figures,
};

}  // namespace handlingsrom::scenario::levers
