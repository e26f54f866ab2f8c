// From nursing home to staffed home. Explanation, who notices and law: message catalogues, lever.institution_to_staffed_home.
#include "choice/scenario/lever.hpp"

#include <array>

namespace handlingsrom::scenario::levers {
namespace {

constexpr std::array figures{
    FigureEffect{Target::spending, "care", Measure::per_driver, -727395, "care.users.nursing_home"},
    FigureEffect{Target::staff, "care", Measure::per_driver, -0.66, "care.users.nursing_home"},
    FigureEffect{Target::places, "care", Measure::per_driver, 1, "care.users.nursing_home"},
};

}  // namespace

extern const Lever institution_to_staffed_home;
const Lever institution_to_staffed_home{
    .id = "institution_to_staffed_home",
    .sector = "care",
    .unit = Unit::share,
    .today = 0,
    .low = 0,
    .high = 0.3,
    .minimum = 0,
    .maximum = 0.9,
    .source_id = "care_ladder",
    .evidence = Evidence::moderate,
    .legal_low = -unbounded,
    .legal_high = unbounded,
    .has_law = true,
    .lead_years = 3,
    .ramp_years = 3,
    .one_off_per_unit = 0,
    .figures = figures,
};

}  // namespace handlingsrom::scenario::levers
