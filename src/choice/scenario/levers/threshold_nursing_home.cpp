// Threshold for long-term stay. Explanation, who notices and law: message catalogues, lever.threshold_nursing_home.
#include "choice/scenario/lever.hpp"

#include <array>

namespace handlingsrom::scenario::levers {
namespace {

constexpr std::array assumptions{
    AssumptionEffect{"care.coverage_long_stay", Act::shift, 1},
};

}  // namespace

extern const Lever threshold_nursing_home;
const Lever threshold_nursing_home{
    .id = "threshold_nursing_home",
    .sector = "care",
    .unit = Unit::none,
    .today = 1,
    .low = 0.8,
    .high = 1.1,
    .minimum = 0,
    .maximum = 3,
    .source_id = "judgement",
    .evidence = Evidence::measured,
    .legal_low = -unbounded,
    .legal_high = unbounded,
    .has_law = true,
    .lead_years = 1,
    .ramp_years = 5,
    .one_off_per_unit = 0,
    .assumptions = assumptions,
};

}  // namespace handlingsrom::scenario::levers
