// Healthier old age. Explanation, who notices and law: message catalogues, lever.healthy_ageing.
#include "choice/scenario/lever.hpp"

#include <array>

namespace handlingsrom::scenario::levers {
namespace {

constexpr std::array assumptions{
    AssumptionEffect{"care.healthy_ageing_months", Act::shift, 1},
};

}  // namespace

extern const Lever healthy_ageing;
const Lever healthy_ageing{
    .id = "healthy_ageing",
    .sector = "care",
    .unit = Unit::none,
    .today = 0,
    .low = 0,
    .high = 6,
    .minimum = -12,
    .maximum = 24,
    .source_id = "judgement",
    .evidence = Evidence::judgement,
    .legal_low = -unbounded,
    .legal_high = unbounded,
    .has_law = false,
    .lead_years = 2,
    .ramp_years = 8,
    .one_off_per_unit = 0,
    .assumptions = assumptions,
};

}  // namespace handlingsrom::scenario::levers
