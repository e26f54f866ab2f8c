// The named assumptions of the services room. Explanations and the full sources are in the catalogues, section [assumption].
#include <array>

#include "outlook/services/services.hpp"

namespace handlingsrom::services {
namespace {

constexpr std::array specs{
    // Key figures of the country 2025 (share of the children); range: what municipalities differ by between years.
    ParameterSpec{"services.kindergarten_coverage_1_2", Unit::share, 0.897, 0.86, 0.94, "ssb_kostra_key_figures", 0,
                  1.2, ParameterSpec::About::today},
    ParameterSpec{"services.kindergarten_coverage_3_5", Unit::share, 0.975, 0.95, 0.99, "ssb_kostra_key_figures", 0,
                  1.2, ParameterSpec::About::today},
    // Compulsory school: all children of the age group, those in private schools included.
    ParameterSpec{"services.pupil_share", Unit::share, 1.0, 0.98, 1.01, "judgement", 0, 1.5,
                  ParameterSpec::About::today},
    // Ministry of Education, 15 December 2023, on the directorate's GSI figures for 2023–24: 94, 92, 63 and 37 %. Grade 3 got
    // its free hours in August 2024, so its range reaches upwards.
    ParameterSpec{"services.sfo_participation_1", Unit::share, 0.94, 0.86, 0.98, "judgement", 0, 1.2,
                  ParameterSpec::About::today},
    ParameterSpec{"services.sfo_participation_2", Unit::share, 0.92, 0.80, 0.98, "judgement", 0, 1.2,
                  ParameterSpec::About::today},
    ParameterSpec{"services.sfo_participation_3", Unit::share, 0.63, 0.50, 0.90, "judgement", 0, 1.2,
                  ParameterSpec::About::today},
    ParameterSpec{"services.sfo_participation_4", Unit::share, 0.37, 0.18, 0.60, "judgement", 0, 1.2,
                  ParameterSpec::About::today},
    // Statistics Norway on child protection 2022: 17.7 (Oslo) to 25.2 (Innlandet) per 1,000 aged 0–24, Viken in the middle.
    ParameterSpec{"services.child_protection_rate", Unit::share, 0.0207, 0.0177, 0.0252, "judgement", 0, 0.2,
                  ParameterSpec::About::today},
    // Health-centre and school-health service: all aged 0–20 are its target group by regulation.
    ParameterSpec{"services.health_target_share", Unit::share, 1.0, 0.95, 1.0, "judgement", 0, 1.5,
                  ParameterSpec::About::today},
    // Recipients of social assistance relative to the national rate of the latest year.
    ParameterSpec{"services.social_assistance_level", Unit::none, 1.0, 0.9, 1.15, "judgement", 0, 10,
                  ParameterSpec::About::today},
};

}  // namespace

std::span<const ParameterSpec> parameters() { return specs; }

}  // namespace handlingsrom::services
