// Retirement age. Explanation, who notices and law: message catalogues, lever.retirement_age.
#include "choice/scenario/lever.hpp"

#include <array>

namespace handlingsrom::scenario::levers {
namespace {

constexpr std::array assumptions{
    AssumptionEffect{"workforce.leaving_age", Act::shift, 1},
};

}  // namespace

extern const Lever retirement_age;
const Lever retirement_age{
    .id = "retirement_age",
    .sector = "workforce",
    .unit = Unit::years,
    .today = 64,
    .low = 63,
    .high = 66,
    .minimum = 55,
    .maximum = 75,
    .source_id = "judgement",
    .evidence = Evidence::moderate,
    .legal_low = -unbounded,
    .legal_high = 72,
    .has_law = true,
    .lead_years = 1,
    .ramp_years = 6,
    .one_off_per_unit = 0,
    .assumptions = assumptions,
};

}  // namespace handlingsrom::scenario::levers
