// Growth of free income. Explanation, who notices and law: message catalogues, lever.income_growth.
#include "choice/scenario/lever.hpp"

#include <array>

namespace handlingsrom::scenario::levers {
namespace {

constexpr std::array assumptions{
    AssumptionEffect{"economy.income_growth", Act::shift, 1},
};

}  // namespace

extern const Lever income_growth;
const Lever income_growth{
    .id = "income_growth",
    .sector = "economy",
    .unit = Unit::share,
    .today = 0,
    .low = -0.003,
    .high = 0.007,
    .minimum = -0.05,
    .maximum = 0.05,
    .source_id = "judgement",
    .evidence = Evidence::moderate,
    .legal_low = -unbounded,
    .legal_high = unbounded,
    .has_law = false,
    .lead_years = 0,
    .ramp_years = 0,
    .one_off_per_unit = 0,
    .assumptions = assumptions,
};

}  // namespace handlingsrom::scenario::levers
