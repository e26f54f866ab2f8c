// General efficiency. Explanation, who notices and law: message catalogues, lever.efficiency.
#include "choice/scenario/lever.hpp"

#include <array>

namespace handlingsrom::scenario::levers {
namespace {

constexpr std::array figures{
    FigureEffect{Target::spending, "all", Measure::yearly, -1, ""},
    FigureEffect{Target::staff, "all", Measure::yearly, -1, ""},
};

}  // namespace

extern const Lever efficiency;
const Lever efficiency{
    .id = "efficiency",
    .sector = "general",
    .unit = Unit::share,
    .today = 0,
    .low = 0,
    .high = 0.01,
    .minimum = -0.02,
    .maximum = 0.05,
    .source_id = "judgement",
    .evidence = Evidence::judgement,
    .legal_low = -unbounded,
    .legal_high = unbounded,
    .has_law = false,
    .lead_years = 1,
    .ramp_years = 0,
    .one_off_per_unit = 0,
    .figures = figures,
};

}  // namespace handlingsrom::scenario::levers
