// A study of structure as the page asks for it and shows it: a municipality's own file, or the register's places with what is set on the page.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "surface/api/service.hpp"
#include "surface/messages/catalogue.hpp"
#include "surface/report/deliver.hpp"

namespace handlingsrom::api {

struct StructureRequest {
  struct Site {
    std::string name;
    std::optional<double> pupils, seats;
    std::string must;  // "stay", "close" or empty
  };
  struct Alternative {
    std::string title;
    std::vector<std::string> close, open;  // names; "Jåren:5-7" closes grades
  };
  std::string municipality;                  // number or name
  std::string file;                          // a study of the user's (TOML); empty: written from what follows
  std::string ways;                          // the file of ways that it names, as text; empty: none
  std::optional<int> first_year, last_year;  // what is absent is left to the usual
  std::optional<int> most_schools, changes_a_year;
  std::array<std::optional<double>, 3> longest{};  // km in grades 1–4, 5–7, 8–10
  std::vector<Site> sites;
  std::vector<Alternative> alternatives;  // after the file's own
  /// The frontier's points as structure_best_json gave them: shown and compared, not searched for again.
  std::vector<Alternative> points;
  double seconds = 5;  // of the search
  double width = 640, wide = 640;
};

/// What refusals call the study, and what it is saved as.
inline constexpr const char* structure_file_name = "struktur.toml";

/// The study as a file, ready for `structure solve`. What is wrong in it is refused by whoever reads it.
std::string structure_file(const Service& service, const StructureRequest& request,
                           const messages::Catalogue& catalogue);

/// The cheapest, how sure that is, the frontier's points, places and areas (StructureBest of docs/api/openapi.json).
nlohmann::ordered_json structure_best_json(const Service& service, const StructureRequest& request,
                                           const messages::Catalogue& catalogue);

/// Today, the points and the alternatives side by side; `shown` ("today", "point-3", "alternative-1", "cheapest", "nearest") by year and on the map (StructureCompared
/// of docs/api/openapi.json). Throws Error(bad_input, "structure_not_shown") for another `shown`, and "year_invalid".
nlohmann::ordered_json structure_compared_json(const Service& service, const StructureRequest& request,
                                               const std::string& shown, std::optional<int> year,
                                               const messages::Catalogue& catalogue);

/// A child who lives in an area, by year of birth; or a school: what each alternative is for it, in a year in words and in all years in a table (StructureAnswer of docs/api/openapi.json).
/// Throws Error(bad_input, "structure_no_area"), "structure_no_site", "structure_born".
struct StructureQuestion {
  std::string area;
  std::optional<int> born;
  std::string site;  // asked about where `area` is empty
  std::optional<int> year;
};
nlohmann::ordered_json structure_answer_json(const Service& service, const StructureRequest& request,
                                             const StructureQuestion& question, const messages::Catalogue& catalogue);

/// The plan in `folder`: page and workbook always, Word document and PDF as asked.
std::vector<std::filesystem::path> write_structure_page_plan(const Service& service, const StructureRequest& request,
                                                             const messages::Catalogue& catalogue,
                                                             const std::filesystem::path& folder,
                                                             report::Formats formats);

}  // namespace handlingsrom::api
