#include "surface/routes/schools.hpp"

#include "surface/api/map.hpp"

namespace handlingsrom::routes {
namespace {

Json grade_or_count(int value) { return value < 0 ? Json(nullptr) : Json(value); }

}  // namespace

Json schools_drawing(const Context& context, MunicipalityIndex index) {
  const api::SchoolMap map = api::map_of_schools(*context.service, index);
  Json list = Json::array();
  for (const api::SchoolOnMap& school : map.schools) {
    Json place = nullptr;
    if (school.place)
      place = {{"x", number(school.place->first)},
               {"y", number(school.place->second)},
               {"from_address", school.from_address}};
    list.push_back({{"id", std::to_string(school.number)},
                    {"name", school.name},
                    {"lowest_grade", grade_or_count(school.lowest_grade)},
                    {"highest_grade", grade_or_count(school.highest_grade)},
                    {"private", school.is_private},
                    {"pupils", grade_or_count(school.pupils)},
                    {"place", std::move(place)}});
  }
  return {{"municipality", municipality(context.service->municipality(index))},
          {"sources", {source(context.service->source("udir_nsr")), source(context.service->source(api::map_source))}},
          {"width", map.width},
          {"height", map.height},
          {"kilometres", number(map.kilometres)},
          {"outline", map.outline},
          {"schools", std::move(list)}};
}

}  // namespace handlingsrom::routes
