// Bought places. Explanation, who notices and law: message catalogues, lever.bought_places.
#include "choice/scenario/lever.hpp"

#include <array>

namespace handlingsrom::scenario::levers {
namespace {

constexpr std::array figures{
    FigureEffect{Target::places, "care", Measure::absolute, 1, ""},
    FigureEffect{Target::spending, "care", Measure::absolute, 2100000, ""},
    FigureEffect{Target::staff, "care", Measure::absolute, -1.9, ""},
};

}  // namespace

extern const Lever bought_places;
const Lever bought_places{
    .id = "bought_places",
    .sector = "care",
    .unit = Unit::places,
    .today = 0,
    .low = 0,
    .high = 10,
    .minimum = 0,
    .maximum = 200,
    .source_id = "care_ladder",
    .evidence = Evidence::judgement,
    .legal_low = -unbounded,
    .legal_high = unbounded,
    .has_law = true,
    .lead_years = 1,
    .ramp_years = 3,
    .one_off_per_unit = 0,
    .figures = figures,
};

}  // namespace handlingsrom::scenario::levers
