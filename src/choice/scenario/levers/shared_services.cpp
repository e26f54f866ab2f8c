// Services shared with neighbours. Explanation, who notices and law: message catalogues, lever.shared_services.
#include "choice/scenario/lever.hpp"

#include <array>

namespace handlingsrom::scenario::levers {
namespace {

constexpr std::array figures{
    FigureEffect{Target::spending, "administration", Measure::relative, -0.1, ""},
    FigureEffect{Target::staff, "administration", Measure::relative, -0.1, ""},
    FigureEffect{Target::spending, "child_protection", Measure::relative, -0.05, ""},
};

}  // namespace

extern const Lever shared_services;
const Lever shared_services{
    .id = "shared_services",
    .sector = "cooperation",
    .unit = Unit::share,
    .today = 0,
    .low = 0,
    .high = 0.5,
    .minimum = 0,
    .maximum = 1,
    .source_id = "judgement",
    .evidence = Evidence::judgement,
    .legal_low = -unbounded,
    .legal_high = unbounded,
    .has_law = true,
    .lead_years = 2,
    .ramp_years = 3,
    .one_off_per_unit = 2000000,
    .figures = figures,
};

}  // namespace handlingsrom::scenario::levers
