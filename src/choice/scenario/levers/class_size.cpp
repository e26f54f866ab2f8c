// Pupils per teacher.
#include "choice/scenario/lever.hpp"

namespace handlingsrom::scenario::levers {

constexpr AssumptionEffect on_assumptions[]{
    {"workforce.teaching_fte_per_group", Act::inverse, 1},
};
constexpr FigureEffect on_figures[]{
    {Target::spending, "school", Measure::relative, -0.035},
};

// The norm is 15 pupils per teacher in grades 1–4 and 20 in grades 5–10, on average at each school. Pupils per teacher is
// pupils' hours per teachers' hour, so the norm over ten grades is the harmonic mean weighted by each grade's hours: of the
// least 5,272 + 2,622 hours (Directorate for Education) about 2,879 are in grades 1–4 (as Rakkestad shares them out), and
// with as many pupils in each grade 7,894 / (2,879 / 15 + 5,015 / 20) = 17.8. Above it the norm is broken somewhere; below
// it a school may still break it.
extern const Lever class_size{
    .id = "class_size",
    .sector = "school",
    .unit = Unit::persons,
    .today = 15.6,
    .low = 13,
    .high = 17.8,
    .minimum = 8,
    .maximum = 30,
    .source_id = "ssb_kostra_key_figures",
    .evidence = Evidence::moderate,
    .legal_high = 17.8,
    .has_law = true,
    .law_seen_at =
        "github.com/sstraume97, sondreskarsten/norwegian-laws (lovdata.no/lov/2023-06-09-30, forskrift/2024-06-03-900)",
    .standing = "pupils_per_teacher",
    .lead_years = 1,
    .ramp_years = 3,
    .assumptions = on_assumptions,
    .figures = on_figures,
};

}  // namespace handlingsrom::scenario::levers
