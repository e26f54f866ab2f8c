// Kindergartens, care homes and homes staffed round the clock as they are and will be: the municipality as a whole, and each place where the user has a list of them.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "choice/structure/study/study.hpp"
#include "surface/api/service.hpp"
#include "surface/messages/catalogue.hpp"

namespace handlingsrom::api {

struct PlacesQuestion {
  MunicipalityIndex municipality{};
  structure_study::Service service = structure_study::Service::kindergarten;
  /// A list of the places: a table (CSV, Excel, ODS; standing/buildings) or a study (TOML). Empty: the municipality as a whole only.
  std::filesystem::path list;
  std::optional<std::string> bytes;      // of the list, where it is not on this machine; `list` is then only its name
  std::vector<std::string> assumptions;  // of the room structure_study: "structure_study.care_ward=10"
};

struct PlaceYear {
  double users = 0, low = 0, high = 0;  // expected; eight in ten lie between
  double groups = 0, staff = 0;         // FTE, leaders within
  double cost_per_user = 0;             // kr: staff times what an FTE costs
};
struct PlaceOutlook {
  std::string name;
  double seats = facts::missing;
  bool users_given = false;  // by the list; else its share of what the others leave
  std::vector<PlaceYear> years;
};

struct PlacesOutlook {
  structure_study::Service service{};
  std::string municipality;
  Year first{};
  std::vector<PlaceOutlook> places;  // of the list; empty: none was given
  std::vector<PlaceYear> whole;      // the municipality's; groups and staff are those of the list's places, NaN without
  std::vector<double> sector_staff,
      spending;                   // [year] FTE and kr of the whole sector: kindergartens, or health and care
  double seats = facts::missing;  // of all: the list's, else the municipality's own figure, else the public one
  std::string seats_from;         // "list", "own", "public" or "none"
  std::string file;               // the list's name
  double listed = 0;              // users that the list gives
};

/// The service of a name: "kindergarten", "care_home", "staffed_home" ("school" is none of these). Throws Error(usage, "usage_value").
structure_study::Service places_service(const std::string& name);

/// Throws Error(bad_input): what buildings::read_bytes throws for the list; "places_none" where it has no place of the service; "places_elsewhere" for a study of another
/// municipality, "places_other" for one of another service; what Assumptions::set throws.
PlacesOutlook places_outlook(const Service& service, const PlacesQuestion& question);

/// A column's head, or another text of structure_places, in the words of the service.
std::string places_text(const PlacesOutlook& outlook, const std::string& key, const messages::Catalogue& catalogue);
/// What is known of each place, and what nobody has published.
std::vector<std::string> places_words(const PlacesOutlook& outlook, const messages::Catalogue& catalogue);
/// One sentence of the service's users now and later, for where only the schools are shown.
std::string places_in_short(const PlacesOutlook& outlook, Year later, const messages::Catalogue& catalogue);

/// Sentence, sections and notices as a page shows them (StructurePlaces of docs/api/openapi.json).
nlohmann::ordered_json places_json(const Service& service, const PlacesQuestion& question, double width,
                                   const messages::Catalogue& catalogue);

}  // namespace handlingsrom::api
