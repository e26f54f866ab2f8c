#include "surface/routes/schools.hpp"

#include <cmath>

#include "base/error.hpp"
#include "surface/routes/map.hpp"

namespace handlingsrom::routes {
namespace {

Json grade_or_count(int value) { return value < 0 ? Json(nullptr) : Json(value); }

}  // namespace

Json schools_drawing(const Context& context, MunicipalityIndex index) {
  if (!context.facts->archive) throw Error(ErrorCode::unknown_name, "map_missing");
  const facts::Archive& archive = *context.facts->archive;
  const OneMunicipality drawing(archive.boundaries(), index);
  Json list = Json::array();
  for (const facts::School& school : archive.schools()) {
    if (school.municipality != index) continue;
    Json place = nullptr;
    if (std::isfinite(school.latitude) && std::isfinite(school.longitude)) {
      const auto [x, y] = drawing.place({school.longitude, school.latitude});
      place = {{"x", number(x)}, {"y", number(y)}, {"from_address", school.coordinates_from_address}};
    }
    list.push_back({{"id", std::to_string(school.organisation_number)},
                    {"name", school.name},
                    {"lowest_grade", grade_or_count(school.lowest_grade)},
                    {"highest_grade", grade_or_count(school.highest_grade)},
                    {"private", school.is_private},
                    {"pupils", grade_or_count(school.pupils)},
                    {"place", std::move(place)}});
  }
  return {
      {"municipality", municipality(context.facts->registry->at(index))},
      {"sources", {source(context.facts->source("udir_nsr")), source(context.facts->source("kartverket_kommuner"))}},
      {"width", drawing.width()},
      {"height", drawing.height()},
      {"kilometres", number(drawing.kilometres_across())},
      {"outline", drawing.outline()},
      {"schools", std::move(list)}};
}

}  // namespace handlingsrom::routes
