// Children per adult in after-school. Explanation, who notices and law: message catalogues, lever.sfo_staffing.
#include "choice/scenario/lever.hpp"

#include <array>

namespace handlingsrom::scenario::levers {
namespace {

constexpr std::array assumptions{
    AssumptionEffect{"workforce.sfo_fte_per_child", Act::inverse, 1},
};
constexpr std::array figures{
    FigureEffect{Target::spending, "school", Measure::relative, -0.003, ""},
};

}  // namespace

extern const Lever sfo_staffing;
const Lever sfo_staffing{
    .id = "sfo_staffing",
    .sector = "school",
    .unit = Unit::persons,
    .today = 15,
    .low = 12,
    .high = 20,
    .minimum = 6,
    .maximum = 40,
    .source_id = "judgement",
    .evidence = Evidence::moderate,
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
