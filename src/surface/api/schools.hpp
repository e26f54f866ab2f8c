// Schools closed or grades moved, asked for by name: what follows, and the sentences that say it.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "choice/structure/structure.hpp"
#include "surface/api/own_schools.hpp"
#include "surface/api/service.hpp"
#include "surface/messages/catalogue.hpp"

namespace handlingsrom::api {

struct SchoolQuestion {
  MunicipalityIndex municipality{};
  /// Schools by name, a unique part of it, or organisation number; with ":8-10" only those grades: "Naustdal skule:8-10"; with "=NAME" the school that takes them.
  std::vector<std::string> close{};
  /// What the user knows: "Viksdalen skule=60", or by grade "Viksdalen skule=6/5/7/8/9/6/7".
  std::vector<std::string> pupils{};
  /// Assumptions `structure.…` that are not at their default: "structure.detour_factor=1.6".
  std::vector<std::string> assumptions{};
  std::optional<Year> from{};  // else the lever's own lead after the first year
};

struct SchoolAnswer {
  Assumptions assumptions;  // of the room `structure`
  structure::Rules rules;
  std::vector<structure::School> schools;
  OwnSchools own;  // what the municipality has counted itself
  std::vector<structure::Closure> closures;
  structure::Alternative alternative;
  structure::Effect effect;
};

/// The most schools that one question may name.
inline constexpr std::size_t most_closures = 200;

/// Throws Error(unknown_name): "school_unknown", "school_ambiguous"; Error(bad_input): "school_wish" for text of no such form, "year_invalid",
/// and what structure::alternative, Assumptions::set and structure::schools_of throw.
SchoolAnswer school_alternative(const Service& service, const SchoolQuestion& question);

/// The alternative in a year: first the one that says what is gained and who gets further to go, then what a reader must know of how sure it is.
struct SchoolWords {
  std::string headline;
  std::vector<std::string> notes;
};
SchoolWords school_words(const SchoolAnswer& answer, Year year, const messages::Catalogue& catalogue);

/// The school that text names, as in SchoolQuestion::close. Throws Error(unknown_name): "school_unknown", "school_ambiguous".
std::size_t find_school(const std::vector<structure::School>& schools, const std::string& text);
/// The same with grades, "Naustdal skule:8-10", and with the school that takes them, "Jåren:5-7=Venn".
structure::Closure closure_of(const std::vector<structure::School>& schools, const std::string& text);
/// "NAME=60" apart. Throws Error(bad_input, "school_wish") with what was expected.
std::pair<std::string, double> name_and_number(const std::string& text, const char* expected);
/// What the user knows of schools: "Venn=128", or by grade from the lowest "Venn=18/16/20/19/17/18/20". Throws as find_school, and Error(bad_input, "school_wish").
std::vector<structure::OwnPupils> own_pupils(const std::vector<structure::School>& schools,
                                             const std::vector<std::string>& texts);
/// A municipality's pupils by grade on today's course, with the years before that the population is known of.
structure::Pupils projected_pupils(const Service& service, MunicipalityIndex municipality,
                                   const rooms::Figures& figures);

/// "1–7"; "–" where the school is not in the calculation.
std::string grades_text(int lowest, int highest);

}  // namespace handlingsrom::api
