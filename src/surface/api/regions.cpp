#include "surface/api/regions.hpp"

#include "base/parallel.hpp"

namespace handlingsrom::api {

std::string name_of(const Service& service, const registry::Region& region, const messages::Catalogue& catalogue) {
  switch (region.kind) {
    case registry::Region::Kind::county: return region.name;
    case registry::Region::Kind::labour_area:
      return catalogue.text(region.members.size() > 1 ? "region.labour_area" : "region.alone",
                            {{"municipality", region.name}});
    case registry::Region::Kind::list: break;
  }
  if (!region.name.empty()) return region.name;  // kept by the user
  std::string name;
  for (const MunicipalityIndex member : region.members)
    name += (name.empty() ? "" : ", ") + service.municipality(member).name;
  return name;
}

WhoLacks who_lacks(const Service& service, const registry::Region& region, std::string_view room, int paths,
                   std::uint64_t seed, unsigned threads) {
  WhoLacks result;
  result.room = room;
  result.members.resize(region.members.size());
  const rooms::Chain& chain = service.chain();  // prepared before the threads want it
  parallel_for(
      region.members.size(),
      [&](std::size_t i) {
        const rooms::Figures figures = chain.run({.municipality = region.members[i], .paths = paths, .seed = seed});
        const rooms::Figure& figure = figures.at(room);
        result.members[i] = {region.members[i], rooms::read_room(figures, room), figure.middle, figure.p10, figure.p90};
        if (i == 0) {
          result.first_year = figures.first_year();
          result.years = figures.years();
        }
      },
      threads);
  return result;
}

rooms::RegionFigures outlook(const Service& service, const registry::Region& region, int paths, std::uint64_t seed,
                             const std::function<bool()>& unwanted) {
  return rooms::run_region(service.chain(), region.members, {.municipality = {}, .paths = paths, .seed = seed},
                           unwanted);
}

}  // namespace handlingsrom::api
