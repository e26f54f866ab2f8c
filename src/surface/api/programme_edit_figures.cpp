// What the figures and the calendar say of a change: working days of a task, today's figures under a decision.
#include <algorithm>
#include <chrono>
#include <cmath>

#include "base/error.hpp"
#include "choice/roster/calendar.hpp"
#include "outlook/rooms/chain.hpp"
#include "surface/api/programme_edit_values.hpp"
#include "surface/report/words.hpp"

namespace handlingsrom::api::edits {

using Json = nlohmann::ordered_json;
using roster::Day;

namespace {

bool is_working_day(Day day) {
  const std::chrono::weekday weekday{day};
  return weekday != std::chrono::Saturday && !roster::is_sunday_or_holiday(day);
}

/// The least that a figure may move before anybody is told, in its own unit: below that it is rounding.
double least_of(Unit unit) {
  constexpr double kroner = 100'000, others = 1;
  return unit == Unit::kroner ? kroner : unit == Unit::none || unit == Unit::share ? 0.01 : others;
}

}  // namespace

void days_of_task(Json& values) {
  const std::string from = text_of(values, "from"), to = text_of(values, "to");
  if (from.empty() && to.empty()) return;
  values.erase("from");
  values.erase("to");
  if (!from.empty()) values["earliest"] = from;
  if (to.empty()) return;
  const Day first = day_of(from.empty() ? to : from), last = day_of(to);
  if (last < first) throw Error(ErrorCode::bad_input, "programme_task_dates", {{"found", to}, {"expected", from}});
  if (values.value("milestone", false)) return;
  int days = 0;
  for (Day day = first; day <= last; day += std::chrono::days{1}) days += is_working_day(day) ? 1 : 0;
  values["days"] = std::max(1, days);
}

void figures_of_decision(const Service& service, MunicipalityIndex municipality, Json& values, double share) {
  const auto ids = values.find("figures");
  if (ids == values.end()) return;
  if (!ids->is_array()) refuse("/values/figures", "list, at most 200");
  const auto year = values.find("year");
  if (year == values.end() || !year->is_number_integer()) refuse("/values/year", "number");
  if (const auto own = values.find("tolerance_percent"); own != values.end()) {
    constexpr double least = 1, most = 100;
    if (!own->is_number() || own->get<double>() < least || own->get<double>() > most)
      refuse("/values/tolerance_percent", "1 - 100");
    share = own->get<double>() / 100;
  }
  const rooms::Figures now = service.chain().run({municipality});
  Json figures = Json::array();
  for (const Json& id : *ids) {
    if (!id.is_string()) refuse("/values/figures", "text");
    const rooms::Figure& figure = now.at(id.get<std::string>());
    const int at = year->get<int>() - now.first_year().value;
    if (at < 0 || at >= now.years())
      throw Error(ErrorCode::bad_input, "year_invalid", {{"year", std::to_string(year->get<int>())}});
    const double value = figure.middle[static_cast<std::size_t>(at)];
    const double tolerance = report::round_step(std::max(std::abs(value) * share, least_of(figure.unit)));
    constexpr double finest = 100;  // a hundredth of what it may move: finer says nothing
    figures.push_back({{"figure", id},
                       {"year", *year},
                       {"value", report::round_to(value, report::round_step(tolerance / finest))},
                       {"tolerance", tolerance}});
  }
  values.erase("figures");
  values.erase("year");
  values.erase("tolerance_percent");
  values["version"] = service.bundle_version();
  values["digest"] = service.bundle_digest();
  values["figure"] = std::move(figures);
}

}  // namespace handlingsrom::api::edits
