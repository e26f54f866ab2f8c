// Reablement. Explanation, who notices and law: message catalogues, lever.reablement.
#include "choice/scenario/lever.hpp"

#include <array>

namespace handlingsrom::scenario::levers {
namespace {

constexpr std::array assumptions{
    AssumptionEffect{"care.coverage_home_care", Act::shift, -0.06},
};
constexpr std::array figures{
    FigureEffect{Target::spending, "care", Measure::relative, 0.004, ""},
};

}  // namespace

extern const Lever reablement;
const Lever reablement{
    .id = "reablement",
    .sector = "care",
    .unit = Unit::share,
    .today = 0,
    .low = 0,
    .high = 0.3,
    .minimum = 0,
    .maximum = 1,
    .source_id = "judgement",
    .evidence = Evidence::weak,
    .legal_low = -unbounded,
    .legal_high = unbounded,
    .has_law = true,
    .lead_years = 1,
    .ramp_years = 3,
    .one_off_per_unit = 0,
    .assumptions = assumptions,
    .figures = figures,
};

}  // namespace handlingsrom::scenario::levers
