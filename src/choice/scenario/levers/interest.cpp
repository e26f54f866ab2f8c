// Interest. Explanation, who notices and law: message catalogues, lever.interest.
#include "choice/scenario/lever.hpp"

#include <array>

namespace handlingsrom::scenario::levers {
namespace {

constexpr std::array assumptions{
    AssumptionEffect{"economy.interest_rate", Act::shift, 1},
};

}  // namespace

extern const Lever interest;
const Lever interest{
    .id = "interest",
    .sector = "economy",
    .unit = Unit::share,
    .today = 0.04,
    .low = 0.025,
    .high = 0.055,
    .minimum = 0,
    .maximum = 0.2,
    .source_id = "judgement",
    .evidence = Evidence::moderate,
    .legal_low = -unbounded,
    .legal_high = unbounded,
    .has_law = false,
    .lead_years = 0,
    .ramp_years = 2,
    .one_off_per_unit = 0,
    .assumptions = assumptions,
};

}  // namespace handlingsrom::scenario::levers
