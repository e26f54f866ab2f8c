// Staff to be had relative to today: working age, leaving age, sick leave and how well the municipality recruits.
#pragma once

#include "outlook/workforce/workforce.hpp"

namespace handlingsrom::workforce {

inline constexpr int working_age_from = 20;

/// Persons aged 20 up to the leaving age; the year of age in which one leaves counts by its part.
/// `age_sum(from, to)` gives persons of both sexes aged from … to.
template <class AgeSum>
double persons_in_work(double leaving_age, AgeSum age_sum) {
  const int whole = static_cast<int>(leaving_age);
  const double part = leaving_age - whole;
  return age_sum(working_age_from, whole - 1) + (part > 0 ? part * age_sum(whole, whole) : 0.0);
}

/// Growth of persons in work from the first year to t, where today's staff left at today's (the default) leaving age.
double own_growth(const population::Projection& projection, const Assumptions& assumptions, int t);
double area_growth(const LabourArea& area, const Assumptions& assumptions, int t);
/// (1 − sick leave in t) / (1 − sick leave today), the default being today's; 1 in the first year.
double presence(const Assumptions& assumptions, int t);
/// Π (1 + recruitment trend) of the years after the first.
double recruitment(const Assumptions& assumptions, int t);

/// Product of all: 1 in the first year.
double labour_factor(const population::Projection& projection, const LabourArea& area, const Assumptions& assumptions,
                     int t);

/// Nurses' part of user-facing FTE today, at most the share with health education.
double nurse_share_of(const Base& base, double care_fte_today);

}  // namespace handlingsrom::workforce
