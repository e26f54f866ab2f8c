#include "outlook/workforce/day_need.hpp"

#include <algorithm>
#include <cmath>
#include <string>

#include <fmt/format.h>

namespace handlingsrom::workforce {
namespace {

constexpr double weeks_of_year = 52;

bool is_among(const std::vector<std::string_view>& steps, const std::string& id) {
  return std::find(steps.begin(), steps.end(), id) != steps.end();
}

}  // namespace

const std::vector<CareUnit>& care_units() {
  static const std::vector<CareUnit> units{
      {"home_care", {"welfare_technology", "practical_help", "reablement", "home_nursing", "care_home"}},
      {"staffed_homes", {"extensive_services", "staffed_home"}},
      {"nursing_home", {"short_stay", "nursing_home"}}};
  return units;
}

const CareUnit* care_unit(std::string_view key) {
  for (const CareUnit& unit : care_units())
    if (unit.key == key) return &unit;
  return nullptr;
}

DayShape day_shape(const Assumptions& assumptions, std::string_view unit) {
  const auto value = [&](std::string_view name) {
    return assumptions.first(fmt::format("workforce.flow.day_{}_{}", unit, name));
  };
  DayShape shape;
  shape.evening = value("evening");
  shape.weekend = value("weekend");
  shape.night = value("night");
  shape.full_week = assumptions.first("workforce.flow.day_full_week");
  shape.weeks_away = assumptions.first("workforce.flow.day_weeks_away");
  return shape;
}

UnitNeed unit_need(const care::Ladder& ladder, const CareUnit& unit, const std::vector<double>& users,
                   double care_fte) {
  UnitNeed need;
  double own = 0, all = 0;
  for (std::size_t s = 0; s < ladder.steps.size(); ++s) {
    const double fte = users[s] * ladder.steps[s].fte_per_user;
    all += fte;
    if (!is_among(unit.steps, ladder.steps[s].id)) continue;
    own += fte;
    need.education.nurse += fte * ladder.steps[s].education.nurse;
    need.education.health_worker += fte * ladder.steps[s].education.health_worker;
  }
  if (!(own > 0) || !(all > 0)) return {};
  need.fte = care_fte * own / all;
  need.education.nurse /= own;
  need.education.health_worker /= own;
  need.education.other = std::max(0.0, 1 - need.education.nurse - need.education.health_worker);
  return need;
}

std::string_view key_of(DayPart part) noexcept {
  switch (part) {
    case DayPart::weekday_day: return "weekday_day";
    case DayPart::weekday_evening: return "weekday_evening";
    case DayPart::weekend_day: return "weekend_day";
    case DayPart::weekend_evening: return "weekend_evening";
    case DayPart::night: break;
  }
  return "night";
}

DayNeed day_need(const UnitNeed& need, const DayShape& shape) {
  DayNeed result;
  if (!(need.fte > 0)) return result;
  result.week_hours = need.fte * shape.full_week * (weeks_of_year - shape.weeks_away) / weeks_of_year;
  const double at_night =
      std::min(std::max(1.0, std::round(need.fte * shape.night)), result.week_hours / (7 * night_hours));
  const double left = result.week_hours - 7 * at_night * night_hours;
  const double day = left / ((day_hours + shape.evening * evening_hours) * (5 + 2 * shape.weekend));
  const std::array people{day, day * shape.evening, day * shape.weekend, day * shape.weekend * shape.evening, at_night};
  constexpr std::array hours{5 * day_hours, 5 * evening_hours, 2 * day_hours, 2 * evening_hours, 7 * night_hours};
  const Education& mix = need.education;
  const double skilled = mix.nurse + mix.health_worker;
  const double night_share = result.week_hours > 0 ? 7 * at_night * night_hours / result.week_hours : 0;
  for (std::size_t k = 0; k < people.size(); ++k) {
    DayNeed::Part part{day_parts[k], people[k], people[k] * hours[k], mix};
    const bool night = day_parts[k] == DayPart::night;
    // Skilled by night, as long as there are so many; the others' share of the night comes back over the rest of the day.
    const double by_night = skilled > 0 ? std::min(1.0, skilled / std::max(night_share, 1e-12)) : 0;
    const double of_skilled = night             ? by_night
                              : night_share < 1 ? (skilled - night_share * by_night) / (1 - night_share)
                                                : skilled;
    part.education.nurse = skilled > 0 ? of_skilled * mix.nurse / skilled : 0;
    part.education.health_worker = skilled > 0 ? of_skilled * mix.health_worker / skilled : 0;
    part.education.other = 1 - of_skilled;
    result.parts.push_back(part);
  }
  return result;
}

}  // namespace handlingsrom::workforce
