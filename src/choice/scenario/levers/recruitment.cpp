// Recruitment. Explanation, who notices and law: message catalogues, lever.recruitment.
#include "choice/scenario/lever.hpp"

#include <array>

namespace handlingsrom::scenario::levers {
namespace {

constexpr std::array assumptions{
    AssumptionEffect{"workforce.recruitment_trend", Act::shift, 1},
};

}  // namespace

extern const Lever recruitment;
const Lever recruitment{
    .id = "recruitment",
    .sector = "workforce",
    .unit = Unit::share,
    .today = 0,
    .low = -0.003,
    .high = 0.003,
    .minimum = -0.05,
    .maximum = 0.05,
    .source_id = "judgement",
    .evidence = Evidence::judgement,
    .legal_low = -unbounded,
    .legal_high = unbounded,
    .has_law = false,
    .lead_years = 1,
    .ramp_years = 1,
    .one_off_per_unit = 0,
    .assumptions = assumptions,
};

}  // namespace handlingsrom::scenario::levers
