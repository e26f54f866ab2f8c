// Kindergarten coverage, age 3–5.
#include "choice/scenario/lever.hpp"
#include "choice/scenario/levers/acts.hpp"

namespace handlingsrom::scenario::levers {

constexpr AssumptionEffect on_assumptions[]{
    {"services.kindergarten_coverage_3_5", Act::shift, 1},
};

extern const Lever kindergarten_coverage_3_5{
    .id = "kindergarten_coverage_3_5",
    .sector = "kindergarten",
    .unit = Unit::share,
    .today = 0.975,
    .low = 0.95,
    .high = 0.99,
    .minimum = 0,
    .maximum = 1.2,
    .source_id = "ssb_kostra_key_figures",
    .evidence = Evidence::measured,
    .has_law = true,
    .law_seen_at = acts::kindergarten,
    .standing = "kindergarten_share_3_5",
    .lead_years = 1,
    .ramp_years = 3,
    .assumptions = on_assumptions,
};

}  // namespace handlingsrom::scenario::levers
