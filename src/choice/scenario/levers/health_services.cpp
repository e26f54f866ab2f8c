// Municipal health services. Explanation, who notices and law: message catalogues, lever.health_services.
#include "choice/scenario/lever.hpp"

#include <array>

namespace handlingsrom::scenario::levers {
namespace {

constexpr std::array figures{
    FigureEffect{Target::spending, "health", Measure::relative, 1, ""},
    FigureEffect{Target::staff, "health", Measure::relative, 1, ""},
};

}  // namespace

extern const Lever health_services;
const Lever health_services{
    .id = "health_services",
    .sector = "health",
    .unit = Unit::none,
    .today = 1,
    .low = 0.95,
    .high = 1.1,
    .minimum = 0.3,
    .maximum = 2,
    .source_id = "judgement",
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
