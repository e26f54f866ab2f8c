// Children in child protection. Explanation, who notices and law: message catalogues, lever.child_protection_early_help.
#include "choice/scenario/lever.hpp"

#include <array>

namespace handlingsrom::scenario::levers {
namespace {

constexpr std::array assumptions{
    AssumptionEffect{"services.child_protection_rate", Act::shift, 1},
};
constexpr std::array figures{
    FigureEffect{Target::spending, "child_protection", Measure::relative, 25, ""},
};

}  // namespace

extern const Lever child_protection_early_help;
const Lever child_protection_early_help{
    .id = "child_protection_early_help",
    .sector = "child_protection",
    .unit = Unit::share,
    .today = 0.0207,
    .low = 0.0177,
    .high = 0.0252,
    .minimum = 0,
    .maximum = 0.2,
    .source_id = "judgement",
    .evidence = Evidence::judgement,
    .legal_low = -unbounded,
    .legal_high = unbounded,
    .has_law = true,
    .lead_years = 1,
    .ramp_years = 6,
    .one_off_per_unit = 0,
    .assumptions = assumptions,
    .figures = figures,
};

}  // namespace handlingsrom::scenario::levers
