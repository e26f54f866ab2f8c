// Children per adult in after-school.
#include "choice/scenario/lever.hpp"
#include "choice/scenario/levers/acts.hpp"

namespace handlingsrom::scenario::levers {

constexpr AssumptionEffect on_assumptions[]{
    {"workforce.sfo_fte_per_child", Act::inverse, 1},
};
constexpr FigureEffect on_figures[]{
    {Target::spending, "school", Measure::relative, -0.003},
};

extern const Lever sfo_staffing{
    .id = "sfo_staffing",
    .sector = "school",
    .unit = Unit::persons,
    .today = 15,
    .low = 12,
    .high = 20,
    .minimum = 6,
    .maximum = 40,
    .evidence = Evidence::moderate,
    .has_law = true,
    .law_seen_at = acts::education,
    .lead_years = 1,
    .ramp_years = 3,
    .assumptions = on_assumptions,
    .figures = on_figures,
};

}  // namespace handlingsrom::scenario::levers
