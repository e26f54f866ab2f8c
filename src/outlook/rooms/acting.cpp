#include "outlook/rooms/acting.hpp"

#include <algorithm>
#include <array>

#include "base/sheet/acting.hpp"
#include "outlook/care/parameters.hpp"
#include "outlook/rooms/prepared.hpp"

namespace handlingsrom::rooms {
namespace {

// What the rooms' own engines read beside the sheet.
bool read_by_engines(std::string_view id) {
  constexpr std::array<std::string_view, 4> others{"care.short_stay_in_bed", "care.winter_peak",
                                                   "care.accepted_shortage_risk", "workforce.leaving_age"};
  return id.starts_with("population.") || id.starts_with("economy.result_") || id.starts_with("economy.debt_spread") ||
         id == "economy.base_years" || care::moves_projection(id) || care::moves_simulation(id) ||
         std::find(others.begin(), others.end(), id) != others.end();
}

}  // namespace

bool acts(const Chain& chain, const Request& request, std::string_view assumption) {
  const Chain::Prepared& prepared = chain.prepared();
  const ParameterSpec* const spec = &prepared.defaults.spec(assumption);
  if (read_by_engines(assumption)) return true;
  const facts::ModelSheet& sheet = prepared.model.sheet();
  const auto& all = sheet.parameters();
  const auto p = static_cast<std::size_t>(std::find(all.begin(), all.end(), spec) - all.begin());
  if (prepared.acting[p] != 0) return true;
  const Course course(prepared, request);
  Calculation calculation(course.setting(), prepared.years);
  calculation.fill(0, course.population(), course.assumptions);
  calculation.evaluate({});
  return sheet::acting_parameters(sheet, &calculation.values())[p] != 0;
}

}  // namespace handlingsrom::rooms
