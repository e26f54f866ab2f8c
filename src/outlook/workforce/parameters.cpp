// The named assumptions of the workforce room. Explanations and full sources are in the catalogues, section [assumption].
#include <array>

#include "outlook/workforce/workforce.hpp"

namespace handlingsrom::workforce {
namespace {

constexpr std::array specs{
    // Teaching FTE for each group of ordinary teaching. Skaun's six schools, GSI 1 October 2022: 129.1 FTE for 1,318 pupils,
    // which with 15.6 pupils per group (country 2025) is 1.53.
    ParameterSpec{"workforce.teaching_fte_per_group", Unit::full_time_equivalents, 1.53, 1.35, 1.75, "judgement", 0.5,
                  4.0, ParameterSpec::About::today},
    // Leaders, assistants and others in school. Statistics Norway 2008: 90,545 FTE in school for 613,000 aged 6–15, less teaching
    // and after-school staff.
    ParameterSpec{"workforce.school_other_fte_per_pupil", Unit::fte_per_user, 0.04, 0.025, 0.055, "judgement", 0.0, 0.5,
                  ParameterSpec::About::today},
    // One adult per 15 children present (Skaun's norm), open for about 0.6 of a full working week.
    ParameterSpec{"workforce.sfo_fte_per_child", Unit::fte_per_user, 0.04, 0.03, 0.06, "judgement", 0.0, 0.5,
                  ParameterSpec::About::today},
    // Statistics Norway, main figures of child protection 2017: 6,004.6 FTE for 39,612 with measures at the end of the year.
    ParameterSpec{"workforce.child_protection_fte_per_client", Unit::fte_per_user, 0.152, 0.12, 0.19, "judgement", 0.0,
                  2.0, ParameterSpec::About::today},
    ParameterSpec{"workforce.social_fte_per_client", Unit::fte_per_user, 0.05, 0.03, 0.08, "judgement", 0.0, 2.0,
                  ParameterSpec::About::today},
    // Statistics Norway 2008 (municipal FTE 334,178): administration 46,674; culture 6,958 and other 11,223.
    ParameterSpec{"workforce.administration_share", Unit::share, 0.14, 0.10, 0.16, "judgement", 0.0, 0.5,
                  ParameterSpec::About::today},
    ParameterSpec{"workforce.other_share", Unit::share, 0.054, 0.045, 0.07, "judgement", 0.0, 0.5,
                  ParameterSpec::About::today},
    // How much of recruitment comes from the municipality itself; the rest from its land neighbours.
    ParameterSpec{"workforce.local_weight", Unit::share, 0.7, 0.5, 0.9, "judgement", 0.0, 1.0},
    // Mean leaving age of municipal employees over 55: 63.9 years in 2016 (KS employer monitor).
    ParameterSpec{"workforce.leaving_age", Unit::years, 64.0, 63.0, 66.0, "judgement", 55.0, 75.0},
    // Doctor-certified sick leave in municipalities, mean of 2023 (KS/Statistics Norway).
    ParameterSpec{"workforce.sick_leave", Unit::share, 0.077, 0.065, 0.09, "care_rates", 0.0, 0.5},
    // Share of the need that stands without staff today. 0: what is there is what is needed.
    ParameterSpec{"workforce.vacancy_rate", Unit::share, 0.0, 0.0, 0.05, "judgement", 0.0, 0.5,
                  ParameterSpec::About::today},
    // Yearly change of the share of the labour force that the municipality's services win.
    ParameterSpec{"workforce.recruitment_trend", Unit::share, 0.0, -0.003, 0.003, "judgement", -0.05, 0.05},
};

}  // namespace

std::span<const ParameterSpec> parameters() { return specs; }

}  // namespace handlingsrom::workforce
