// Full time. Explanation, who notices and law: message catalogues, lever.full_time.
#include "choice/scenario/lever.hpp"

#include <array>

namespace handlingsrom::scenario::levers {
namespace {

constexpr std::array figures{
    FigureEffect{Target::available, "nurse", Measure::relative, 1, ""},
    FigureEffect{Target::available, "health_worker", Measure::relative, 1, ""},
    FigureEffect{Target::spending, "care", Measure::relative, 0.05, ""},
};

}  // namespace

extern const Lever full_time;
const Lever full_time{
    .id = "full_time",
    .sector = "workforce",
    .unit = Unit::share,
    .today = 0,
    .low = 0,
    .high = 0.05,
    .minimum = -0.5,
    .maximum = 0.5,
    .source_id = "judgement",
    .evidence = Evidence::judgement,
    .legal_low = -unbounded,
    .legal_high = unbounded,
    .has_law = true,
    .lead_years = 1,
    .ramp_years = 5,
    .one_off_per_unit = 0,
    .figures = figures,
};

}  // namespace handlingsrom::scenario::levers
