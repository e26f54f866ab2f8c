// Turnover. Explanation, who notices and law: message catalogues, lever.turnover.
#include "choice/scenario/lever.hpp"

#include <array>

namespace handlingsrom::scenario::levers {
namespace {

constexpr std::array figures{
    FigureEffect{Target::available, "all", Measure::relative, -1, ""},
    FigureEffect{Target::spending, "all", Measure::relative, 0.1, ""},
};

}  // namespace

extern const Lever turnover;
const Lever turnover{
    .id = "turnover",
    .sector = "workforce",
    .unit = Unit::share,
    .today = 0,
    .low = -0.03,
    .high = 0,
    .minimum = -0.3,
    .maximum = 0.3,
    .source_id = "judgement",
    .evidence = Evidence::judgement,
    .legal_low = -unbounded,
    .legal_high = unbounded,
    .has_law = false,
    .lead_years = 1,
    .ramp_years = 4,
    .one_off_per_unit = 0,
    .figures = figures,
};

}  // namespace handlingsrom::scenario::levers
