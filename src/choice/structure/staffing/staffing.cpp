#include "choice/structure/staffing/staffing.hpp"

#include <algorithm>
#include <cmath>

#include "choice/structure/staffing/need.hpp"

namespace handlingsrom::staffing {
namespace {

constexpr std::array<std::size_t, 4> stage_begins{0, 4, 7, 10};  // from 0: grades 1–4, 5–7, 8–10
constexpr std::size_t primary = structure::last_primary_grade;

}  // namespace

Need need_of(const ByGrade& pupils, bool upper, const Rules& rules, bool expected) {
  Need need;
  double norm_hours = 0, class_hours = 0;
  for (std::size_t stage = upper ? 2 : 0; stage < (upper ? 3U : 2U); ++stage) {
    for (std::size_t g = stage_begins[stage]; g < stage_begins[stage + 1]; ++g) {
      if (pupils[g] <= 0) continue;
      need.pupils += pupils[g];
      norm_hours += pupils[g] * rules.lesson_hours[stage] / rules.norm[stage];
      class_hours += rules.lesson_hours[stage];
      ++need.grades;
    }
  }
  if (need.grades == 0) return need;
  const double frame = rules.teaching_hours[upper ? 1 : 0];
  need.one = class_hours / need.grades / frame;
  need.by_norm = norm_hours / frame;
  const std::span<const double> all(pupils);
  const auto stage = upper ? all.subspan(primary) : all.first(primary);
  need.classes = expected ? structure::expected_classes(stage, upper, rules.classes).classes
                          : structure::fewest_classes(stage, upper, rules.classes);
  return need;
}

Staff staff_of(const ByGrade& pupils, const Rules& rules, bool expected) {
  Staff staff;
  for (const bool upper : {false, true}) {
    const Need need = need_of(pupils, upper, rules, expected);
    if (need.grades == 0) continue;
    const std::size_t at = upper ? 1 : 0;
    const double ordinary = need.ordinary(rules.divided), teaching = ordinary * (1 + rules.other[at]);
    staff.by_classes = staff.by_classes || need.by_classes(rules.divided) > need.by_norm;
    staff.by_least = staff.by_least || teaching < rules.least[at];
    staff.pupils += need.pupils;
    staff.classes += need.classes;
    staff.ordinary += ordinary;
    staff.teaching += std::max(teaching, rules.least[at]);
  }
  if (staff.pupils <= 0) return staff;
  staff.leaders = rules.leader_fixed + rules.leader_per_pupil * staff.pupils;
  staff.assistants = rules.assistants_per_pupil * staff.pupils;
  return staff;
}

double least_of(const ByGrade& pupils, const Rules& rules) {
  double least = 0;
  for (std::size_t stage = 0; stage < rules.norm.size(); ++stage) {
    const std::size_t at = stage == 2 ? 1 : 0;
    for (std::size_t g = stage_begins[stage]; g < stage_begins[stage + 1]; ++g) {
      least += pupils[g] *
               (rules.lesson_hours[stage] / rules.norm[stage] / rules.teaching_hours[at] * (1 + rules.other[at]) +
                rules.leader_per_pupil + rules.assistants_per_pupil);
    }
  }
  return least;
}

int adults_of(double present, const AfterSchoolNorm& norm) {
  if (present <= 0) return 0;
  for (std::size_t step = 0; step < norm.most.size(); ++step) {
    if (present <= norm.most[step]) return static_cast<int>(step) + 1;
  }
  return static_cast<int>(norm.most.size()) + static_cast<int>(std::ceil((present - norm.most.back()) / norm.beyond));
}

double present_of(double full_places, double half_places, const AfterSchoolNorm& norm) {
  return full_places + norm.half_place * half_places;
}

}  // namespace handlingsrom::staffing
