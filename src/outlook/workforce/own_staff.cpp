#include "outlook/workforce/own_staff.hpp"

#include <algorithm>
#include <numeric>

#include <fmt/format.h>

namespace handlingsrom::workforce {

using facts::OwnQuantity;

double OwnStaff::total() const { return std::accumulate(fte.begin(), fte.end(), 0.0); }

double OwnStaff::older() const {
  double sum = 0;
  for (std::size_t b = 0; b < age_bands.size(); ++b)
    if (age_bands[b].from >= older_from) sum += fte[b];
  return sum;
}

OwnStaff own_staff(const facts::OwnFigures* own, Group group) {
  OwnStaff staff;
  if (own == nullptr) return staff;
  const auto place = [&](const facts::OwnFigure& figure) { return fmt::format("{}:{}", own->file, figure.line); };
  for (std::size_t b = 0; b < age_bands.size(); ++b) {
    const std::string part = fmt::format("{}/{}", key_of(group), age_bands[b].name);
    const facts::OwnFigure* figure = own->find(OwnQuantity::full_time_equivalents, std::nullopt, part);
    if (figure == nullptr) continue;
    staff.fte[b] = figure->value;
    if (staff.ages_place.empty()) staff.ages_place = place(*figure);
  }
  if (const facts::OwnFigure* left =
          own->find(OwnQuantity::full_time_equivalents, std::nullopt, fmt::format("left/{}", key_of(group)))) {
    staff.turnover_known = true;
    staff.left = left->value;
    staff.left_place = place(*left);
  }
  return staff;
}

FlowRates with_own(FlowRates country, const FlowCourse& course, const OwnStaff& own) {
  FlowRates rates = country;
  if (own.ages_known()) {
    for (std::size_t b = 0; b < age_bands.size(); ++b) rates.by_age[b] = own.fte[b] / own.total();
  }
  if (!own.turnover_known || course.line.size() < 2) return rates;
  FlowRates all_leave = rates;
  all_leave.left = 1;
  const FlowYear first = flow_along(course, all_leave).front();
  const double of = own.ages_known() ? own.total() : first.start;
  const double out = of > 0 ? own.left / of * first.start : 0;
  rates.left = first.left > 0 ? std::clamp((out - first.retired - first.disabled) / first.left, 0.0, 1.0) : 0.0;
  return rates;
}

}  // namespace handlingsrom::workforce
