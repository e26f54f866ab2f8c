#include "outlook/care/levers.hpp"

#include "outlook/care/need.hpp"

namespace handlingsrom::care {

LeverYear lever_year(const Assumptions& assumptions, Year first, int t) {
  const std::size_t at = series_index(assumptions, first, t);
  const auto value = [&](const char* id) { return assumptions.series(id)[at]; };
  LeverYear year;
  year.onset_later_years = postponed_years(assumptions, first, t) + value("care.onset_later_months") / 12;
  year.reablement = value("care.reablement");
  year.informal_care = value("care.first_care");
  year.institution_to_staffed = value("care.institution_to_staffed");
  year.staffed_to_home = value("care.staffed_to_home");
  year.threshold_home = value("care.threshold_home");
  year.threshold_staffed = value("care.threshold_staffed");
  year.threshold_nursing = value("care.threshold_nursing");
  year.length_of_stay = value("care.length_of_stay");
  return year;
}

}  // namespace handlingsrom::care
