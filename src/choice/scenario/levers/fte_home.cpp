// FTE per user at home. Explanation, who notices and law: message catalogues, lever.fte_home.
#include "choice/scenario/lever.hpp"

#include <array>

namespace handlingsrom::scenario::levers {
namespace {

constexpr std::array assumptions{
    AssumptionEffect{"care.fte_home", Act::shift, 1},
};
constexpr std::array figures{
    FigureEffect{Target::spending, "care", Measure::relative, 0.4, ""},
};

}  // namespace

extern const Lever fte_home;
const Lever fte_home{
    .id = "fte_home",
    .sector = "care",
    .unit = Unit::none,
    .today = 1,
    .low = 0.95,
    .high = 1.05,
    .minimum = 0.1,
    .maximum = 3,
    .source_id = "judgement",
    .evidence = Evidence::judgement,
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
