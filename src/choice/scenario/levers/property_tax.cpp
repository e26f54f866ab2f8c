// Property tax. Explanation, who notices and law: message catalogues, lever.property_tax.
#include "choice/scenario/lever.hpp"

#include <array>

namespace handlingsrom::scenario::levers {
namespace {

constexpr std::array figures{
    FigureEffect{Target::income, "", Measure::per_driver, 1, "population.total"},
};

}  // namespace

extern const Lever property_tax;
const Lever property_tax{
    .id = "property_tax",
    .sector = "income",
    .unit = Unit::kroner_per_person,
    .today = 0,
    .low = 0,
    .high = 2000,
    .minimum = -10000,
    .maximum = 20000,
    .source_id = "judgement",
    .evidence = Evidence::moderate,
    .legal_low = -unbounded,
    .legal_high = unbounded,
    .has_law = true,
    .lead_years = 1,
    .ramp_years = 2,
    .one_off_per_unit = 0,
    .figures = figures,
};

}  // namespace handlingsrom::scenario::levers
