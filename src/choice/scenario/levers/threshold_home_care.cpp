// Threshold for home care. Explanation, who notices and law: message catalogues, lever.threshold_home_care.
#include "choice/scenario/lever.hpp"

#include <array>

namespace handlingsrom::scenario::levers {
namespace {

constexpr std::array assumptions{
    AssumptionEffect{"care.coverage_home_care", Act::shift, 1},
};

}  // namespace

extern const Lever threshold_home_care;
const Lever threshold_home_care{
    .id = "threshold_home_care",
    .sector = "care",
    .unit = Unit::none,
    .today = 1,
    .low = 0.9,
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
