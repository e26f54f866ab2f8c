// A structure study as it is read from its file: the sites, areas and ways that the engine needs, and what the file asked for.
#pragma once

#include <utility>

#include "base/toml.hpp"
#include "surface/api/structure_studies.hpp"
#include "surface/api/structure_units.hpp"

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

/// Users of each place by group and year, and the groups that it has today.
struct PlaceDemand {
  std::vector<std::vector<staffing::ByGrade>> users;  // [site][year]; empty for one that is not there today
  std::vector<std::pair<int, int>> groups;            // [site]
  std::vector<std::vector<staffing::ByGrade>>
      unsure{};  // [site][year] as structure::Courses has it; empty: nothing is counted by group
};

/// Kindergartens and care homes are not in the register: each [[site]] says where it is; its `users` are of today, and places without share what is left of the
/// municipality's by seats. Sets the study's sites, rules, costs and spread.
PlaceDemand read_units(const toml::Value& root, const UnitService& service, std::size_t offset,
                       structure_study::Study& study);

/// What a [[site]] says of seats, money, condition and demands.
void read_site_detail(const toml::Value& table, structure_study::Site& site);

/// "1-7" or "8".
std::pair<int, int> grades_of(const toml::Value& given);
/// The site that is named, by a unique part of its name.
std::size_t site_named(const structure_study::Study& study, const toml::Value& name);
/// What the file asks for: most schools and changes, longest ways into the study; what settlements were promised; alternatives.
void read_demands(const toml::Value& root, structure_study::Study& study);
std::vector<ServiceLevel> read_levels(const toml::Value& root, const structure_study::Study& study);
std::vector<AskedAlternative> read_alternatives(const toml::Value& root, const structure_study::Study& study);

/// Throws as study_structure does for the file.
ReadStudy read_structure_study(const Service& service, const StructureStudySource& source, std::uint64_t seed);

}  // namespace handlingsrom::api
