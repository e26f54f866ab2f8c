// A unit's file to begin with: demand worked out from the full-time equivalents that the care room gives a unit, and invented staff where that is asked for.
#pragma once

#include <string>
#include <vector>

#include "choice/roster/annual/unit.hpp"

namespace handlingsrom::annual {

/// How work lies over the day and the week. Judgements, each to be changed in the file or by option.
struct DraftShape {
  int nights = 1;                 // people every night
  double evening_to_day = 0.6;    // people in the evening over people by day, Monday to Friday
  double weekend_to_week = 0.65;  // people on a Saturday or Sunday over people on a weekday
  double winter = 0;              // more people by day, Monday to Friday, January to March
  double full_week = 35.5;        // hours a week of a full position
  int weeks_away = 5;             // holiday
};
DraftShape home_care_shape();
DraftShape nursing_home_shape();

struct Draft {
  std::string name;
  Day first;  // a Monday
  double fte = 0;
  double nurse = 0.3, health_worker = 0.45;  // share of the work
  DraftShape shape;
  bool invent = false;
  std::vector<std::string> comments;  // at the head of the file
  std::string invented_reason;        // of the agreements that the example takes for granted
};

struct DraftDemand {
  int day = 0, evening = 0, weekend_day = 0, weekend_evening = 0, night = 0, winter_day = 0;
  int nurse_day = 0;      // at least, Monday to Friday
  double week_hours = 0;  // without the winter's
  double wanted_hours = 0;
};
DraftDemand demand_of(const Draft& draft);

/// TOML that read_unit reads. The same draft gives the same text.
std::string unit_text(const Draft& draft);

/// The first Monday of the year's first week that begins in January, or in the last days of December (ISO 8601 week 1).
Day first_monday(int year);

}  // namespace handlingsrom::annual
