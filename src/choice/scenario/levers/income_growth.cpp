// Growth of free income.
#include "choice/scenario/lever.hpp"

namespace handlingsrom::scenario::levers {

constexpr AssumptionEffect on_assumptions[]{
    {"economy.income_growth", Act::shift, 1},
};

extern const Lever income_growth{
    .id = "income_growth",
    .sector = "economy",
    .unit = Unit::share,
    .low = -0.003,
    .high = 0.007,
    .minimum = -0.05,
    .maximum = 0.05,
    .evidence = Evidence::moderate,
    .assumptions = on_assumptions,
};

}  // namespace handlingsrom::scenario::levers
