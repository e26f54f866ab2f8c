// From nursing home to staffed home.
#include "choice/scenario/lever.hpp"
#include "choice/scenario/levers/acts.hpp"

namespace handlingsrom::scenario::levers {

constexpr AssumptionEffect on_assumptions[]{
    {"care.institution_to_staffed", Act::shift, 1},
};
constexpr FigureEffect on_figures[]{
    {Target::users, "staffed_home", Measure::per_driver, 1, "care.users.nursing_home"},
    {Target::users, "nursing_home", Measure::per_driver, -1, "care.users.nursing_home"},
};

extern const Lever institution_to_staffed_home{
    .id = "institution_to_staffed_home",
    .sector = "care",
    .unit = Unit::share,
    .low = 0,
    .high = 0.3,
    .minimum = 0,
    .maximum = 0.9,
    .source_id = "care_ladder",
    .evidence = Evidence::moderate,
    .has_law = true,
    .law_seen_at = acts::long_stay,
    .standing = "staffed_home_share",
    .lead_years = 3,
    .ramp_years = 3,
    .assumptions = on_assumptions,
    .figures = on_figures,
};

}  // namespace handlingsrom::scenario::levers
