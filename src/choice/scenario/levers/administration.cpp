// Administration. Explanation, who notices and law: message catalogues, lever.administration.
#include "choice/scenario/lever.hpp"

#include <array>

namespace handlingsrom::scenario::levers {
namespace {

constexpr std::array assumptions{
    AssumptionEffect{"workforce.administration_share", Act::scale, 1},
};
constexpr std::array figures{
    FigureEffect{Target::spending, "administration", Measure::relative, 0.75, ""},
};

}  // namespace

extern const Lever administration;
const Lever administration{
    .id = "administration",
    .sector = "administration",
    .unit = Unit::none,
    .today = 1,
    .low = 0.9,
    .high = 1.05,
    .minimum = 0.3,
    .maximum = 2,
    .source_id = "judgement",
    .evidence = Evidence::judgement,
    .legal_low = -unbounded,
    .legal_high = unbounded,
    .has_law = false,
    .lead_years = 1,
    .ramp_years = 3,
    .one_off_per_unit = 0,
    .assumptions = assumptions,
    .figures = figures,
};

}  // namespace handlingsrom::scenario::levers
