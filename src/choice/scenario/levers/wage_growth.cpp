// Wage growth above prices. Explanation, who notices and law: message catalogues, lever.wage_growth.
#include "choice/scenario/lever.hpp"

#include <array>

namespace handlingsrom::scenario::levers {
namespace {

constexpr std::array figures{
    FigureEffect{Target::spending, "all", Measure::yearly, 0.66, ""},
};

}  // namespace

extern const Lever wage_growth;
const Lever wage_growth{
    .id = "wage_growth",
    .sector = "economy",
    .unit = Unit::share,
    .today = 0,
    .low = -0.002,
    .high = 0.006,
    .minimum = -0.03,
    .maximum = 0.03,
    .source_id = "judgement",
    .evidence = Evidence::moderate,
    .legal_low = -unbounded,
    .legal_high = unbounded,
    .has_law = false,
    .lead_years = 0,
    .ramp_years = 0,
    .one_off_per_unit = 0,
    .figures = figures,
};

}  // namespace handlingsrom::scenario::levers
