// What it takes to run a school: teachers by norm or by classes, leaders, assistants, and adults in after-school.
#pragma once

#include <array>
#include <span>
#include <string>
#include <vector>

#include "base/assumptions.hpp"
#include "choice/structure/structure.hpp"

namespace handlingsrom::staffing {

using structure::grades;

/// The room's own assumptions, `staffing.…`.
std::span<const ParameterSpec> parameters();

/// The assumptions in force, read once. Stages of three: grades 1–4, 5–7, 8–10; of two: 1–7, 8–10.
struct Rules {
  structure::Rules classes;
  std::array<double, 3> norm{15, 20, 20};               // pupils per teacher in ordinary teaching (group size 2)
  std::array<double, 3> lesson_hours{719.5, 798, 874};  // a pupil's, in a year, of 60 minutes
  std::array<double, 2> teaching_hours{741, 656};       // a full position's, in a year
  double divided = 0.35;                                // of the lessons of grades in one class, given grade by grade
  std::array<double, 2> other{0.43, 0.56};              // other teaching (special, language) per ordinary
  std::array<double, 2> least{1.5, 2.0};                // teaching FTE below which the stage cannot be run
  double leader_fixed = 1.02, leader_per_pupil = 0.004;
  double assistants_per_pupil = 0.0197;
};

Rules rules_of(const Assumptions& assumptions, const structure::Rules& classes);

struct Staff {
  double pupils = 0, classes = 0;
  double ordinary = 0;      // teaching FTE that norm or classes ask for
  double teaching = 0;      // with other teaching, and not below the least
  double leaders = 0;       // FTE
  double assistants = 0;    // FTE
  bool by_classes = false;  // classes ask for more than the norm, in a stage at least
  bool by_least = false;    // the least is what counts, in a stage at least
  double all() const { return teaching + leaders + assistants; }
};

using ByGrade = std::array<double, grades>;

/// The staff of one school. `expected`: pupils are expected numbers around which year groups vary (structure::expected_classes); else they are the
/// numbers themselves. A school without pupils needs nobody.
Staff staff_of(const ByGrade& pupils, const Rules& rules, bool expected);

/// The part of the cost of `staff_of` that is there whatever school a pupil goes to: the norm's, other teaching with it, leaders and assistants by
/// pupil. `staff_of(sum).all() >= sum of least_of(each) + leader_fixed`: what a bound for all ways of placing pupils stands on.
double least_of(const ByGrade& pupils, const Rules& rules);

/// A school as it was counted.
struct Counted {
  std::string set, name;
  std::string number;  // organisation number; may be empty
  bool is_private = false;
  int lowest = 1, highest = grades;
  double pupils = 0;
  double teaching = 0;              // FTE
  double leaders = facts::missing;  // FTE; NaN where not counted
};

/// Pupils spread evenly over the school's grades.
ByGrade spread(const Counted& school);

/// `divided`, `other` and the leaders' two that fit the schools best: least squares of relative errors, in closed form for `other` on a grid of `divided` by
/// hundredths. Where no school has a stage, or no leaders are counted, what `rules` says stands.
Rules calibrate(std::span<const Counted> schools, Rules rules);

struct Error {
  double teaching = 0;              // modelled FTE
  double relative = 0;              // (modelled − counted) / counted
  double leaders = facts::missing;  // modelled − counted, FTE
};
Error error_of(const Counted& school, const Rules& rules);

/// Adults for children who are present at once: one to 15, two to 40, three to 60, and one for each 15 beyond (Skaun's local norm; Skaun municipality 31 January
/// 2023). The steps are the local norm's.
struct AfterSchoolNorm {
  std::array<double, 3> most{15, 40, 60};  // children with one, two, three adults
  double beyond = 15;                      // children for each adult more
  double half_place = 0.5;                 // how much a half place is there of what a full one is
};
int adults_of(double present, const AfterSchoolNorm& norm = {});
double present_of(double full_places, double half_places, const AfterSchoolNorm& norm = {});

}  // namespace handlingsrom::staffing
