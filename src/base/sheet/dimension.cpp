#include "base/sheet/dimension.hpp"

#include <array>
#include <utility>

namespace handlingsrom::sheet {

Dimension dimension_of(Unit unit) noexcept {
  switch (unit) {
    case Unit::persons:
    case Unit::users: return persons;
    case Unit::kroner: return kroner;
    case Unit::kroner_per_person:
    case Unit::kroner_per_user: return kroner / persons;
    case Unit::full_time_equivalents: return fte;
    case Unit::places: return places;
    case Unit::fte_per_user: return fte / persons;
    case Unit::hours: return {.hours = 1};
    case Unit::years: return {.years = 1};
    case Unit::none:
    case Unit::share:
    case Unit::percent:
    case Unit::per_thousand:
    case Unit::children_per_woman: break;
  }
  return number;
}

Unit unit_of(Dimension dimension) noexcept {
  for (const Unit unit : {Unit::persons, Unit::kroner, Unit::kroner_per_person, Unit::full_time_equivalents,
                          Unit::places, Unit::fte_per_user, Unit::hours, Unit::years}) {
    if (dimension_of(unit) == dimension) return unit;
  }
  return Unit::none;
}

std::string to_string(Dimension dimension) {
  const std::array<std::pair<const char*, int>, 6> parts{{{"kr", dimension.kroner},
                                                          {"person", dimension.persons},
                                                          {"FTE", dimension.fte},
                                                          {"place", dimension.places},
                                                          {"hour", dimension.hours},
                                                          {"year", dimension.years}}};
  std::string above;
  std::string below;
  for (const auto& [name, exponent] : parts) {
    for (int k = 0; k < exponent; ++k) above += above.empty() ? name : std::string("·") + name;
    for (int k = 0; k > exponent; --k) below += std::string("/") + name;
  }
  return (above.empty() ? "1" : above) + below;
}

}  // namespace handlingsrom::sheet
