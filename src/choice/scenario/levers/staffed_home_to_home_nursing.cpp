// From staffed home to home nursing.
#include "choice/scenario/lever.hpp"
#include "choice/scenario/levers/acts.hpp"

namespace handlingsrom::scenario::levers {

constexpr AssumptionEffect on_assumptions[]{
    {"care.staffed_to_home", Act::shift, 1},
};
constexpr FigureEffect on_figures[]{
    {Target::users, "home_nursing", Measure::per_driver, 1, "care.users.staffed_home"},
    {Target::users, "staffed_home", Measure::per_driver, -1, "care.users.staffed_home"},
};

extern const Lever staffed_home_to_home_nursing{
    .id = "staffed_home_to_home_nursing",
    .sector = "care",
    .unit = Unit::share,
    .low = 0,
    .high = 0.2,
    .minimum = 0,
    .maximum = 0.9,
    .source_id = "care_ladder",
    .evidence = Evidence::moderate,
    .has_law = true,
    .law_seen_at = acts::care,
    .standing = "staffed_home_residents",
    .lead_years = 2,
    .ramp_years = 4,
    .assumptions = on_assumptions,
    .figures = on_figures,
};

}  // namespace handlingsrom::scenario::levers
