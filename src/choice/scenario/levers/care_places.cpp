// New care places. Explanation, who notices and law: message catalogues, lever.care_places.
#include "choice/scenario/lever.hpp"

#include <array>

namespace handlingsrom::scenario::levers {
namespace {

constexpr std::array figures{
    FigureEffect{Target::places, "care", Measure::absolute, 1, ""},
    FigureEffect{Target::finance, "", Measure::absolute, 300000, ""},
};

}  // namespace

extern const Lever care_places;
const Lever care_places{
    .id = "care_places",
    .sector = "care",
    .unit = Unit::places,
    .today = 0,
    .low = 0,
    .high = 20,
    .minimum = -200,
    .maximum = 500,
    .source_id = "judgement",
    .evidence = Evidence::judgement,
    .legal_low = -unbounded,
    .legal_high = unbounded,
    .has_law = false,
    .lead_years = 3,
    .ramp_years = 1,
    .one_off_per_unit = 4500000,
    .figures = figures,
};

}  // namespace handlingsrom::scenario::levers
