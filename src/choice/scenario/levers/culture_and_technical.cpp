// Culture and technical services. Explanation, who notices and law: message catalogues, lever.culture_and_technical.
#include "choice/scenario/lever.hpp"

#include <array>

namespace handlingsrom::scenario::levers {
namespace {

constexpr std::array figures{
    FigureEffect{Target::spending, "other", Measure::relative, 1, ""},
    FigureEffect{Target::staff, "other", Measure::relative, 1, ""},
};

}  // namespace

extern const Lever culture_and_technical;
const Lever culture_and_technical{
    .id = "culture_and_technical",
    .sector = "culture",
    .unit = Unit::none,
    .today = 1,
    .low = 0.9,
    .high = 1.05,
    .minimum = 0.2,
    .maximum = 2,
    .source_id = "judgement",
    .evidence = Evidence::judgement,
    .legal_low = -unbounded,
    .legal_high = unbounded,
    .has_law = false,
    .lead_years = 1,
    .ramp_years = 3,
    .one_off_per_unit = 0,
    .figures = figures,
};

}  // namespace handlingsrom::scenario::levers
