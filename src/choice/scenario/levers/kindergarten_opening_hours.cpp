// Kindergarten opening hours. Explanation, who notices and law: message catalogues, lever.kindergarten_opening_hours.
#include "choice/scenario/lever.hpp"

#include <array>

namespace handlingsrom::scenario::levers {
namespace {

constexpr std::array figures{
    FigureEffect{Target::staff, "kindergarten", Measure::relative, 0.012, ""},
    FigureEffect{Target::spending, "kindergarten", Measure::relative, 0.0096, ""},
};

}  // namespace

extern const Lever kindergarten_opening_hours;
const Lever kindergarten_opening_hours{
    .id = "kindergarten_opening_hours",
    .sector = "kindergarten",
    .unit = Unit::hours,
    .today = 47.5,
    .low = 42.5,
    .high = 50,
    .minimum = 30,
    .maximum = 70,
    .source_id = "judgement",
    .evidence = Evidence::judgement,
    .legal_low = -unbounded,
    .legal_high = unbounded,
    .has_law = false,
    .lead_years = 1,
    .ramp_years = 3,
    .one_off_per_unit = 0,
    .figures = figures,
};

}  // namespace handlingsrom::scenario::levers
