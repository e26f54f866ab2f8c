// A municipality's study of its schools, from a file: what is best, what the politicians' alternatives do, and today beside them.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "choice/structure/study/study.hpp"
#include "surface/api/service.hpp"
#include "surface/messages/catalogue.hpp"

namespace handlingsrom::api {

struct StructureStudyQuestion {
  std::filesystem::path file;  // TOML; examples/skaun-skoler.toml shows the form
  double seconds = 60;         // elapsed, of the search
  std::uint64_t seed = 1;
};

struct StudiedAlternative {
  std::string title;     // empty: today, the cheapest, the nearest
  std::string kind;      // "today", "cheapest", "nearest", "own"
  bool possible = true;  // false: someone would have no school, or seats are too few
  structure_study::Choice choice;
  structure_study::Sums sums;
};

/// A straight line of a way in use that leaves the land.
struct SeaWay {
  std::string from, to;
  double kilometres = 0, over_sea = 0;  // of the way; longest piece without land
};

/// What the council has adopted that those who live in an area shall have.
struct ServiceLevel {
  std::size_t area = 0;
  int lowest = 1, highest = 1;  // grades
  double most_kilometres = 0;
};
/// Which alternative breaks it, and how far it is there; NaN: no school.
struct BrokenLevel {
  std::size_t alternative = 0, level = 0;
  double kilometres = 0;
};

struct StructureStudyAnswer {
  MunicipalityIndex municipality{};
  std::optional<Assumptions> assumptions;  // of the study, the staffing model and the room `structure`
  structure_study::Study study;
  structure_study::Result result;
  std::vector<StudiedAlternative> alternatives;  // today, the cheapest, the nearest, then the file's
  std::vector<SeaWay> over_sea;                  // each area and school once
  std::vector<ServiceLevel> levels;              // as the file has them
  std::vector<BrokenLevel> broken;               // today's within
  std::vector<std::string> unknown;              // schools left out: number of pupils or place unknown
  bool ways_given = false;                       // by a file of ways; else straight lines times a factor
  double seconds = 0;
};

/// Throws Error(bad_input) for the file with place, found and expected; Error(no_solution, "study_schools_collide") with the smallest set of demands that cannot be
/// met together.
StructureStudyAnswer study_structure(const Service& service, const StructureStudyQuestion& question,
                                     const messages::Catalogue& catalogue);

/// The cheapest, and how sure that is, in the catalogue's language.
std::string structure_study_best(const StructureStudyAnswer& answer, const messages::Catalogue& catalogue);
/// What a reader must know: alternatives that cannot be, ways over the sea, schools left out, what is not within.
std::vector<std::string> structure_study_notices(const StructureStudyAnswer& answer,
                                                 const messages::Catalogue& catalogue);
/// Both, with the frontier between them.
std::vector<std::string> structure_study_words(const StructureStudyAnswer& answer,
                                               const messages::Catalogue& catalogue);
/// Today's, the cheapest's or the alternative's name.
std::string alternative_name(const StudiedAlternative& alternative, const messages::Catalogue& catalogue);
/// "Buvik, Børsa": the schools that are open, or closed though open today.
std::string open_names(const structure_study::Study& study, const structure_study::Choice& choice);
std::string closed_names(const structure_study::Study& study, const structure_study::Choice& choice);

/// The plan for the schools (skolebruksplan): page, Word document, PDF and workbook in `out`/NUMBER-name. Throws Error(cannot_write).
std::vector<std::filesystem::path> write_structure_plan(const Service& service, const StructureStudyAnswer& answer,
                                                        const messages::Catalogue& catalogue,
                                                        const std::filesystem::path& out, std::uint64_t seed);

}  // namespace handlingsrom::api
