#include "base/units.hpp"

#include <fmt/format.h>

namespace handlingsrom {

std::string to_string(MunicipalityNumber number) { return fmt::format("{:04}", number.value); }

std::string_view key_of(Unit unit) noexcept {
  switch (unit) {
    case Unit::none: return "none";
    case Unit::persons: return "persons";
    case Unit::kroner: return "kroner";
    case Unit::kroner_per_person: return "kroner_per_person";
    case Unit::full_time_equivalents: return "full_time_equivalents";
    case Unit::places: return "places";
    case Unit::share: return "share";
    case Unit::percent: return "percent";
    case Unit::per_thousand: return "per_thousand";
    case Unit::years: return "years";
    case Unit::children_per_woman: return "children_per_woman";
    case Unit::hours: return "hours";
    case Unit::users: return "users";
    case Unit::fte_per_user: return "fte_per_user";
    case Unit::kroner_per_user: return "kroner_per_user";
  }
  return "none";
}

std::string_view key_of(Provenance provenance) noexcept {
  switch (provenance) {
    case Provenance::municipality: return "municipality";
    case Provenance::own: return "own";
    case Provenance::interval: return "interval";
    case Provenance::shrunk: return "shrunk";
    case Provenance::national_times_index: return "national_times_index";
    case Provenance::national: return "national";
    case Provenance::assumption: return "assumption";
  }
  return "assumption";
}

}  // namespace handlingsrom
