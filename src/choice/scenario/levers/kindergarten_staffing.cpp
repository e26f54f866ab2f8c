// Kindergarten staffing. Explanation, who notices and law: message catalogues, lever.kindergarten_staffing.
#include "choice/scenario/lever.hpp"

#include <array>

namespace handlingsrom::scenario::levers {
namespace {

constexpr std::array figures{
    FigureEffect{Target::staff, "kindergarten", Measure::relative, 1, ""},
    FigureEffect{Target::spending, "kindergarten", Measure::relative, 0.8, ""},
};

}  // namespace

extern const Lever kindergarten_staffing;
const Lever kindergarten_staffing{
    .id = "kindergarten_staffing",
    .sector = "kindergarten",
    .unit = Unit::none,
    .today = 1,
    .low = 1,
    .high = 1.1,
    .minimum = 0.5,
    .maximum = 2,
    .source_id = "judgement",
    .evidence = Evidence::judgement,
    .legal_low = 1,
    .legal_high = unbounded,
    .has_law = true,
    .lead_years = 1,
    .ramp_years = 3,
    .one_off_per_unit = 0,
    .figures = figures,
};

}  // namespace handlingsrom::scenario::levers
