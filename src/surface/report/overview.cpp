#include "surface/report/overview.hpp"

#include <cmath>

#include <fmt/format.h>

#include "surface/report/sections.hpp"

namespace handlingsrom::report {

Overview overview(const Material& material, const Words& words) {
  const FocusYears years = focus_years(material);
  Overview result;
  result.title = words.say("overview.title", {{"place", material.place().name},
                                              {"number", to_string(material.place().number)},
                                              {"county", material.place().county}});
  result.heads = {""};
  std::vector<Year> shown;
  for (const Year year : {years.now, years.near, years.middle, years.far}) {
    if (!shown.empty() && year <= shown.back()) continue;
    shown.push_back(year);
    result.heads.push_back(fmt::format("{}", year.value));
  }
  const auto row = [&](const std::string& name, const std::string& id, bool with_sign) {
    std::vector<std::string> cells{name};
    const rooms::Figure* figure = material.figures.find(id);
    for (const Year year : shown) {
      const double value = material.middle(id, year);
      if (figure == nullptr || !std::isfinite(value)) {
        cells.push_back(words.say("missing"));
        continue;
      }
      const bool observed = id == "population.total" && year == years.now;
      const double step = observed ? 1 : told_step(material, id, year);
      cells.push_back(with_sign ? words.signed_amount(value, figure->unit, step)
                                : words.amount(value, figure->unit, step));
    }
    result.rows.push_back(std::move(cells));
  };
  row(words.figure("population.total"), "population.total", false);
  for (const char* room : {"money", "people", "places"})
    row(words.say(fmt::format("room.{}.name", room)), fmt::format("rooms.{}", room), true);
  result.changes_heading = words.say("overview.changes", {{"year", fmt::format("{}", years.middle.value)}});
  result.changes = largest_changes(material, words, 3);
  return result;
}

}  // namespace handlingsrom::report
