// An alternative for the schools as a picture of the whole municipality, and what it does to the rooms.
#pragma once

#include <string>
#include <vector>

#include "surface/api/schools.hpp"

namespace handlingsrom::api {

struct SchoolDrawing {
  std::string svg, title, subtitle;
};

/// `near`: only the part of the municipality where something changes. The land around is drawn too, so that what is neither is water. Throws
/// Error(unknown_name, "map_missing") for figures without borders.
SchoolDrawing school_drawing(const Service& service, const SchoolAnswer& answer, MunicipalityIndex municipality,
                             Year year, double width, bool near, const messages::Catalogue& catalogue);

/// A room as the alternative leaves it in the year, and without it.
struct SchoolRoom {
  std::string name, with, without;
};
/// Without it as every page says it, the median of the paths; with it, so much more or less as the change gives.
std::vector<SchoolRoom> school_rooms(const Service& service, MunicipalityIndex municipality, const SchoolAnswer& answer,
                                     Year year, const messages::Catalogue& catalogue);

}  // namespace handlingsrom::api
