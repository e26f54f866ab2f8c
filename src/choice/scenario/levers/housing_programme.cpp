// Housing programme. Explanation, who notices and law: message catalogues, lever.housing_programme.
#include "choice/scenario/lever.hpp"

#include <array>

namespace handlingsrom::scenario::levers {

extern const Lever housing_programme;
const Lever housing_programme{
    .id = "housing_programme",
    .sector = "population",
    .unit = Unit::none,
    .today = 0,
    .low = 0,
    .high = 20,
    .minimum = 0,
    .maximum = 500,
    .source_id = "judgement",
    .evidence = Evidence::judgement,
    .legal_low = -unbounded,
    .legal_high = unbounded,
    .has_law = true,
    .lead_years = 2,
    .ramp_years = 2,
    .one_off_per_unit = 300000,
    .settlers_per_unit = 1.1,
};

}  // namespace handlingsrom::scenario::levers
