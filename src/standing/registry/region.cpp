#include "standing/registry/region.hpp"

#include <algorithm>
#include <map>

#include "base/error.hpp"
#include "base/split.hpp"
#include "standing/registry/fold.hpp"

namespace handlingsrom::registry {
namespace {

Region county(const Registry& registry, std::string_view wanted) {
  Region region;
  region.kind = Region::Kind::county;
  std::map<std::string, std::string> counties;  // number → name
  for (const Municipality& place : registry.municipalities()) counties.emplace(place.county_number, place.county);
  const auto found = std::find_if(counties.begin(), counties.end(), [&](const auto& one) {
    return one.first == wanted || fold(one.second) == fold(wanted);
  });
  if (found == counties.end()) {
    std::string expected;
    for (const auto& [number, name] : counties) expected += (expected.empty() ? "" : ", ") + number + " " + name;
    throw Error(ErrorCode::unknown_name, "county_unknown",
                {{"name", std::string(wanted.substr(0, 100))}, {"expected", expected}});
  }
  region.id = "county:" + found->first;
  region.name = found->second;
  for (int m = 0; m < registry.size(); ++m) {
    if (registry.at(MunicipalityIndex{m}).county_number == found->first) region.members.push_back(MunicipalityIndex{m});
  }
  return region;
}

Region labour_area(const Registry& registry, std::string_view wanted) {
  const MunicipalityIndex middle = registry.find(wanted);
  const Municipality& place = registry.at(middle);
  Region region;
  region.kind = Region::Kind::labour_area;
  region.id = "area:" + to_string(place.number);
  region.name = place.name;
  region.members = place.neighbours;
  region.members.push_back(middle);
  return region;
}

Region list(const Registry& registry, std::string_view text) {
  Region region;
  while (!text.empty()) {
    const std::size_t comma = text.find(',');
    const std::string_view one = trimmed(text.substr(0, comma));
    text = comma == std::string_view::npos ? std::string_view{} : text.substr(comma + 1);
    if (one.empty()) continue;
    const MunicipalityIndex found = registry.find(one);
    if (std::find(region.members.begin(), region.members.end(), found) != region.members.end()) continue;
    region.members.push_back(found);
    if (region.members.size() > most_members)
      throw Error(ErrorCode::bad_input, "region_too_large", {{"most", std::to_string(most_members)}});
  }
  if (region.members.empty()) throw Error(ErrorCode::bad_input, "region_empty");
  return region;
}

}  // namespace

Region find_region(const Registry& registry, std::string_view text) {
  text = trimmed(text);
  constexpr std::string_view county_prefix = "county:";
  constexpr std::string_view area_prefix = "area:";
  Region region = text.starts_with(county_prefix) ? county(registry, trimmed(text.substr(county_prefix.size())))
                  : text.starts_with(area_prefix) ? labour_area(registry, trimmed(text.substr(area_prefix.size())))
                                                  : list(registry, text);
  // Municipalities stand in order of number.
  std::sort(region.members.begin(), region.members.end(),
            [](MunicipalityIndex a, MunicipalityIndex b) { return a.value < b.value; });
  if (region.kind == Region::Kind::list) {
    for (const MunicipalityIndex member : region.members)
      region.id += (region.id.empty() ? "" : ",") + to_string(registry.at(member).number);
  }
  return region;
}

}  // namespace handlingsrom::registry
