// The named assumptions of the staffing model. Names and explanations are in the catalogues, section [assumption].
#include <array>

#include "choice/structure/staffing/staffing.hpp"

namespace handlingsrom::staffing {
namespace {

constexpr std::array specs{
    // The regulation on teachers per pupil to the Education Act, section 14-3: 15 in grades 1–4, 20 in 5–7 and in 8–10.
    ParameterSpec{"staffing.norm_1_4", Unit::persons, 15, 14, 16, "judgement", 5, 40},
    ParameterSpec{"staffing.norm_5_7", Unit::persons, 20, 18, 21, "judgement", 5, 40},
    ParameterSpec{"staffing.norm_8_10", Unit::persons, 20, 18, 21, "judgement", 5, 40},
    // The Directorate for Education's division of subjects and hours: 5,272 hours in 1–7 and 2,622 in 8–10. Within 1–7 as schools commonly divide them.
    ParameterSpec{"staffing.lesson_hours_1_4", Unit::none, 719.5, 700, 760, "judgement", 400, 1200},
    ParameterSpec{"staffing.lesson_hours_5_7", Unit::none, 798, 760, 820, "judgement", 400, 1200},
    ParameterSpec{"staffing.lesson_hours_8_10", Unit::none, 874, 860, 890, "judgement", 400, 1400},
    // Working-time agreement for schools (SFS 2213): teaching in a year, hours of 60 minutes.
    ParameterSpec{"staffing.teaching_hours_1_7", Unit::none, 741, 720, 741, "judgement", 400, 1200},
    ParameterSpec{"staffing.teaching_hours_8_10", Unit::none, 656, 640, 670, "judgement", 400, 1200},
    // Calibrated to thirteen schools in Skaun and Malvik (1 October 2022): README.md.
    ParameterSpec{"staffing.divided_share", Unit::share, 0.35, 0.2, 0.5, "judgement", 0, 1},
    ParameterSpec{"staffing.other_teaching_1_7", Unit::none, 0.43, 0.29, 0.5, "judgement", 0, 3},
    ParameterSpec{"staffing.other_teaching_8_10", Unit::none, 0.56, 0.29, 0.6, "judgement", 0, 3},
    // The smallest staff that can be two at work and cover the subjects.
    ParameterSpec{"staffing.least_teaching_1_7", Unit::full_time_equivalents, 1.5, 1, 2, "judgement", 0, 10},
    ParameterSpec{"staffing.least_teaching_8_10", Unit::full_time_equivalents, 2, 1.5, 3, "judgement", 0, 10},
    ParameterSpec{"staffing.leader_fixed", Unit::full_time_equivalents, 1.02, 0.8, 1.3, "judgement", 0, 10},
    ParameterSpec{"staffing.leader_per_pupil", Unit::none, 0.004, 0.003, 0.005, "judgement", 0, 0.1},
    // The whole country, school year 2024–25: 12,418.5 FTE for 631,369 pupils (Directorate for Education, GSI).
    ParameterSpec{"staffing.assistants_per_pupil", Unit::none, 0.0197, 0.01, 0.03, "judgement", 0, 1},
};

}  // namespace

std::span<const ParameterSpec> parameters() { return specs; }

Rules rules_of(const Assumptions& assumptions, const structure::Rules& classes) {
  const auto value = [&](const char* id) { return assumptions.first(id); };
  Rules rules;
  rules.classes = classes;
  rules.norm = {value("staffing.norm_1_4"), value("staffing.norm_5_7"), value("staffing.norm_8_10")};
  rules.lesson_hours = {value("staffing.lesson_hours_1_4"), value("staffing.lesson_hours_5_7"),
                        value("staffing.lesson_hours_8_10")};
  rules.teaching_hours = {value("staffing.teaching_hours_1_7"), value("staffing.teaching_hours_8_10")};
  rules.divided = value("staffing.divided_share");
  rules.other = {value("staffing.other_teaching_1_7"), value("staffing.other_teaching_8_10")};
  rules.least = {value("staffing.least_teaching_1_7"), value("staffing.least_teaching_8_10")};
  rules.leader_fixed = value("staffing.leader_fixed");
  rules.leader_per_pupil = value("staffing.leader_per_pupil");
  rules.assistants_per_pupil = value("staffing.assistants_per_pupil");
  return rules;
}

}  // namespace handlingsrom::staffing
