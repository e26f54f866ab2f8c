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
    .legal_high = 18,  // the norm over ten grades: (4 · 15 + 6 · 20) / 10; it holds for each school
    .has_law = true,
    .law_seen_at = "regjeringen.no, Prop. 57 L (2022–2023), kap. 14",
    .standing = "pupils_per_teacher",
    .lead_years = 1,
    .ramp_years = 3,
    .assumptions = on_assumptions,
    .figures = on_figures,
};

}  // namespace handlingsrom::scenario::levers
