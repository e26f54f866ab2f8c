// /api/v1/regions/{}/outlook: several municipalities as one.
#include "base/standard_seed.hpp"
#include "surface/api/outlook.hpp"
#include "surface/api/regions.hpp"
#include "surface/routes/context.hpp"
#include "surface/routes/json.hpp"
#include "surface/routes/manifest.hpp"

namespace handlingsrom::routes {
namespace {

std::string_view kind_of(registry::Region::Kind kind) {
  switch (kind) {
    case registry::Region::Kind::county: return "county";
    case registry::Region::Kind::labour_area: return "labour_area";
    case registry::Region::Kind::list: break;
  }
  return "list";
}

Json region_json(const Context& context, const registry::Region& region, const messages::Catalogue& catalogue) {
  Json members = Json::array();
  for (const MunicipalityIndex member : region.members) {
    const registry::Municipality& place = context.service->municipality(member);
    members.push_back({{"number", to_string(place.number)}, {"name", place.name}});
  }
  return {{"id", region.id},
          {"kind", kind_of(region.kind)},
          {"name", api::name_of(*context.service, region, catalogue)},
          {"members", std::move(members)}};
}

Json outlook(const Context& context, const registry::Region& region, const messages::Catalogue& catalogue,
             const std::function<bool()>& unwanted) {
  constexpr std::uint64_t seed = standard_seed;
  const rooms::RegionFigures result = api::outlook(*context.service, region, context.paths, seed, unwanted);
  Json list = Json::array();
  for (const rooms::Figure& one : result.figures.all()) list.push_back(figure(one, catalogue));
  Json shortages = Json::array();
  for (const rooms::Shortage& one : result.shortages) {
    shortages.push_back(
        {{"room", one.room}, {"municipalities", one.municipalities}, {"missing", numbers(one.missing)}});
  }
  const std::string name = region.kind == registry::Region::Kind::list && region.name.empty()
                               ? catalogue.text("region.itself")
                               : api::name_of(*context.service, region, catalogue);
  Json said = Json::array();
  for (const api::RegionSaid& one : api::said_of_region(result, name, region.members.size(), catalogue))
    said.push_back({{"inhabitants", one.inhabitants}, {"people", one.people}, {"lacking", one.lacking}});
  return {{"region", region_json(context, region, catalogue)},
          {"manifest", manifest(context, seed, {})},
          {"first_year", result.figures.first_year().value},
          {"years", result.figures.years()},
          {"figures", std::move(list)},
          {"readings", api::readings(result.figures, catalogue)},
          {"shortages", std::move(shortages)},
          {"said", std::move(said)}};
}

}  // namespace

void add_regions(http::Router& router, const SharedContext& context) {
  router.add(http::Method::get, "/api/v1/regions/{}/outlook", [context](const http::Request& request) {
    registry::Region region = context->service->region(request.captures.at(0));
    const messages::Catalogue& catalogue = context->catalogue(request);
    http::Response response;
    response.slowly = [context, region = std::move(region), &catalogue](const std::function<bool()>& unwanted) {
      return respond_lasting(outlook(*context, region, catalogue, unwanted));
    };
    return response;
  });
}

}  // namespace handlingsrom::routes
