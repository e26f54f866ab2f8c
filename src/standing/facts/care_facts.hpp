// Users, services and places of care in a municipality.
#pragma once

#include <array>

#include "standing/facts/by_year.hpp"
#include "standing/facts/missing.hpp"

namespace handlingsrom::facts {

/// Users of care by age group; age groups 0–66, 67–79, 80+. NaN where missing or suppressed. A zero may be a suppressed
/// small cell too: in 102 of 1,773 rows the long-stay residents by age fall short of all, almost always beside a zero.
struct CareUsers {
  std::array<double, 3> home_care{missing, missing, missing};
  double home_care_all = missing;
  std::array<double, 3> long_stay{missing, missing, missing};
  double long_stay_all = missing;
  double staffed_homes_all = missing;       // residents in homes staffed round the clock
  double home_health_hours_week = missing;  // hours per user and week
  double nurse_fte = missing;               // agreed FTE
  std::array<double, 3> population{missing, missing, missing};
};
struct CareServices {
  double short_stay = missing;
  double long_stay = missing;
  double nursing_home = missing;
  double home_care = missing;
  double home_care_80 = missing;
  double institution_days = missing;
  double user_facing_fte = missing;
};

struct CarePlaces {
  double institution = missing;
  double nursing_home = missing;
  double dementia = missing;
  double rehabilitation = missing;
  double time_limited = missing;
};

}  // namespace handlingsrom::facts
