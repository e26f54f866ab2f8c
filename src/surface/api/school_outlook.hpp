// A municipality's schools as they are and will be: pupils by grade, classes, staff, and how sure the numbers are.
#pragma once

#include <string>
#include <vector>

#include "choice/structure/staffing/staffing.hpp"
#include "surface/api/service.hpp"

namespace handlingsrom::api {

struct SchoolOutlookQuestion {
  MunicipalityIndex municipality{};
  std::vector<std::string> pupils{};       // what the user knows: "Venn=128"
  std::vector<std::string> assumptions{};  // `structure.…`, `staffing.…`, `structure_study.…`: "staffing.norm_1_4=16"
};

struct SchoolOutlookYear {
  staffing::ByGrade by_grade{};          // expected; NaN where the school's number is unknown
  double pupils = 0, low = 0, high = 0;  // expected; eight in ten lie between
  staffing::Staff staff;                 // expected classes, teaching, leaders, assistants
  double cost_per_pupil = 0;             // kr: staff times what an FTE costs
};

struct SchoolOutlook {
  Year first{};
  std::vector<structure::School> schools;             // those in the calculation
  std::vector<std::vector<SchoolOutlookYear>> years;  // [school][year]
};

/// Throws as school_alternative does for schools and assumptions. The band is that of the school's year groups (structure::Courses::deviation) and of the municipality's
/// (structure_study::spread_of), taken as normal.
SchoolOutlook school_outlook(const Service& service, const SchoolOutlookQuestion& question);

}  // namespace handlingsrom::api
