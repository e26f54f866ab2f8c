#include "surface/api/regions.hpp"

#include "outlook/rooms/chain.hpp"

namespace handlingsrom::api {

std::string name_of(const Service& service, const registry::Region& region, const messages::Catalogue& catalogue) {
  switch (region.kind) {
    case registry::Region::Kind::county: return region.name;
    case registry::Region::Kind::labour_area:
      return catalogue.text(region.members.size() > 1 ? "region.labour_area" : "region.alone",
                            {{"municipality", region.name}});
    case registry::Region::Kind::list: break;
  }
  std::string name;
  for (const MunicipalityIndex member : region.members)
    name += (name.empty() ? "" : ", ") + service.municipality(member).name;
  return name;
}

rooms::RegionFigures outlook(const Service& service, const registry::Region& region, int paths, std::uint64_t seed,
                             const std::function<bool()>& unwanted) {
  return rooms::run_region(service.chain(), region.members, {.municipality = {}, .paths = paths, .seed = seed},
                           unwanted);
}

}  // namespace handlingsrom::api
