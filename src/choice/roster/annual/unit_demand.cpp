#include "choice/roster/annual/unit_demand.hpp"

#include <algorithm>
#include <string>

#include "choice/roster/annual/unit.hpp"

namespace handlingsrom::annual {
namespace {

int weekday_named(std::string_view name) {
  constexpr std::array<std::string_view, 8> english{"mon", "tue", "wed", "thu", "fri", "sat", "sun", "holiday"};
  constexpr std::array<std::string_view, 8> norwegian{"man", "tir", "ons", "tor", "fre", "lør", "søn", "helligdag"};
  for (std::size_t k = 0; k < english.size(); ++k) {
    if (name == english[k] || name == norwegian[k]) return static_cast<int>(k);
  }
  return -1;
}

}  // namespace

std::array<bool, 8> days_named(const toml::Value& value) {
  std::array<bool, 8> result{};
  const std::string text = value.some_text();
  std::size_t begin = 0;
  while (begin < text.size()) {
    std::size_t end = text.find_first_of(" ,", begin);
    if (end == std::string::npos) end = text.size();
    const std::string_view word = std::string_view(text).substr(begin, end - begin);
    begin = end + 1;
    if (word.empty()) continue;
    const std::size_t dash = word.find('-');
    if (word == "all" || word == "alle") {
      result.fill(true);
      result[7] = false;  // a holiday has a Sunday's demand where nothing else is said
    } else if (dash != std::string_view::npos) {
      const int first = weekday_named(word.substr(0, dash));
      const int last = weekday_named(word.substr(dash + 1));
      if (first < 0 || last < first || last > 6) value.refuse(days_expected);
      for (int k = first; k <= last; ++k) result[static_cast<std::size_t>(k)] = true;
    } else {
      const int one = weekday_named(word);
      if (one < 0) value.refuse(days_expected);
      result[static_cast<std::size_t>(one)] = true;
    }
  }
  return result;
}

double Unit::sick_on(int day) const {
  constexpr double most = 0.9;
  const std::chrono::year_month_day date{first + std::chrono::days{day}};
  const std::size_t quarter = (static_cast<unsigned>(date.month()) - 1) / 3;
  return std::min(most, sick_share * sick_quarters[quarter]);
}

Wanted wanted(const Unit& unit) {
  Wanted result;
  result.by_day.resize(static_cast<std::size_t>(unit.days()));
  for (int d = 0; d < unit.days(); ++d) {
    const Day day = unit.first + std::chrono::days{d};
    const int weekday = static_cast<int>((std::chrono::weekday{day} - std::chrono::Monday).count());
    const bool red = weekday != 6 && roster::is_sunday_or_holiday(day);
    for (std::size_t s = 0; s < unit.shifts.size(); ++s) {
      const auto holds = [&](std::size_t kind) {
        const Demand* last = nullptr;
        for (const Demand& each : unit.demand) {
          if (each.shift != static_cast<int>(s) || !each.on[kind]) continue;
          if ((each.from && day < *each.from) || (each.to && day > *each.to)) continue;
          last = &each;
        }
        return last;
      };
      // A public holiday has demand of its own, else a Sunday's.
      const Demand* found = red ? holds(7) : nullptr;
      if (found == nullptr) found = holds(red ? 6 : static_cast<std::size_t>(weekday));
      if (found == nullptr || found->count == 0) continue;
      auto& rows = result.by_day[static_cast<std::size_t>(d)];
      rows.push_back({static_cast<int>(s), -1, found->count});
      for (const auto& [competence, count] : found->competences) {
        if (count > 0) rows.push_back({static_cast<int>(s), competence, count});
      }
      result.shifts += found->count;
      result.hours += found->count * unit.shifts[s].hours();
    }
  }
  return result;
}

}  // namespace handlingsrom::annual
