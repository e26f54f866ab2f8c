// What people on the spot know and tables do not: homes to be built, an employer, refugees, an own projection. Each is a named
// assumption with its reason.
#pragma once

#include <array>
#include <istream>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "outlook/population/life_table.hpp"
#include "outlook/population/projection.hpp"

namespace handlingsrom::population {

struct Frame;

/// Who the movers are, where the file does not say.
enum class MoverProfile {
  movers,     // the ages at which people move between municipalities: turnover by age times the country's inhabitants
  immigrants  // the ages of the country's net immigrants in the latest years
};

/// One known flow: persons a year who come (positive) or leave, from `from` to `to` inclusive (years of flow).
struct KnownFlow {
  std::string kind;  // "housing", "employer", "refugees"
  std::string name;
  std::string reason;  // never empty
  Year from{};
  Year to{};
  double persons_per_year = 0;
  MoverProfile profile = MoverProfile::movers;
  std::optional<ByAge> ages;  // shares by single age that sum to 1, in place of the profile
};

struct LocalKnowledge {
  std::vector<KnownFlow> flows;
  /// Persons on 1 January by year, sex and age, in place of ours; years outside it keep ours.
  std::optional<Projection> own_projection;
  std::string own_projection_reason;
};

/// Reads the TOML file described in README.md (schema "handlingsrom/local-knowledge/1"). Throws Error(bad_input) naming file, line,
/// what was found and what was expected. A relative path to an own projection is returned in `own_file` for the caller to open.
LocalKnowledge read_local_knowledge(std::istream& input, const std::string& name, std::string& own_file);

/// Reads "year,sex,age,persons": whole years in rising order, both sexes, ages 0 … 105 (the last for 105+).
Projection read_own_projection(std::istream& input, const std::string& name);

/// Net migrants by sex and age that the flows bring in a year.
BySexAge known_migrants(const Frame& frame, const LocalKnowledge& knowledge, Year year);

/// As project(frame, municipality), with what is known: the flows' people arrive at the end of the year, then live, move and bear
/// children as the municipality's do. They come on top of the national frame.
Projection project(const Frame& frame, MunicipalityIndex municipality, const LocalKnowledge& knowledge);

}  // namespace handlingsrom::population
