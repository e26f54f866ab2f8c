// Kindergarten coverage, age 1–2.
#include "choice/scenario/lever.hpp"
#include "choice/scenario/levers/acts.hpp"

namespace handlingsrom::scenario::levers {

constexpr AssumptionEffect on_assumptions[]{
    {"services.kindergarten_coverage_1_2", Act::shift, 1},
};

extern const Lever kindergarten_coverage_1_2{
    .id = "kindergarten_coverage_1_2",
    .sector = "kindergarten",
    .unit = Unit::share,
    .today = 0.897,
    .low = 0.86,
    .high = 0.94,
    .minimum = 0,
    .maximum = 1.2,
    .source_id = "ssb_kostra_key_figures",
    .evidence = Evidence::measured,
    .has_law = true,
    .law_seen_at = acts::kindergarten,
    .standing = "kindergarten_share_1_2",
    .lead_years = 1,
    .ramp_years = 3,
    .assumptions = on_assumptions,
};

}  // namespace handlingsrom::scenario::levers
