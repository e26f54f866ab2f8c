// Pupils per teacher. Explanation, who notices and law: message catalogues, lever.class_size.
#include "choice/scenario/lever.hpp"

#include <array>

namespace handlingsrom::scenario::levers {
namespace {

constexpr std::array assumptions{
    AssumptionEffect{"workforce.teaching_fte_per_group", Act::inverse, 1},
};
constexpr std::array figures{
    FigureEffect{Target::spending, "school", Measure::relative, -0.035, ""},
};

}  // namespace

extern const Lever class_size;
const Lever class_size{
    .id = "class_size",
    .sector = "school",
    .unit = Unit::persons,
    .today = 15.6,
    .low = 13,
    .high = 18,
    .minimum = 8,
    .maximum = 30,
    .source_id = "ssb_kostra_key_figures",
    .evidence = Evidence::moderate,
    .legal_low = -unbounded,
    .legal_high = 18,
    .has_law = true,
    .lead_years = 1,
    .ramp_years = 3,
    .one_off_per_unit = 0,
    .assumptions = assumptions,
    .figures = figures,
};

}  // namespace handlingsrom::scenario::levers
