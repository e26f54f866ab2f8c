// Investment with loans. Explanation, who notices and law: message catalogues, lever.investments.
#include "choice/scenario/lever.hpp"

#include <array>

namespace handlingsrom::scenario::levers {
namespace {

constexpr std::array figures{
    FigureEffect{Target::finance, "", Measure::yearly, 0.073, ""},
};

}  // namespace

extern const Lever investments;
const Lever investments{
    .id = "investments",
    .sector = "economy",
    .unit = Unit::kroner,
    .today = 0,
    .low = -20000000,
    .high = 20000000,
    .minimum = -500000000,
    .maximum = 500000000,
    .source_id = "judgement",
    .evidence = Evidence::judgement,
    .legal_low = -unbounded,
    .legal_high = unbounded,
    .has_law = true,
    .lead_years = 1,
    .ramp_years = 0,
    .one_off_per_unit = 0,
    .figures = figures,
};

}  // namespace handlingsrom::scenario::levers
