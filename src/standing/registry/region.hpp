// Several municipalities as one: a county, a municipality with its neighbours, or a list of one's own.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "standing/registry/registry.hpp"

namespace handlingsrom::registry {

struct Region {
  enum class Kind { county, labour_area, list };
  Kind kind = Kind::list;
  std::string id;  // "county:50", "area:5029" or "5027,5029": what find_region reads again
  std::string
      name;  // of the county, or of the municipality in the middle; of a list only where the user has given it one
  std::vector<MunicipalityIndex> members;  // in order of number, each once
};

/// Most municipalities in a list of one's own.
inline constexpr std::size_t most_members = 20;

/// Reads "county:50" or "county:Trøndelag", "area:5029" or "area:Skaun" (the municipality and its neighbours, what the staff
/// room takes for the area that people travel to work in), or names and numbers with commas between. Throws Error(unknown_name, "county_unknown") with the
/// counties there are, Error(bad_input, "region_too_large") beyond `most_members`, Error(bad_input, "region_empty"), and what Registry::find throws.
Region find_region(const Registry& registry, std::string_view text);

}  // namespace handlingsrom::registry
