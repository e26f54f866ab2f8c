// When care's staff is needed over the day and the week, unit by unit.
#pragma once

#include <string>
#include <vector>

#include "outlook/workforce/day_need.hpp"
#include "surface/api/outlook.hpp"
#include "surface/messages/catalogue.hpp"

namespace handlingsrom::rooms {
class Figures;
}

namespace handlingsrom::api {

struct StaffDay {
  struct Unit {
    std::string key;  // "home_care"
    workforce::UnitNeed need;
    workforce::DayNeed day;
  };
  Year year{};
  std::vector<Unit> units;  // those that there is work for
};

/// 1 January of `year`, brought within the projected years. Throws what api::outlook throws.
StaffDay staff_day(const Service& service, const OutlookRequest& request, Year year);

/// A unit's part of a run's care.
workforce::UnitNeed unit_need_of(const Service& service, const rooms::Figures& figures, const workforce::CareUnit& unit,
                                 Year year);

/// "By day 6.1, in the evening 4.6 …", one sentence.
std::string day_words(const workforce::DayNeed& day, const messages::Catalogue& catalogue);

}  // namespace handlingsrom::api
