// The named assumptions of the workforce room. Explanations and full sources are in the catalogues, section [assumption].
#include <array>

#include "outlook/workforce/season.hpp"
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
    // The staff of the smallest kindergarten: two adults at least through the opening hours, with time to plan.
    ParameterSpec{"workforce.least_kindergarten_fte", Unit::full_time_equivalents, 3.0, 2.5, 4.0, "judgement", 0.0,
                  30.0, ParameterSpec::About::today},
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
    // How much of recruitment comes from the municipality itself; the rest from its neighbours.
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
    // How much more than today must lack, of today's need in a group, before it is said: as much as the country lacks of nurses, whom it lacks most.
    ParameterSpec{"workforce.noticed_lack", Unit::share, 0.05, 0.02, 0.10, "judgement", 0.0, 0.5,
                  ParameterSpec::About::today},
    // Yearly change of the share of the labour force that the municipality's services win.
    ParameterSpec{"workforce.recruitment_trend", Unit::share, 0.0, -0.003, 0.003, "judgement", -0.05, 0.05},
    // Stock and flow of staff (flow.hpp). Of those employed in 2020 who were 55 or over (Helsedirektoratet, Personell og kompetanse i den kommunale
    // helse- og omsorgstjenesten, table 18): nurses with and without specialisation, public health nurses and midwives 10,308 of 46,850; health
    // workers 33.7 %.
    ParameterSpec{"workforce.flow.older_share_nurse", Unit::share, 0.22, 0.18, 0.26, "judgement", 0.0, 0.9,
                  ParameterSpec::About::today},
    ParameterSpec{"workforce.flow.older_share_health_worker", Unit::share, 0.337, 0.30, 0.36, "judgement", 0.0, 0.9,
                  ParameterSpec::About::today},
    // Turnover December 2021 to December 2022, out of the municipal sector, whatever the reason (KS): nurse 13.9 %, health worker 11.6 %, adjunkt 7.9,
    // adjunkt with further education 6.6 and lektor 7.7 %, pedagogical leader 8.8 %, the whole sector 13.6 %. Ranges: the years 2017–2022.
    ParameterSpec{"workforce.flow.turnover_nurse", Unit::share, 0.139, 0.115, 0.16, "judgement", 0.0, 0.9,
                  ParameterSpec::About::today},
    ParameterSpec{"workforce.flow.turnover_health_worker", Unit::share, 0.116, 0.101, 0.13, "judgement", 0.0, 0.9,
                  ParameterSpec::About::today},
    ParameterSpec{"workforce.flow.turnover_teacher", Unit::share, 0.072, 0.066, 0.08, "judgement", 0.0, 0.9,
                  ParameterSpec::About::today},
    ParameterSpec{"workforce.flow.turnover_kindergarten_teacher", Unit::share, 0.088, 0.079, 0.10, "judgement", 0.0,
                  0.9, ParameterSpec::About::today},
    ParameterSpec{"workforce.flow.turnover_other", Unit::share, 0.136, 0.122, 0.276, "judgement", 0.0, 0.9,
                  ParameterSpec::About::today},
    // New recipients of disability benefit in 2016 (NAV): 16,858 aged 20–54 and 11,714 aged 55–67 over the country's inhabitants of those ages,
    // 2,489,238 and 774,649 (Statistics Norway); those in work are at less risk than the rest.
    ParameterSpec{"workforce.flow.disabled", Unit::share, 0.0068, 0.004, 0.008, "judgement", 0.0, 0.2,
                  ParameterSpec::About::today},
    ParameterSpec{"workforce.flow.disabled_older", Unit::share, 0.0151, 0.010, 0.018, "judgement", 0.0, 0.2,
                  ParameterSpec::About::today},
    // Authorised in Norway a year: 6,370 nurses in 2022 (Helsedirektoratet, in Sykepleien 2023), 4,760 health workers in 2020 (4,305 in 2019).
    ParameterSpec{"workforce.flow.graduates_nurse", Unit::persons, 6370, 5500, 6900, "judgement", 0.0, 50000},
    ParameterSpec{"workforce.flow.graduates_health_worker", Unit::persons, 4760, 4300, 5100, "judgement", 0.0, 50000},
    // Nurses' FTE in municipal care, 31,470 (the country's line of this room), over all in municipalities and hospital trusts, 78,200 (2022, the nurses'
    // union); health workers: a judgement.
    ParameterSpec{"workforce.flow.municipal_share_nurse", Unit::share, 0.402, 0.35, 0.47, "judgement", 0.0, 1.0,
                  ParameterSpec::About::today},
    ParameterSpec{"workforce.flow.municipal_share_health_worker", Unit::share, 0.9, 0.8, 0.97, "judgement", 0.0, 1.0,
                  ParameterSpec::About::today},
    // The country's stock that the newly educated are set against: the sum of this room's lines over all municipalities in 2026 (a test holds it).
    ParameterSpec{"workforce.flow.country_fte_nurse", Unit::full_time_equivalents, 31470, 29000, 34000, "judgement",
                  1000, 200000, ParameterSpec::About::today},
    ParameterSpec{"workforce.flow.country_fte_health_worker", Unit::full_time_equivalents, 71450, 67000, 76000,
                  "judgement", 1000, 200000, ParameterSpec::About::today},
    // Mean position of shift staff in health and care 2023, and of all municipal staff (KS): 71.5 and 84.1 %.
    ParameterSpec{"workforce.flow.position", Unit::share, 0.715, 0.66, 0.77, "judgement", 0.1, 1.0,
                  ParameterSpec::About::today},
    ParameterSpec{"workforce.flow.position_reach", Unit::share, 0.841, 0.75, 0.90, "judgement", 0.1, 1.0,
                  ParameterSpec::About::today},
    // What of the lack is filled by agencies: a judgement. What they cost is in the lever agency_staff.
    ParameterSpec{"workforce.flow.agency_share", Unit::share, 0.5, 0.2, 0.8, "judgement", 0.0, 1.0,
                  ParameterSpec::About::today},
    // Season of sick leave (season.hpp has the source); ranges: the two years, and the first half of 2024.
    ParameterSpec{"workforce.flow.sick_quarter_1", Unit::none, usual_quarters[0], 1.11, 1.15, "judgement", 0.0, 4.0,
                  ParameterSpec::About::today},
    ParameterSpec{"workforce.flow.sick_quarter_2", Unit::none, usual_quarters[1], 0.98, 1.03, "judgement", 0.0, 4.0,
                  ParameterSpec::About::today},
    ParameterSpec{"workforce.flow.sick_quarter_3", Unit::none, usual_quarters[2], 0.80, 0.83, "judgement", 0.0, 4.0,
                  ParameterSpec::About::today},
    ParameterSpec{"workforce.flow.sick_quarter_4", Unit::none, usual_quarters[3], 1.05, 1.08, "judgement", 0.0, 4.0,
                  ParameterSpec::About::today},
    // How the work of care lies over the day and the week (day_need.hpp): no published figures were found; judgements.
    ParameterSpec{"workforce.flow.day_home_care_evening", Unit::none, 0.45, 0.35, 0.60, "judgement", 0.0, 2.0,
                  ParameterSpec::About::today},
    ParameterSpec{"workforce.flow.day_home_care_weekend", Unit::none, 0.60, 0.50, 0.75, "judgement", 0.05, 2.0,
                  ParameterSpec::About::today},
    ParameterSpec{"workforce.flow.day_home_care_night", Unit::none, 0.04, 0.02, 0.07, "judgement", 0.0, 1.0,
                  ParameterSpec::About::today},
    ParameterSpec{"workforce.flow.day_staffed_homes_evening", Unit::none, 0.90, 0.75, 1.0, "judgement", 0.0, 2.0,
                  ParameterSpec::About::today},
    ParameterSpec{"workforce.flow.day_staffed_homes_weekend", Unit::none, 0.90, 0.80, 1.0, "judgement", 0.05, 2.0,
                  ParameterSpec::About::today},
    ParameterSpec{"workforce.flow.day_staffed_homes_night", Unit::none, 0.08, 0.05, 0.12, "judgement", 0.0, 1.0,
                  ParameterSpec::About::today},
    ParameterSpec{"workforce.flow.day_nursing_home_evening", Unit::none, 0.75, 0.65, 0.90, "judgement", 0.0, 2.0,
                  ParameterSpec::About::today},
    ParameterSpec{"workforce.flow.day_nursing_home_weekend", Unit::none, 0.75, 0.65, 0.90, "judgement", 0.05, 2.0,
                  ParameterSpec::About::today},
    ParameterSpec{"workforce.flow.day_nursing_home_night", Unit::none, 0.06, 0.04, 0.09, "judgement", 0.0, 1.0,
                  ParameterSpec::About::today},
    // A full position on a rota (KS agreement: 33.6 to 35.5 hours), and five weeks' holiday.
    ParameterSpec{"workforce.flow.day_full_week", Unit::hours, 35.5, 33.6, 37.5, "judgement", 20, 40,
                  ParameterSpec::About::today},
    ParameterSpec{"workforce.flow.day_weeks_away", Unit::none, 5, 5, 6, "judgement", 0, 20,
                  ParameterSpec::About::today},
    // Supply to one employer of many: 1.4 (1.0–1.9; Falch 2010, Norwegian teachers). Hours of all nurses together: 0.21 (Askildsen, Baltagi and
    // Holmås 2003), 0.39 in primary care (Sæther 2004).
    ParameterSpec{"workforce.flow.elasticity", Unit::none, 1.4, 1.0, 1.9, "judgement", 0.0, 10.0,
                  ParameterSpec::About::today},
    ParameterSpec{"workforce.flow.elasticity_all", Unit::none, 0.21, 0.0, 0.39, "judgement", 0.0, 10.0,
                  ParameterSpec::About::today},
};

}  // namespace

std::span<const ParameterSpec> parameters() { return specs; }

}  // namespace handlingsrom::workforce
