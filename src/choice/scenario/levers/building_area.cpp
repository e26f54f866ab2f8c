// Building area. Explanation, who notices and law: message catalogues, lever.building_area.
#include "choice/scenario/lever.hpp"

#include <array>

namespace handlingsrom::scenario::levers {
namespace {

constexpr std::array figures{
    FigureEffect{Target::spending, "all", Measure::relative, 0.06, ""},
};

}  // namespace

extern const Lever building_area;
const Lever building_area{
    .id = "building_area",
    .sector = "buildings",
    .unit = Unit::none,
    .today = 1,
    .low = 0.9,
    .high = 1.05,
    .minimum = 0.4,
    .maximum = 2,
    .source_id = "judgement",
    .evidence = Evidence::judgement,
    .legal_low = -unbounded,
    .legal_high = unbounded,
    .has_law = false,
    .lead_years = 1,
    .ramp_years = 5,
    .one_off_per_unit = 0,
    .figures = figures,
};

}  // namespace handlingsrom::scenario::levers
