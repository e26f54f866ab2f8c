// A unit's file to begin with: demand worked out from the full-time equivalents that the care room gives a unit, and invented staff where that is asked for.
#pragma once

#include <string>
#include <vector>

#include "choice/roster/annual/unit.hpp"
#include "outlook/workforce/day_need.hpp"

namespace handlingsrom::annual {

/// Words of the file, in the reader's language: names of shifts, and what people are and can, each one word.
struct DraftWords {
  std::string day = "Day", evening = "Evening", night = "Night";
  std::string nurse = "nurse", health_worker = "health_worker", assistant = "assistant", night_worker = "night";
  std::string skilled = "skilled";  // nurses and health workers
};

struct Draft {
  std::string name;
  Day first;  // a Monday
  double fte = 0;
  workforce::Education education{0.3, 0.45, 0.25};
  workforce::DayShape shape;  // how work lies over the day and the week
  double winter = 0;          // more of those by day, Monday to Friday, January to March
  DraftWords words;
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
