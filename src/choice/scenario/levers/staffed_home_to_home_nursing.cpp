// From staffed home to home nursing. Explanation, who notices and law: message catalogues, lever.staffed_home_to_home_nursing.
#include "choice/scenario/lever.hpp"

#include <array>

namespace handlingsrom::scenario::levers {
namespace {

constexpr std::array figures{
    FigureEffect{Target::spending, "care", Measure::per_driver, -1055400, "care.users.staffed_home"},
    FigureEffect{Target::staff, "care", Measure::per_driver, -1.01, "care.users.staffed_home"},
};

}  // namespace

extern const Lever staffed_home_to_home_nursing;
const Lever staffed_home_to_home_nursing{
    .id = "staffed_home_to_home_nursing",
    .sector = "care",
    .unit = Unit::share,
    .today = 0,
    .low = 0,
    .high = 0.2,
    .minimum = 0,
    .maximum = 0.9,
    .source_id = "care_ladder",
    .evidence = Evidence::moderate,
    .legal_low = -unbounded,
    .legal_high = unbounded,
    .has_law = true,
    .lead_years = 2,
    .ramp_years = 4,
    .one_off_per_unit = 0,
    .figures = figures,
};

}  // namespace handlingsrom::scenario::levers
