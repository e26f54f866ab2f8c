// Short-term stay. Explanation, who notices and law: message catalogues, lever.short_stay.
#include "choice/scenario/lever.hpp"

#include <array>

namespace handlingsrom::scenario::levers {
namespace {

constexpr std::array assumptions{
    AssumptionEffect{"care.coverage_short_stay", Act::shift, 1},
};

}  // namespace

extern const Lever short_stay;
const Lever short_stay{
    .id = "short_stay",
    .sector = "care",
    .unit = Unit::none,
    .today = 1,
    .low = 0.8,
    .high = 1.2,
    .minimum = 0,
    .maximum = 5,
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
