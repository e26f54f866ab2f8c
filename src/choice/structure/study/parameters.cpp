// The named assumptions of a structure study. Names and explanations are in the catalogues, section [assumption].
#include <array>

#include "choice/structure/study/study.hpp"

namespace handlingsrom::structure_study {
namespace {

constexpr std::array specs{
    ParameterSpec{"structure_study.fte_cost", Unit::kroner, 900000, 800000, 1000000, "judgement", 0, 1e7},
    ParameterSpec{"structure_study.transport_cost", Unit::kroner, 20000, 10000, 40000, "judgement", 0, 1e6},
    // The Ministry of Finance's rate for public measures of up to 40 years (circular R-109/2021).
    ParameterSpec{"structure_study.discount_rate", Unit::share, 0.04, 0.02, 0.05, "judgement", 0, 0.2},
    // Kilometres an hour from door to door by bus on minor roads.
    ParameterSpec{"structure_study.speed", Unit::none, 40, 30, 60, "judgement", 3, 130},
    // Standard deviation of the logarithm of the municipality's children one year ahead, beyond what each child does by itself; grows with the square root of the years. Own counts on
    // all municipalities 2005–2026. Children of 6–14, a year older: 0.014 with 300–800 of them, 0.009 with 800–2,000, 0.006 with more; after four years twice that. Children of
    // 0–2 after four years 0.07 where 200–600 are born in three, after eight 0.11, without any projection: 0.035–0.04 a year.
    ParameterSpec{"structure_study.yearly_spread", Unit::share, 0.01, 0.006, 0.015, "ssb_07459", 0, 0.3},
    ParameterSpec{"structure_study.yearly_spread_unborn", Unit::share, 0.03, 0.02, 0.04, "ssb_07459", 0, 0.3},
    // Kindergartens. The staffing norm of the Kindergarten Act, section 26: one adult for three children under three and for six over.
    ParameterSpec{"structure_study.kindergarten_fte_cost", Unit::kroner, 750000, 650000, 850000, "judgement", 0, 1e7},
    ParameterSpec{"structure_study.children_per_adult_small", Unit::none, 3, 2.7, 3, "judgement", 1, 20},
    ParameterSpec{"structure_study.children_per_adult_large", Unit::none, 6, 5.4, 6, "judgement", 1, 30},
    ParameterSpec{"structure_study.kindergarten_group", Unit::none, 18, 14, 24, "judgement", 1, 100},
    ParameterSpec{"structure_study.kindergarten_least_group", Unit::full_time_equivalents, 2.4, 2, 3, "judgement", 0,
                  20},
    ParameterSpec{"structure_study.kindergarten_least", Unit::full_time_equivalents, 3, 2.5, 4, "judgement", 0, 30},
    ParameterSpec{"structure_study.kindergarten_leader", Unit::full_time_equivalents, 0.8, 0.5, 1.2, "judgement", 0,
                  10},
    ParameterSpec{"structure_study.kindergarten_leader_per_child", Unit::full_time_equivalents, 0.006, 0.003, 0.012,
                  "judgement", 0, 1},
    // Care homes and homes staffed round the clock. One post filled all hours takes some 5.7 FTE: 8,760 hours over 1,550 at work in a year.
    ParameterSpec{"structure_study.care_fte_cost", Unit::kroner, 850000, 750000, 950000, "judgement", 0, 1e7},
    ParameterSpec{"structure_study.care_fte_per_user", Unit::full_time_equivalents, 0.95, 0.85, 1.1, "judgement", 0, 5},
    ParameterSpec{"structure_study.care_ward", Unit::none, 12, 8, 20, "judgement", 1, 200},
    ParameterSpec{"structure_study.care_least_ward", Unit::full_time_equivalents, 8.2, 6, 10, "judgement", 0, 50},
    ParameterSpec{"structure_study.care_least", Unit::full_time_equivalents, 11.3, 5.7, 14, "judgement", 0, 100},
    ParameterSpec{"structure_study.care_yearly_spread", Unit::share, 0.015, 0.005, 0.03, "judgement", 0, 0.3},
    ParameterSpec{"structure_study.care_leader", Unit::full_time_equivalents, 1, 0.5, 2, "judgement", 0, 10},
    ParameterSpec{"structure_study.care_leader_per_user", Unit::full_time_equivalents, 0.02, 0.01, 0.04, "judgement", 0,
                  1},
};

}  // namespace

std::span<const ParameterSpec> parameters() { return specs; }

}  // namespace handlingsrom::structure_study
