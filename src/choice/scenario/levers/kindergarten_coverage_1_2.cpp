// Kindergarten coverage, age 1–2. Explanation, who notices and law: message catalogues, lever.kindergarten_coverage_1_2.
#include "choice/scenario/lever.hpp"

#include <array>

namespace handlingsrom::scenario::levers {
namespace {

constexpr std::array assumptions{
    AssumptionEffect{"services.kindergarten_coverage_1_2", Act::shift, 1},
};

}  // namespace

extern const Lever kindergarten_coverage_1_2;
const Lever kindergarten_coverage_1_2{
    .id = "kindergarten_coverage_1_2",
    .sector = "kindergarten",
    .unit = Unit::share,
    .today = 0.897,
    .low = 0.86,
    .high = 0.94,
    .minimum = 0,
    .maximum = 1.2,
    .source_id = "ssb_kostra_key_figures",
    .evidence = Evidence::measured,
    .legal_low = -unbounded,
    .legal_high = unbounded,
    .has_law = true,
    .lead_years = 1,
    .ramp_years = 3,
    .one_off_per_unit = 0,
    .assumptions = assumptions,
};

}  // namespace handlingsrom::scenario::levers
