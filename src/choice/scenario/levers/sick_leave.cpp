// Sick leave. Explanation, who notices and law: message catalogues, lever.sick_leave.
#include "choice/scenario/lever.hpp"

#include <array>

namespace handlingsrom::scenario::levers {
namespace {

constexpr std::array assumptions{
    AssumptionEffect{"workforce.sick_leave", Act::shift, 1},
};
constexpr std::array figures{
    FigureEffect{Target::spending, "all", Measure::relative, 0.25, ""},
};

}  // namespace

extern const Lever sick_leave;
const Lever sick_leave{
    .id = "sick_leave",
    .sector = "workforce",
    .unit = Unit::share,
    .today = 0.077,
    .low = 0.06,
    .high = 0.09,
    .minimum = 0,
    .maximum = 0.5,
    .source_id = "care_rates",
    .evidence = Evidence::moderate,
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
