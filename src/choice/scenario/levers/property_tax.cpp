// Property tax.
#include "choice/scenario/lever.hpp"

namespace handlingsrom::scenario::levers {

constexpr FigureEffect on_figures[]{
    {Target::income, "", Measure::per_driver, 1, "population.total"},
};

extern const Lever property_tax{
    .id = "property_tax",
    .sector = "income",
    .unit = Unit::kroner_per_person,
    .low = 0,
    .high = 2000,
    .minimum = -10000,
    .maximum = 20000,
    .evidence = Evidence::moderate,
    .has_law = true,
    .law_seen_at = "github.com/Ansvar-Systems/Norwegian-law-mcp (lovdata.no/lov/1975-06-06-29)",
    .lead_years = 1,
    .ramp_years = 2,
    .figures = on_figures,
};

}  // namespace handlingsrom::scenario::levers
