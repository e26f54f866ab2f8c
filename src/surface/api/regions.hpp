// A region by what a user calls it: its name in the user's language, and its figures.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/standard_seed.hpp"
#include "outlook/rooms/reading.hpp"
#include "outlook/rooms/region.hpp"
#include "standing/registry/region.hpp"
#include "surface/api/service.hpp"
#include "surface/messages/catalogue.hpp"

namespace handlingsrom::api {

/// "Trøndelag", "Skaun with neighbours", "Melhus, Orkland, Skaun".
std::string name_of(const Service& service, const registry::Region& region, const messages::Catalogue& catalogue);

/// The region's sums on today's course, with ranges over `paths` paths. Throws Error(interrupted) when `unwanted` says so.
rooms::RegionFigures outlook(const Service& service, const registry::Region& region, int paths,
                             std::uint64_t seed = standard_seed, const std::function<bool()>& unwanted = {});

/// What is said of a region in one year, rounded to what is known.
struct RegionSaid {
  std::string inhabitants;          // "om lag 513 000"; as counted in the first year
  std::vector<std::string> people;  // sentences of how many they are, of the old and of those of working age
  std::vector<std::string>
      lacking;  // for each room, in the order of the shortages: how many members lack, and how much; none for a single one
};
/// By year. `name`: what the sentences call it.
std::vector<RegionSaid> said_of_region(const rooms::RegionFigures& region, const std::string& name, std::size_t members,
                                       const messages::Catalogue& catalogue);

/// One member of a region and what it has left of a room: who lacks while others have to spare.
struct Lacking {
  MunicipalityIndex municipality;
  rooms::Reading reading;        // when the room closes
  std::vector<double> left;      // [year] the median of the paths where there are paths; below zero: lacking
  std::vector<double> p10, p90;  // the same quantiles; empty without paths
};
struct WhoLacks {
  Year first_year{};
  int years = 0;
  std::string_view room;
  std::vector<Lacking> members;  // in the region's order
};
/// Every member's room, or the room of one staff group ("rooms.people.nurse"). Throws Error(unknown_name, "unknown_figure").
WhoLacks who_lacks(const Service& service, const registry::Region& region, std::string_view room, int paths,
                   std::uint64_t seed = standard_seed, unsigned threads = 0);

}  // namespace handlingsrom::api
