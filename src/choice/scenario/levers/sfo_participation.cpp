// Participation in after-school. Explanation, who notices and law: message catalogues, lever.sfo_participation.
#include "choice/scenario/lever.hpp"

#include <array>

namespace handlingsrom::scenario::levers {
namespace {

constexpr std::array assumptions{
    AssumptionEffect{"services.sfo_participation_1", Act::scale, 1},
    AssumptionEffect{"services.sfo_participation_2", Act::scale, 1},
    AssumptionEffect{"services.sfo_participation_3", Act::scale, 1},
    AssumptionEffect{"services.sfo_participation_4", Act::scale, 1},
};

}  // namespace

extern const Lever sfo_participation;
const Lever sfo_participation{
    .id = "sfo_participation",
    .sector = "school",
    .unit = Unit::none,
    .today = 1,
    .low = 0.85,
    .high = 1.1,
    .minimum = 0,
    .maximum = 1.3,
    .source_id = "judgement",
    .evidence = Evidence::judgement,
    .legal_low = -unbounded,
    .legal_high = unbounded,
    .has_law = true,
    .lead_years = 1,
    .ramp_years = 3,
    .one_off_per_unit = 0,
    .assumptions = assumptions,
};

}  // namespace handlingsrom::scenario::levers
