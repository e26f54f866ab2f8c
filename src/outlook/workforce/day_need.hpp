// When care's staff is needed: people at work by day, in the evening and at night, on weekdays and weekends, and with which education.
#pragma once

#include <array>
#include <string_view>
#include <vector>

#include "base/assumptions.hpp"
#include "outlook/care/ladder.hpp"

namespace handlingsrom::workforce {

/// What is staffed as one, and the steps of the care ladder whose work it does.
struct CareUnit {
  std::string_view key;
  std::vector<std::string_view> steps;
};
const std::vector<CareUnit>& care_units();
/// nullptr where there is none of that key.
const CareUnit* care_unit(std::string_view key);

/// How a unit's work lies over the day and the week: `workforce.flow.day_<unit>_<name>`. No figures are published; judgements, each to be changed.
struct DayShape {
  double evening = 0;       // people in the evening over people by day
  double weekend = 0;       // people on a Saturday or Sunday over people on a weekday
  double night = 0;         // people every night for each FTE of the unit; at least one
  double full_week = 35.5;  // hours a week of a full position on a rota
  double weeks_away = 5;    // holiday
};
DayShape day_shape(const Assumptions& assumptions, std::string_view unit);

struct Education {
  double nurse = 0, health_worker = 0, other = 0;  // parts of the work
};

struct UnitNeed {
  double fte = 0;
  Education education;
};
/// A unit's part of care's FTE, by users and the ladder's FTE per user, and the ladder's education for it. users: by step of the ladder.
UnitNeed unit_need(const care::Ladder& ladder, const CareUnit& unit, const std::vector<double>& users, double care_fte);

/// Times of the day and week, in the order in which they are shown.
enum class DayPart { weekday_day, weekday_evening, weekend_day, weekend_evening, night };
inline constexpr std::array day_parts{DayPart::weekday_day, DayPart::weekday_evening, DayPart::weekend_day,
                                      DayPart::weekend_evening, DayPart::night};
std::string_view key_of(DayPart part) noexcept;

/// Hours of a shift, with a quarter of an hour for the report between shifts.
inline constexpr double day_hours = 7.75, evening_hours = 8, night_hours = 9;

struct DayNeed {
  struct Part {
    DayPart part{};
    double people = 0;      // at work at the same time, not rounded
    double week_hours = 0;  // in all its days
    Education education;    // parts of `people`
  };
  double week_hours = 0;
  std::vector<Part> parts;
};
/// Hours of the FTE less holiday, laid out by the shape in these shifts. Education is the same at every
/// time but at night, where those on duty are skilled (nurses and health workers as they divide the skilled work): what is left of the night's share of
/// others is worked by day and in the evening, so that hours by education are the ladder's. Throws nothing.
DayNeed day_need(const UnitNeed& need, const DayShape& shape);

}  // namespace handlingsrom::workforce
