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
    // The fewest groups that a public school has in each of grades 1–4, 5–7 and 8–10 that it teaches.
    ParameterSpec{"workforce.least_groups_per_stage", Unit::none, 1.0, 0.67, 1.0, "judgement", 0.0, 10.0,
                  ParameterSpec::About::today},
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
    // Share of today's need that stands without staff, by group: NAV's survey of spring 2024 (persons lacking in all of working life) over
    // those who are there. Nurses: 4,250 lacking, specialists among them, beside 78,200 in municipalities and hospital trusts (KS and
    // hospitals 2022, by the nurses' union). Health workers: 3,100 beside the 74,400 FTE that this room counts. Teachers: 850 beside 62,249 FTE
    // (Udir 2025–26). Kindergarten teachers and others are not on the survey's list of what is lacked most: 0, with room upwards.
    ParameterSpec{"workforce.vacancy_nurse", Unit::share, 0.05, 0.02, 0.08, "judgement", 0.0, 0.5,
                  ParameterSpec::About::today},
    ParameterSpec{"workforce.vacancy_health_worker", Unit::share, 0.04, 0.015, 0.06, "judgement", 0.0, 0.5,
                  ParameterSpec::About::today},
    ParameterSpec{"workforce.vacancy_teacher", Unit::share, 0.013, 0.0, 0.03, "judgement", 0.0, 0.5,
                  ParameterSpec::About::today},
    ParameterSpec{"workforce.vacancy_kindergarten_teacher", Unit::share, 0.0, 0.0, 0.04, "judgement", 0.0, 0.5,
                  ParameterSpec::About::today},
    ParameterSpec{"workforce.vacancy_other", Unit::share, 0.0, 0.0, 0.02, "judgement", 0.0, 0.5,
                  ParameterSpec::About::today},
    // Yearly change of the share of the labour force that the municipality's services win.
    ParameterSpec{"workforce.recruitment_trend", Unit::share, 0.0, -0.003, 0.003, "judgement", -0.05, 0.05},
};

}  // namespace

std::span<const ParameterSpec> parameters() { return specs; }

}  // namespace handlingsrom::workforce
