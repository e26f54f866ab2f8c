// A structure study as it is read from its file: the sites, areas and ways that the engine needs, and what the file asked for.
#pragma once

#include "surface/api/structure_studies.hpp"

namespace handlingsrom::api {

struct AskedAlternative {
  std::string title;
  std::vector<structure::Closure> closed;  // `school` is the site
  std::vector<std::size_t> opened;         // sites that are not open today
};

struct ReadStudy {
  std::optional<Assumptions> assumptions;
  structure_study::Study study;
  std::vector<AskedAlternative> alternatives;
  std::vector<ServiceLevel> levels;
  std::vector<std::string> unknown;
  bool ways_given = false;
  double sea_stretch = 1;
};

/// Throws as study_structure does for the file.
ReadStudy read_structure_study(const Service& service, const std::filesystem::path& file, std::uint64_t seed);

/// Kilometres and minutes from each area to each site of a file of ways: CSV (from, to, km, minutes), or the table of OSRM or Valhalla in JSON, sources in the order
/// of the areas and destinations in that of the sites. Throws Error(bad_input, "study_ways") with what was found and expected.
void read_ways(const std::filesystem::path& file, structure_study::Study& study);

}  // namespace handlingsrom::api
