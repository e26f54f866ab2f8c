// Reablement.
#include "choice/scenario/lever.hpp"
#include "choice/scenario/levers/acts.hpp"

namespace handlingsrom::scenario::levers {

constexpr AssumptionEffect on_assumptions[]{
    {"care.coverage_home_care", Act::shift, -0.06},
    {"care.threshold_home", Act::shift, -0.06},
};
constexpr FigureEffect on_figures[]{
    {Target::spending, "care", Measure::relative, 0.004},
};

extern const Lever reablement{
    .id = "reablement",
    .sector = "care",
    .unit = Unit::share,
    .low = 0,
    .high = 0.3,
    .minimum = 0,
    .maximum = 1,
    .evidence = Evidence::weak,
    .has_law = true,
    .law_seen_at = acts::care,
    .studies_seen_at = "cochrane.org/CD010825, omsorgsforskning.no, helsebiblioteket.no/omsorgsbiblioteket",
    .standing = "home_care_80",
    .lead_years = 1,
    .ramp_years = 3,
    .assumptions = on_assumptions,
    .figures = on_figures,
};

}  // namespace handlingsrom::scenario::levers
