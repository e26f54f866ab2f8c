// Social assistance. Explanation, who notices and law: message catalogues, lever.social_services.
#include "choice/scenario/lever.hpp"

#include <array>

namespace handlingsrom::scenario::levers {
namespace {

constexpr std::array assumptions{
    AssumptionEffect{"services.social_assistance_level", Act::shift, 1},
};
constexpr std::array figures{
    FigureEffect{Target::spending, "social", Measure::relative, 0.6, ""},
};

}  // namespace

extern const Lever social_services;
const Lever social_services{
    .id = "social_services",
    .sector = "social",
    .unit = Unit::none,
    .today = 1,
    .low = 0.9,
    .high = 1.1,
    .minimum = 0,
    .maximum = 10,
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
