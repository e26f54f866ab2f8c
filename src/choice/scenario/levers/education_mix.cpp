// Task sharing in care. Explanation, who notices and law: message catalogues, lever.education_mix.
#include "choice/scenario/lever.hpp"

#include <array>

namespace handlingsrom::scenario::levers {
namespace {

constexpr std::array figures{
    FigureEffect{Target::group, "nurse", Measure::per_driver, -1, "workforce.needed_by_sector.care"},
    FigureEffect{Target::group, "health_worker", Measure::per_driver, 1, "workforce.needed_by_sector.care"},
    FigureEffect{Target::spending, "care", Measure::relative, -0.1, ""},
};

}  // namespace

extern const Lever education_mix;
const Lever education_mix{
    .id = "education_mix",
    .sector = "care",
    .unit = Unit::share,
    .today = 0,
    .low = 0,
    .high = 0.1,
    .minimum = -0.5,
    .maximum = 0.5,
    .source_id = "judgement",
    .evidence = Evidence::judgement,
    .legal_low = -unbounded,
    .legal_high = unbounded,
    .has_law = true,
    .lead_years = 1,
    .ramp_years = 4,
    .one_off_per_unit = 0,
    .figures = figures,
};

}  // namespace handlingsrom::scenario::levers
