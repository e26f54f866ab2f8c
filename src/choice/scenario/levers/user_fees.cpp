// User fees. Explanation, who notices and law: message catalogues, lever.user_fees.
#include "choice/scenario/lever.hpp"

#include <array>

namespace handlingsrom::scenario::levers {
namespace {

constexpr std::array figures{
    FigureEffect{Target::income, "", Measure::per_driver, 0.05, "economy.gross_revenue"},
};

}  // namespace

extern const Lever user_fees;
const Lever user_fees{
    .id = "user_fees",
    .sector = "income",
    .unit = Unit::share,
    .today = 0,
    .low = 0,
    .high = 0.1,
    .minimum = -0.5,
    .maximum = 0.5,
    .source_id = "judgement",
    .evidence = Evidence::judgement,
    .legal_low = -unbounded,
    .legal_high = unbounded,
    .has_law = true,
    .lead_years = 1,
    .ramp_years = 1,
    .one_off_per_unit = 0,
    .figures = figures,
};

}  // namespace handlingsrom::scenario::levers
