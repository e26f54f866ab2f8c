// The municipalities' outlines as drawings, and the schools on one of them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "surface/api/service.hpp"

namespace handlingsrom::api {

/// Where the borders come from.
inline constexpr std::string_view map_source = "kartverket_kommuner";

struct CountryMap {
  double width = 0, height = 0;                                   // steps
  std::vector<std::pair<MunicipalityIndex, std::string>> shapes;  // SVG path data
};

/// The borders in a transverse Mercator projection about 15° east (on the sphere, as UTM zone 33 lies; Snyder 1987, "Map projections: a
/// working manual", equations 8-1 to 8-3), each arc simplified (Douglas and Peucker 1973) by at most half a step of the drawing, so that
/// neighbours still meet. Throws Error(unknown_name, "map_missing") for figures without borders.
CountryMap map_of_country(const Service& service);

struct SchoolOnMap {
  std::int64_t number = 0;  // organisation number
  std::string name;
  int lowest_grade = -1, highest_grade = -1;  // below zero: unknown
  bool is_private = false;
  int pupils = -1;                                 // below zero: unknown
  std::optional<std::pair<double, double>> place;  // x and y, steps
  bool from_address = false;                       // the place is an address service's, and may be off
};

struct SchoolMap {
  double width = 0, height = 0;  // steps
  double kilometres = 0;         // across
  std::string outline;           // SVG path data
  std::vector<SchoolOnMap> schools;
};

/// The register's schools, private ones included, on the municipality's outline in the same projection. Throws as map_of_country does.
SchoolMap map_of_schools(const Service& service, MunicipalityIndex municipality);

}  // namespace handlingsrom::api
