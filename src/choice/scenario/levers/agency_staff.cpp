// Agency staff. Explanation, who notices and law: message catalogues, lever.agency_staff.
#include "choice/scenario/lever.hpp"

#include <array>

namespace handlingsrom::scenario::levers {
namespace {

constexpr std::array figures{
    FigureEffect{Target::available, "nurse", Measure::relative, 1, ""},
    FigureEffect{Target::available, "health_worker", Measure::relative, 0.5, ""},
    FigureEffect{Target::spending, "care", Measure::relative, 0.6, ""},
};

}  // namespace

extern const Lever agency_staff;
const Lever agency_staff{
    .id = "agency_staff",
    .sector = "workforce",
    .unit = Unit::share,
    .today = 0,
    .low = 0,
    .high = 0.03,
    .minimum = 0,
    .maximum = 0.3,
    .source_id = "judgement",
    .evidence = Evidence::judgement,
    .legal_low = -unbounded,
    .legal_high = unbounded,
    .has_law = true,
    .lead_years = 0,
    .ramp_years = 1,
    .one_off_per_unit = 0,
    .figures = figures,
};

}  // namespace handlingsrom::scenario::levers
