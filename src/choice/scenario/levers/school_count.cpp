// Number of schools. Explanation, who notices and law: message catalogues, lever.school_count.
#include "choice/scenario/lever.hpp"

#include <array>

namespace handlingsrom::scenario::levers {
namespace {

constexpr std::array figures{
    FigureEffect{Target::spending, "school", Measure::absolute, 4500000, ""},
    FigureEffect{Target::staff, "school", Measure::absolute, 4, ""},
};

}  // namespace

extern const Lever school_count;
const Lever school_count{
    .id = "school_count",
    .sector = "school",
    .unit = Unit::none,
    .today = 0,
    .low = -1,
    .high = 1,
    .minimum = -20,
    .maximum = 20,
    .source_id = "judgement",
    .evidence = Evidence::judgement,
    .legal_low = -unbounded,
    .legal_high = unbounded,
    .has_law = true,
    .lead_years = 2,
    .ramp_years = 1,
    .one_off_per_unit = 1000000,
    .figures = figures,
};

}  // namespace handlingsrom::scenario::levers
