// A municipality's study of its schools, from a file: what is best, what the politicians' alternatives do, and today beside them.
#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/standard_seed.hpp"
#include "choice/structure/study/study.hpp"
#include "surface/api/service.hpp"
#include "surface/api/structure_places.hpp"
#include "surface/messages/catalogue.hpp"

namespace handlingsrom::api {

/// A study as text (TOML; examples/skaun-skoler.toml shows the form), and where the file of ways that it names is found.
struct StructureStudySource {
  std::string text, name;  // `name` is what refusals call it
  std::function<std::string(const std::string&)>
      ways{};  // text of the file that `ways` names; none: a study with ways is refused
};
/// Files beside the study's own.
StructureStudySource structure_study_source(const std::filesystem::path& file);

struct StructureStudyQuestion {
  StructureStudySource source;
  double seconds = 60;  // elapsed, of the search
  std::uint64_t seed = standard_seed;
  bool search = true;  // else today and the file's own alternatives only
};

struct StudiedAlternative {
  std::string title;               // empty: today, the cheapest, the nearest
  std::string kind;                // "today", "cheapest", "nearest", "own"
  bool possible = true;            // false: someone would have no school, or seats are too few
  structure_study::Choice choice;  // in the last year
  structure_study::Sums sums;
  /// [site] years after the first in which it is opened or closed, where changes are spread over years; −1: never. Empty: all in the first.
  std::vector<int> changed{};
  std::vector<structure_study::Choice> by_year{};  // where changes are spread
  std::vector<structure::Closure> grades{};  // of sites that stay open without them, or with the site that takes them
  const structure_study::Choice& in_year(std::size_t t) const { return by_year.empty() ? choice : by_year[t]; }
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
  bool spread_proved = false;                    // with changes spread over years: no other schools and years cost less
  std::optional<PlacesOutlook> whole;  // the municipality's users; none for schools, which are all in the study
  bool ways_given = false;             // by a file of ways; else straight lines times a factor
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
/// A column's head in the words of what is studied.
std::string structure_study_column(const StructureStudyAnswer& answer, const std::string& key,
                                   const messages::Catalogue& catalogue);
/// Today's, the cheapest's or the alternative's name.
std::string alternative_name(const StudiedAlternative& alternative, const messages::Catalogue& catalogue);
/// "Buvik, Børsa": the schools that are open, or closed though open today.
std::string open_names(const structure_study::Study& study, const structure_study::Choice& choice);
std::string closed_names(const structure_study::Study& study, const structure_study::Choice& choice);

/// "Viggja (fra 2029), Jåren 5–7": what an alternative closes, with the year where changes are spread.
std::string closed_with_years(const StructureStudyAnswer& answer, const StudiedAlternative& alternative);

/// The plan for the schools (skolebruksplan): page, Word document, PDF and workbook in `out`/NUMBER-name. Throws Error(cannot_write).
std::vector<std::filesystem::path> write_structure_plan(const Service& service, const StructureStudyAnswer& answer,
                                                        const messages::Catalogue& catalogue,
                                                        const std::filesystem::path& out, std::uint64_t seed);

}  // namespace handlingsrom::api
