// Welfare technology at home. Explanation, who notices and law: message catalogues, lever.welfare_technology.
#include "choice/scenario/lever.hpp"

#include <array>

namespace handlingsrom::scenario::levers {
namespace {

constexpr std::array assumptions{
    AssumptionEffect{"care.fte_home", Act::shift, -0.08},
};
constexpr std::array figures{
    FigureEffect{Target::spending, "care", Measure::relative, -0.02, ""},
};

}  // namespace

extern const Lever welfare_technology;
const Lever welfare_technology{
    .id = "welfare_technology",
    .sector = "care",
    .unit = Unit::share,
    .today = 0,
    .low = 0,
    .high = 0.4,
    .minimum = 0,
    .maximum = 1,
    .source_id = "judgement",
    .evidence = Evidence::weak,
    .legal_low = -unbounded,
    .legal_high = unbounded,
    .has_law = true,
    .lead_years = 1,
    .ramp_years = 4,
    .one_off_per_unit = 0,
    .assumptions = assumptions,
    .figures = figures,
};

}  // namespace handlingsrom::scenario::levers
