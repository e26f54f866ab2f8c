// Pupils per teacher.
#include "choice/scenario/lever.hpp"

namespace handlingsrom::scenario::levers {

constexpr AssumptionEffect on_assumptions[]{
    {"workforce.teaching_fte_per_group", Act::inverse, 1},
};
constexpr FigureEffect on_figures[]{
    {Target::spending, "school", Measure::relative, -0.035},
};

extern const Lever class_size{
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
    .legal_high = 18,
    .has_law = true,
    .standing = "pupils_per_teacher",
    .lead_years = 1,
    .ramp_years = 3,
    .assumptions = on_assumptions,
    .figures = on_figures,
};

}  // namespace handlingsrom::scenario::levers
