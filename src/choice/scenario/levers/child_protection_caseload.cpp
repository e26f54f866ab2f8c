// Children per worker in child protection. Explanation, who notices and law: message catalogues, lever.child_protection_caseload.
#include "choice/scenario/lever.hpp"

#include <array>

namespace handlingsrom::scenario::levers {
namespace {

constexpr std::array assumptions{
    AssumptionEffect{"workforce.child_protection_fte_per_client", Act::inverse, 1},
};
constexpr std::array figures{
    FigureEffect{Target::spending, "child_protection", Measure::relative, -0.05, ""},
};

}  // namespace

extern const Lever child_protection_caseload;
const Lever child_protection_caseload{
    .id = "child_protection_caseload",
    .sector = "child_protection",
    .unit = Unit::users,
    .today = 6.6,
    .low = 5,
    .high = 9,
    .minimum = 2,
    .maximum = 30,
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
