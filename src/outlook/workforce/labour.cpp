#include "outlook/workforce/labour.hpp"

#include <algorithm>

namespace handlingsrom::workforce {
namespace {

// Today's conditions are the defaults; assumptions about the future apply from the second year on.
double value_in(const Assumptions& assumptions, std::string_view id, int t) {
  return t == 0 ? assumptions.spec(id).value : assumptions.series(id)[static_cast<std::size_t>(t)];
}

}  // namespace

double own_growth(const population::Projection& projection, const Assumptions& assumptions, int t) {
  const auto at = [&](int year) {
    return persons_in_work(value_in(assumptions, "workforce.leaving_age", year),
                           [&](int from, int to) { return projection.total(year, from, to); });
  };
  const double today = at(0);
  return today > 0 ? at(t) / today : 1.0;
}

double area_growth(const LabourArea& area, const Assumptions& assumptions, int t) {
  if (area.persons.empty()) return 1.0;
  const auto at = [&](int year) {
    return persons_in_work(value_in(assumptions, "workforce.leaving_age", year), [&](int from, int to) {
      double sum = 0;
      for (int age = from; age <= to; ++age)
        sum += area.persons[static_cast<std::size_t>(year)][static_cast<std::size_t>(age)];
      return sum;
    });
  };
  const double today = at(0);
  return today > 0 ? at(t) / today : 1.0;
}

double presence(const Assumptions& assumptions, int t) {
  return (1 - value_in(assumptions, "workforce.sick_leave", t)) /
         (1 - value_in(assumptions, "workforce.sick_leave", 0));
}

double recruitment(const Assumptions& assumptions, int t) {
  const auto trend = assumptions.series("workforce.recruitment_trend");
  double factor = 1;
  for (int year = 1; year <= t; ++year) factor *= 1 + trend[static_cast<std::size_t>(year)];
  return factor;
}

double labour_factor(const population::Projection& projection, const LabourArea& area, const Assumptions& assumptions,
                     int t) {
  const double own = own_growth(projection, assumptions, t);
  const double weight =
      area.persons.empty() ? 1.0 : assumptions.series("workforce.local_weight")[static_cast<std::size_t>(t)];
  const double labour = weight * own + (1 - weight) * area_growth(area, assumptions, t);
  return labour * presence(assumptions, t) * recruitment(assumptions, t);
}

double nurse_share_of(const Base& base, double care_fte_today) {
  if (!base.nurse_fte.known() || care_fte_today <= 0) return 0;
  return std::min(base.nurse_fte.value / care_fte_today, base.health_educated_share.value);
}

}  // namespace handlingsrom::workforce
